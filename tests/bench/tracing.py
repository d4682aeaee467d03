"""Does a trace cost more on a gateway with more rules?"""

from __future__ import annotations

from docs_app.core.architecture import Request
from docs_app.core.trace import trace
from tests.bench.large import wide
from tests.bench.measure import Figure, by_turns, times

CALLS = 200


def figures() -> list[Figure]:
    """Return the cost of a trace at 100 to 10,000 rules against 10."""
    few = wide(10)
    found = []
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
