"""Which examples are asked in all ways: all of them, or so many that a page can wait for it.

Each costs some eighty traces, so a large architecture cannot have all of its examples asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Request
from docs_app.core.index import index_of, kept
from docs_app.core.steps import Trace
from docs_app.core.trace import trace

MOST = 100
"""Examples that are asked in all ways."""

LOOKED_AT = 2_000
"""Examples, spread evenly, that are traced once each to choose from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An example that can be sent: slugs of its route and its own, its request, its trace."""

    route: str
    example: str
    request: Request
    plain: Trace


@dataclass(frozen=True, slots=True)
class Sample:
    """The examples to ask, in their own order; ``of`` counts all that there are."""

    asked: tuple[Asked, ...]
    of: int

    @property
    def partly(self) -> bool:
        """Say whether there are examples that are not asked."""
        return self.of > MOST


def sample(architecture: Architecture) -> Sample:
    """Return the examples to ask; where there are too many, one of each kind of way first.

    A way's kind is that of its hops and how it ends. Then come those that pass a hop that none
    before them passes.
    """
    return kept(architecture, "sample", _sample)


def _sample(architecture: Architecture) -> Sample:
    every = [
        (route.slug, example.slug, example.request)
        for route in architecture.routes
        for example in route.examples
    ]
    if len(every) <= MOST:
        return Sample(tuple(_traced(architecture, every)), len(every))
    spread = every[:: -(-len(every) // LOOKED_AT)]
    found = list(_traced(architecture, spread))
    chosen = sorted(_in_turn(architecture, found)[:MOST])
    return Sample(tuple(found[place] for place in chosen), len(every))


def _traced(
    architecture: Architecture, examples: Sequence[tuple[str, str, Request]]
) -> Iterator[Asked]:
    for route, example, request in examples:
        try:
            yield Asked(route, example, request, trace(architecture, request))
        except ValueError:
            continue  # It cannot be sent; running the examples says so.


def _in_turn(architecture: Architecture, found: Sequence[Asked]) -> list[int]:
    """Return the places of all, those first that show what none before them shows."""
    hops = index_of(architecture).hops
    kinds: set[object] = set()
    passed: set[str] = set()
    ranks: list[tuple[int, int]] = []
    for place, each in enumerate(found):
        way = [step.hop for step in each.plain.steps]
        outcome = each.plain.outcome
        kind = (*(hops[slug].kind for slug in way), outcome.kind, outcome.code, outcome.status)
        new = 0 if kind not in kinds else 1 if not passed.issuperset(way) else 2
        ranks.append((new, place))
        kinds.add(kind)
        passed.update(way)
    return [place for _, place in sorted(ranks)]
