"""Many queries that see the rows as they are at one moment, without a lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_BEGIN = {
    # Not as settings.py begins what writes: this one waits for nobody.
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}

_inside: ContextVar[bool] = ContextVar("inside a moment", default=False)


@contextmanager
def one_moment() -> Iterator[None]:
    """Let everything that is read within be of one moment, whatever others write meanwhile.

    Nothing can be written within. A transaction that is open already is left as it is: whoever
    writes in it has locked the architecture first.
    """
    begin = _BEGIN.get(connection.vendor)
    if _inside.get() or begin is None or connection.in_atomic_block:
        yield
        return
    token = _inside.set(True)
    try:
        with connection.cursor() as cursor:
            cursor.execute(begin)
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    finally:
        _inside.reset(token)
