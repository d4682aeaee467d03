"""What was drawn before, kept by content: an entry is never stale, so none is ever invalidated."""

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from django.conf import settings
from django.core.cache import BaseCache, caches

from docs_app.rendering.engine import engine_identity

T = TypeVar("T")

# Raise it when this package makes other bytes of the same input.
FORMAT = 1

# Seconds. What was made in less is made again as quickly as a file of it is written and read: a
# small layout takes 3 ms, and keeping it took another one.
WORTH_KEEPING = 0.01

_MISSING = object()


def for_ever(_made: object) -> float | None:
    """Keep it until the cache itself, being full, throws it out: it can never be wrong."""
    return None


def cached(
    key_parts: Sequence[str],
    produce: Callable[[], T],
    seconds: Callable[[T], float | None] = for_ever,
) -> T:
    """Return what `produce` makes, or made before for the same parts.

    The parts must say everything that the result depends on, save Graphviz and this package, which
    are added here. `seconds` tells from the result how long to keep it; None is for ever.
    What took no time to speak of is not kept. Within one process a result is made by one at a
    time, while others who ask for it wait.
    """
    key = content_key(key_parts)
    store = _store()
    found = store.get(key, _MISSING)
    if found is not _MISSING:
        return found  # type: ignore[no-any-return] # a cache gives back what was put in
    with _alone(key):
        found = store.get(key, _MISSING)
        if found is not _MISSING:
            return found  # type: ignore[no-any-return]
        started = time.perf_counter()
        made = produce()
        if time.perf_counter() - started >= WORTH_KEEPING:
            store.set(key, made, timeout=seconds(made))
        return made


def content_key(key_parts: Sequence[str]) -> str:
    """Return the SHA-256 of the parts, the format and the engine; no two lists share one."""
    digest = hashlib.sha256()
    for part in (str(FORMAT), engine_identity(), *key_parts):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def _store() -> BaseCache:
    return caches["renders" if "renders" in settings.CACHES else "default"]


class _Turn:
    """A lock and the number of those who hold it or wait for it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.users = 0


_turns: dict[str, _Turn] = {}
_turns_lock = threading.Lock()


def _forget_turns() -> None:
    _turns.clear()
    _turns_lock.release()


os.register_at_fork(
    before=_turns_lock.acquire, after_in_parent=_turns_lock.release, after_in_child=_forget_turns
)


@contextmanager
def _alone(key: str) -> Iterator[None]:
    with _turns_lock:
        turn = _turns.setdefault(key, _Turn())
        turn.users += 1
    try:
        with turn.lock:
            yield
    finally:
        with _turns_lock:
            turn.users -= 1
            if not turn.users:
                _turns.pop(key, None)
