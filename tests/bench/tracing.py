"""How many traces a second, and does a trace cost more on a gateway with more rules?"""

from __future__ import annotations

from statistics import median

from docs_app import store
from docs_app.core.architecture import Request
from docs_app.core.trace import trace
from tests.bench.large import wide
from tests.bench.measure import Figure, by_turns, seconds, times

CALLS = 200
ROUNDS = 15


def _storage_service() -> Figure:
    """Return how many examples of the storage service are traced in a second."""
    published = store.load_published("storage-service")
    assert published is not None
    value = published.architecture
    requests = [each.request for route in value.routes for each in route.examples]

    def ask() -> None:
        for request in requests:
            trace(value, request)

    ask()
    spent = median(seconds(ask) for _ in range(ROUNDS))
    return Figure("traces a second, the storage service's own examples", _rate(requests, spent))


def _rate(requests: list[Request], spent: float) -> str:
    return f"{len(requests) / spent:,.0f}"


def figures() -> list[Figure]:
    """Return the pace of traces, and the cost of one at 100 to 10,000 rules against 10."""
    few = wide(10)
    found = [_storage_service()]
    for rules in (100, 1_000, 10_000):
        many = wide(rules)

        def ask(architecture: object, number: int) -> None:
            request = Request("GET", f"https://api.example.org/r{number}/items/1")
            for _ in range(CALLS):
                trace(architecture, request)  # type: ignore[arg-type]

        one, _, ratio = by_turns(
            lambda many=many, last=rules - 1: ask(many, last), lambda: ask(few, 9), 15
        )
        found.append(
            Figure(
                f"a trace over {rules:,} rules, against 10 rules",
                times(ratio),
                "3 x at most",
                ratio <= 3,
                f"{CALLS / one:,.0f} traces a second",
            )
        )
    return found
