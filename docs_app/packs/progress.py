"""How far a pack is, in a cache that all processes share."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.core.cache import BaseCache, caches

RUNNING, FAILED = "running", "failed"

BEAT = 3.0
"""Seconds between two signs of life of who makes a pack."""

SILENCE = 20.0
"""Seconds without a sign after which whoever made it is taken to be gone."""

REMEMBERED = 600
"""Seconds for which a failure is told instead of being tried once more."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, and how many parts of how many are done (0 of 0: not known yet).

    ``at`` is when there was a sign of life; ``error`` says why it failed.
    """

    state: str
    what: str = ""
    done: int = 0
    of: int = 0
    at: float = 0.0
    error: str = ""

    @property
    def alive(self) -> bool:
        return self.state == RUNNING and time.time() - self.at < SILENCE


def shelf() -> BaseCache:
    """Return the cache: files by default, as the one for pages may be each process's own."""
    return caches["renders"]


def known(key: str) -> Progress | None:
    """Return how far it is; None: nobody makes it, or who did is gone."""
    found = shelf().get(_name(key))
    if not isinstance(found, Progress):
        return None
    return found if found.alive or found.state == FAILED else None


def fail(key: str, why: str) -> None:
    """Write down that it cannot be made."""
    shelf().set(_name(key), Progress(FAILED, error=why), timeout=REMEMBERED)


def forget(key: str) -> None:
    """Forget how far it was."""
    shelf().delete(_name(key))


def _name(key: str) -> str:
    return f"pack-progress:{key}"


class Beacon:
    """Writes how far a pack is, at each step and every few seconds, while somebody makes it."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._now = Progress(RUNNING, "Waiting for its turn")
        self._done = threading.Event()
        self._lock = threading.Lock()

    def report(self, what: str, done: int, of: int) -> None:
        """Say what is being done."""
        with self._lock:
            self._now = replace(self._now, what=what, done=done, of=of)
            self._write()

    @contextmanager
    def lit(self) -> Iterator[Beacon]:
        """Give signs of life until the end of the block, however it ends."""
        self.report(self._now.what, 0, 0)
        beat = threading.Thread(target=self._beat, name="pack-beacon", daemon=True)
        beat.start()
        try:
            yield self
        finally:
            self._done.set()
            beat.join()

    def _beat(self) -> None:
        while not self._done.wait(BEAT):
            with self._lock:
                self._write()

    def _write(self) -> None:
        progress = replace(self._now, at=time.time())
        shelf().set(_name(self.key), progress, timeout=REMEMBERED)
