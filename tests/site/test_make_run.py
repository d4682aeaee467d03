"""`make run`, typed in a fresh copy of the project: the newcomer's way in, whole."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.postgres import free_port
from tests.support.site import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as a clone has it, but for its environment, which is this one."""
    shutil.copytree(
        ROOT,
        tmp_path / "copy",
        ignore=shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache"),
    )
    (tmp_path / "copy" / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path / "copy"


@contextmanager
def running(folder: Path, port: int, said: Path) -> Iterator[str]:
    """`make run` on that port until the block ends; what it prints goes to the file `said`."""
    with said.open("w") as output:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process, said)
        yield f"http://127.0.0.1:{port}"
    finally:
        # The whole group, as Ctrl+C in a terminal does.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)


def wait_until_it_answers(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(240):
        assert process.poll() is None, said.read_text()
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)


def test_the_first_run_serves_the_site_and_the_second_one_keeps_everything(
    copy: Path, tmp_path: Path
) -> None:
    port, first, second = free_port(), tmp_path / "first", tmp_path / "second"

    with running(copy, port, first) as site, urllib.request.urlopen(f"{site}/") as home:
        assert home.status == 200
    with running(copy, port, second) as site, urllib.request.urlopen(f"{site}/") as home:
        assert home.status == 200

    assert first.read_text().count("password  ") == 1
    assert f"Serving on http://127.0.0.1:{port}/" in first.read_text()
    assert "password" not in second.read_text()


def test_a_port_in_use_ends_the_run_with_one_sentence(copy: Path, tmp_path: Path) -> None:
    port = free_port()

    with running(copy, port, tmp_path / "first"):
        refused = subprocess.run(
            ["make", "run", f"PORT={port}"],
            cwd=copy,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    assert refused.returncode != 0
    assert refused.stderr.splitlines()[0] == (
        f"Cannot serve on 127.0.0.1:{port} (address already in use); "
        "choose another with PORT=... or HOST=..."
    )
