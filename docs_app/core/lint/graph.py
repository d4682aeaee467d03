"""Where rules send on, from port to port, and what of it goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.lint.walking import forwards

Place = tuple[str, str | None]
"""A hop and one of its ports, by their slugs; a hop without ports has the port None."""

RuleKey = tuple[str, str]
"""A hop's slug and a rule's."""


@dataclass(frozen=True, slots=True)
class Forwards:
    """Places on which a rule takes what comes in, by rule; and where each rule sends it."""

    places: Mapping[RuleKey, tuple[Place, ...]]
    target: Mapping[RuleKey, Place]

    @classmethod
    def of(cls, architecture: Architecture) -> Forwards:
        """Return an architecture's forwards. Costs one pass, times the ports of portless rules."""
        places: dict[RuleKey, tuple[Place, ...]] = {}
        target: dict[RuleKey, Place] = {}
        for hop, rule, action in forwards(architecture):
            places[hop.slug, rule.slug] = tuple(_places(hop, rule))
            target[hop.slug, rule.slug] = (action.to.hop, action.to.port)
        return cls(places, target)


def _places(hop: Hop, rule: Rule) -> Iterator[Place]:
    if rule.match.port is not None or not hop.ports:
        yield hop.slug, rule.match.port
    else:
        yield from ((hop.slug, port.slug) for port in hop.ports)


def on_circles(graph: Forwards) -> Forwards:
    """Return what is left when all that ends, and then all that nothing leads to, is taken away.

    These are the circles and what lies between two of them. Linear.
    """
    edges = [
        (place, graph.target[rule]) for rule, places in graph.places.items() for place in places
    ]
    left = _without_ends(edges)
    left &= _without_ends([(target, place) for place, target in edges if place in left])
    kept = {
        rule: tuple(place for place in places if place in left)
        for rule, places in graph.places.items()
        if graph.target[rule] in left
    }
    return Forwards(
        {rule: places for rule, places in kept.items() if places},
        {rule: graph.target[rule] for rule, places in kept.items() if places},
    )


def _without_ends(edges: list[tuple[Place, Place]]) -> set[Place]:
    """Return the places from which one can go on for ever."""
    leaving: dict[Place, int] = {}
    into: dict[Place, list[Place]] = {}
    for start, end in edges:
        leaving[start] = leaving.get(start, 0) + 1
        leaving.setdefault(end, 0)
        into.setdefault(end, []).append(start)
    ends = [place for place, count in leaving.items() if count == 0]
    while ends:
        place = ends.pop()
        del leaving[place]
        for start in into.get(place, ()):
            leaving[start] -= 1
            if leaving[start] == 0:
                ends.append(start)
    return set(leaving)
