"""A draft that is read while others write it is one that somebody wrote, never half of two."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest
from django.db import connection

from docs_app.core.architecture import Architecture, Hop, Port
from docs_app.store import load_draft, save_draft
from tests.core.builders import forward, storage
from tests.core.edits import edited

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def larger() -> Architecture:
    """Return the storage service with a hop more, to which a rule of another leads."""
    more = Hop("more", "More", "service", "vpc", ports=(Port("http", 8080, "HTTP", "vpc"),))
    value = edited(storage(), "hop:link", rules=(forward("more", "more/http"),))
    return replace(value, hops=(*value.hops, more), name="Larger")


def test_what_is_read_beside_a_writer_is_one_of_what_was_written() -> None:
    save_draft(storage())
    written, stop = (storage(), larger()), Event()

    def write() -> int:
        for number in range(60):
            save_draft(written[number % 2])
        stop.set()
        return 60

    def read() -> int:
        count = 0
        while not stop.is_set():
            assert load_draft("storage") in written
            count += 1
        return count

    def closing(act: Callable[[], int]) -> int:
        try:
            return act()
        finally:
            stop.set()
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(closing, (write, read, read)))
    assert counts[0] == 60
    assert min(counts[1:]) > 5
