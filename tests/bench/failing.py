"""What does it cost to say what can go wrong, and who can have sent a status?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import median

from docs_app import store
from docs_app.core.architecture import Architecture
from docs_app.core.failures import failure_table, failures_of_hop
from docs_app.core.suspects import statuses, suspects
from docs_app.core.trace import trace
from tests.bench.large import with_examples
from tests.bench.measure import Figure, ms, seconds

ROUNDS = 15


def figures() -> list[Figure]:
    """Return the cost of a route's failure table and of a first and a later question."""
    published = store.load_published("storage-service")
    assert published is not None
    architecture = published.architecture
    route = architecture.routes[-1].slug
    table = _first(architecture, lambda value: failure_table(value, route))
    rows = failure_table(architecture, route)
    asked = _first(architecture, lambda value: suspects(value, 504))
    suspects(architecture, 504)
    again = median(seconds(lambda: suspects(architecture, 504)) for _ in range(ROUNDS))
    return [
        Figure(
            f"the failure table of {route}",
            ms(table),
            "50 ms at most",
            table <= 0.05,
            f"{len(rows)} rows",
        ),
        Figure("who can have sent a 504, asked first", ms(asked)),
        Figure("the same, asked again", ms(again)),
        *_of_very_many(),
    ]


def _of_very_many() -> list[Figure]:
    """Return the cost of the same questions to 10,000 hops, each of which has its example."""
    huge = with_examples()
    examples = sum(len(route.examples) for route in huge.routes)
    asked = seconds(lambda: statuses(huge))
    hop = seconds(lambda: failures_of_hop(huge, "service-5000"))
    return [
        Figure(
            "10,000 hops: every status, with who can have sent it",
            ms(asked),
            "3 s at most",
            asked <= 3,
            f"of {examples:,} examples a sample",
        ),
        Figure("the same: what can go wrong at one hop", ms(hop)),
    ]


def _first(architecture: Architecture, work: Callable[[Architecture], object]) -> float:
    """Return median seconds of work on a value that nobody asked this before.

    Its lookups are warm: one trace has been made, as every page makes one.
    """

    def once() -> float:
        value = replace(architecture)
        trace(value, value.routes[-1].examples[0].request)
        return seconds(lambda: work(value))

    once()
    return median(once() for _ in range(ROUNDS))
