"""Packs that take long are made beside the requests: started by one, fetched by another."""

from __future__ import annotations

import logging
import threading

from docs_app.packs.making import content_of, file_made
from docs_app.packs.order import Order
from docs_app.packs.progress import Beacon, Progress, fail, forget, known, shelf
from docs_app.pictures import Exported
from docs_app.rendering import RenderError

log = logging.getLogger(__name__)

BROKEN = "Something went wrong while it was made; the site's log says what."

_turn = threading.Lock()
"""One pack at a time in a process: two at once would take twice as long, and twice the memory."""


def fetch(order: Order, format: str, *, again: bool = False) -> Exported | Progress:
    """Return a pack's file, or how far it is: a slow one is made in the background.

    ``again``: a failure is tried once more. A quick one is made here; RenderError: it cannot be.
    """
    key = f"{order.key}-{format}"
    content: bytes | None = shelf().get(_name(key))
    if content is not None:
        return file_made(order, format, content)
    if not order.is_slow:
        content = content_of(order, format, _silent)
        shelf().set(_name(key), content, timeout=None)
        return file_made(order, format, content)
    progress = known(key)
    if progress is not None and not (again and progress.error):
        return progress
    start(order, format, key)
    return known(key) or Progress("running", "Waiting for its turn")


def start(order: Order, format: str, key: str) -> threading.Thread:
    """Start making a pack. It ends with the process: whoever asks next then starts it anew."""
    beacon = Beacon(key)
    beacon.report("Waiting for its turn", 0, 0)
    job = threading.Thread(target=_make, args=(order, format, beacon), name="pack", daemon=True)
    job.start()
    return job


def _make(order: Order, format: str, beacon: Beacon) -> None:
    key = beacon.key
    with beacon.lit(), _turn:
        try:
            content = content_of(order, format, beacon.report)
        except RenderError as error:
            content, why = None, str(error)
        except Exception:
            # Nobody waits for this thread: what is not told here is told nowhere.
            log.exception("The review pack %s could not be made.", order.name)
            content, why = None, BROKEN
    if content is None:
        fail(key, why)
        return
    shelf().set(_name(key), content, timeout=None)
    forget(key)


def _name(key: str) -> str:
    return f"pack:{key}"


def _silent(what: str, done: int, of: int) -> None:
    """Tell nobody."""
