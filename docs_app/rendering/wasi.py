"""Run Graphviz in its sandbox: in memory, no files, bounded in time and memory.

The calls are those of the module's exports: `malloc` for the strings handed in, `graphviz_render`,
and `graphviz_last_error`. Nothing is freed, as the instance and its memory are thrown away after
one layout: what one picture left behind, or broke, cannot reach the next.
"""

from dataclasses import dataclass, field

import wasmtime

from docs_app.rendering.errors import LayoutFailed, LayoutOutOfMemory, LayoutTimeout
from docs_app.rendering.limits import memory_bytes
from docs_app.rendering.sandbox import Sandbox, sandbox
from docs_app.rendering.ticker import ticks

# Graphviz can warn once for each edge; only the first messages are worth keeping.
MESSAGE_BYTES = 4096


def layout(dot: str, deadline: float, *, memory: int | None = None) -> str:
    """Return Graphviz's SVG of `dot`.

    `deadline` in seconds from now; `memory` in bytes, by default the setting's. Other threads run
    meanwhile: wasmtime is called without the interpreter's lock.
    Raises LayoutTimeout, LayoutOutOfMemory, LayoutFailed, and EngineUnavailable.
    """
    home = sandbox()
    with wasmtime.Store(home.engine) as store:
        store.set_limits(memory_size=memory_bytes() if memory is None else memory)
        store.set_epoch_deadline(ticks(deadline))
        with home.ticker.running():
            return _Guest(home, store).render(dot, deadline)


@dataclass
class _Guest:
    """One instance of the module, for one layout."""

    home: Sandbox
    store: wasmtime.Store
    messages: bytearray = field(default_factory=bytearray)

    def render(self, dot: str, deadline: float) -> str:
        try:
            self._start()
            return self._render(dot)
        except wasmtime.Trap as trap:
            if trap.trap_code is wasmtime.TrapCode.INTERRUPT:
                raise LayoutTimeout(f"The layout took longer than {deadline:g} s.") from trap
            reason = trap.message.splitlines()[-1].strip()
            raise LayoutFailed(f"Graphviz crashed: {reason}.") from trap
        except wasmtime.WasmtimeError as error:
            # Graphviz ends itself when an allocation fails; a module that needs more than the
            # limit just to start is refused by wasmtime.
            if b"out of memory" in self.messages or "memory minimum size" in str(error):
                raise LayoutOutOfMemory("The layout needs more memory than it is given.") from error
            raise LayoutFailed(f"Graphviz gave up: {self._said() or error}") from error

    def _start(self) -> None:
        wasi = wasmtime.WasiConfig()
        wasi.stderr_custom = self._hear
        self.store.set_wasi(wasi)
        self._exports = self.home.template.instantiate(self.store).exports(self.store)
        memory = self._exports["memory"]
        if not isinstance(memory, wasmtime.Memory):
            raise LayoutFailed("The module has no memory.")
        self._memory = memory

    def _render(self, dot: str) -> str:
        # One allocation for all that goes in: each call across the border costs 17 microseconds.
        length, format_and_engine = bytes(4), b"svg\0dot\0"
        length_at = self._put(length + format_and_engine + dot.encode() + b"\0")
        format_at = length_at + len(length)
        dot_at = format_at + len(format_and_engine)
        svg_at = self._call("graphviz_render", dot_at, format_at, format_at + 4, length_at)
        if not svg_at:
            raise LayoutFailed(f"Graphviz refused the DOT: {self._said() or self._last_error()}.")
        size = int.from_bytes(self._read(length_at, 4), "little")
        return self._read(svg_at, size).decode("utf-8", "replace")

    def _call(self, name: str, *arguments: int) -> int:
        function = self._exports[name]
        if not isinstance(function, wasmtime.Func):
            raise LayoutFailed(f"The module has no function {name}.")
        # Addresses are unsigned, wasmtime's 32-bit integers are not.
        return int(function(self.store, *arguments)) & 0xFFFFFFFF

    def _put(self, data: bytes) -> int:
        address = self._call("malloc", len(data))
        if not address:
            raise LayoutOutOfMemory("The DOT is larger than the memory for its layout.")
        self._memory.write(self.store, data, address)
        return address

    def _read(self, address: int, length: int) -> bytes:
        return bytes(self._memory.read(self.store, address, address + length))

    def _hear(self, data: bytes) -> None:
        self.messages += data[: MESSAGE_BYTES - len(self.messages)]

    def _said(self) -> str:
        return self.messages.decode("utf-8", "replace").strip()

    def _last_error(self) -> str:
        text = self._read(self._call("graphviz_last_error"), MESSAGE_BYTES)
        return text.partition(b"\0")[0].decode("utf-8", "replace")
