"""A legend of what a picture shows, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs_app.core.diagram.parts import EDGE_KINDS, Box, Card, Edge, Meaning
from docs_app.core.kinds import KINDS

ZONES = {
    "internet": "the internet",
    "cloud": "a cloud account",
    "vpc": "a private network",
    "load_balancing": "load balancing",
    "task": "a task, with how many run",
    "group": "a group",
}
STATES = {
    "strong": "thick, numbered: on the way of the request",
    "current": "double outline: the step you are at",
    "dim": "thin and pale: not on its way",
}


def legend_of(
    boxes: Iterable[Box], cards: Iterable[Card], edges: Iterable[Edge]
) -> tuple[Meaning, ...]:
    """Return what each class means, in a fixed order: zones, hops, edges, then states.

    ``kind`` is ``zone-KIND``, ``kind-KIND``, ``edge-KIND`` or ``state-STATE``, as in the picture.
    """
    boxes, cards, edges = tuple(boxes), tuple(cards), tuple(edges)
    hops = {card.kind for card in cards}
    zones = {box.kind for box in boxes} | {kind.removeprefix("zone-") for kind in hops}
    ways = {edge.kind for edge in edges}
    states = {card.state for card in cards} | {edge.state for edge in edges}
    return tuple(_rows(zones, hops, ways, states))


def _rows(zones: set[str], hops: set[str], ways: set[str], states: set[str]) -> Iterator[Meaning]:
    yield from (Meaning(f"zone-{kind}", said) for kind, said in ZONES.items() if kind in zones)
    yield from (
        Meaning(f"kind-{each.slug}", each.label) for each in KINDS.values() if each.slug in hops
    )
    yield from (Meaning(f"edge-{kind}", said) for kind, said in EDGE_KINDS.items() if kind in ways)
    yield from (Meaning(f"state-{kind}", said) for kind, said in STATES.items() if kind in states)
