"""Work that nobody waits for: done in the background, in order, with what goes wrong in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock

logger = logging.getLogger(__name__)

WORKERS = 4
"""Deliveries at a time: one that is slow holds up few others."""

_pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="notices")
_waiting: set[Future[None]] = set()
_lock = Lock()


def later(what: str, job: Callable[[], object]) -> None:
    """Do a job soon. ``what`` names it in the log, should it fail.

    A job must not ask the database: a thread of the pool would keep its connection for good. A
    process that ends in an orderly way does first what it was told to do.
    """
    done = _pool.submit(_carefully, what, job)
    with _lock:
        _waiting.add(done)
    done.add_done_callback(_forget)


def settle(seconds: float) -> bool:
    """Wait until everything is done that was told before, and say whether it is."""
    with _lock:
        waiting = set(_waiting)
    return not wait(waiting, seconds).not_done


def _carefully(what: str, job: Callable[[], object]) -> None:
    try:
        job()
    except Exception:
        logger.exception("Could not be delivered: %s", what)


def _forget(done: Future[None]) -> None:
    with _lock:
        _waiting.discard(done)
