"""The clock of the sandbox: moves its epoch forward while something runs there."""

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import wasmtime

TICK_SECONDS = 0.01


class Ticker:
    """Ticks an engine's epoch from a daemon thread; asleep while nothing runs.

    An epoch belongs to the engine, so every running layout sees every tick, and each has a number
    of ticks of its own. A timer per layout could not do this: its tick would end the others too.
    """

    def __init__(self, engine: wasmtime.Engine) -> None:
        self._engine = engine
        self._running = 0
        self._changed = threading.Condition()
        threading.Thread(target=self._tick, name="graphviz-clock", daemon=True).start()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Tick at least as long as this block runs."""
        with self._changed:
            self._running += 1
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1

    def _tick(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._running > 0)
            time.sleep(TICK_SECONDS)
            self._engine.increment_epoch()


def ticks(seconds: float) -> int:
    """Ticks that take at least so many seconds: one more, as the current one has begun."""
    return math.ceil(max(seconds, 0.0) / TICK_SECONDS) + 1
