"""The alternative engine: the system's `dot` in a process of its own, under the same limits."""

import os
import shutil
import subprocess
from functools import cache

from docs_app.rendering.errors import (
    EngineUnavailable,
    LayoutFailed,
    LayoutOutOfMemory,
    LayoutTimeout,
)
from docs_app.rendering.limits import memory_bytes

# The shell sets the limit (RLIMIT_AS) and then becomes dot: Python's preexec_fn, which could do
# it too, is unsafe in a process with threads.
LIMITED_DOT = 'ulimit -v "$1" && exec "$2" -Tsvg'

# How libraries and Graphviz's versions complain about memory.
MEMORY_COMPLAINTS = (
    "out of memory",
    "cannot allocate memory",
    "bad_alloc",
    "failed to allocate",
    "failed to map segment",
)


def layout(dot: str, deadline: float, *, memory: int | None = None) -> str:
    """Return the SVG that the system's `dot` makes of `dot`; limits and errors as wasi.layout."""
    kilobytes = (memory_bytes() if memory is None else memory) // 1024
    try:
        done = subprocess.run(  # noqa: S603 - a fixed script; DOT goes in by stdin only
            ["/bin/sh", "-c", LIMITED_DOT, "sh", str(kilobytes), _program()],
            input=dot.encode(),
            capture_output=True,
            timeout=deadline,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LayoutTimeout(f"The layout took longer than {deadline:g} s.") from error
    if done.returncode:
        raise _failure(done.returncode, done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")


@cache
def version() -> str:
    """Return what `dot -V` says, such as `dot - graphviz version 2.43.0 (0)`."""
    done = subprocess.run(  # noqa: S603 - a fixed command
        [_program(), "-V"], capture_output=True, text=True, timeout=10, check=True
    )
    return done.stderr.strip()


def _program() -> str:
    program = shutil.which("dot")
    if program is None:
        raise EngineUnavailable(
            "GRAPHVIZ_ENGINE is `dot`, but no program `dot` is installed. Install Graphviz "
            "(Debian: apt-get install graphviz), or unset GRAPHVIZ_ENGINE."
        )
    return program


def _environment() -> dict[str, str]:
    # SERVER_NAME tells Graphviz that it draws for a web server: it then opens no file that DOT
    # names (https://graphviz.org/doc/info/command.html).
    return {"PATH": os.environ.get("PATH", os.defpath), "SERVER_NAME": "routebook"}


def _failure(code: int, said: str) -> LayoutFailed | LayoutOutOfMemory:
    if any(complaint in said.lower() for complaint in MEMORY_COMPLAINTS):
        return LayoutOutOfMemory("The layout needs more memory than it is given.")
    if code < 0:
        return LayoutFailed(f"Graphviz crashed by signal {-code}. {said}".strip())
    return LayoutFailed(f"Graphviz refused the DOT: {said}")
