"""Where rules send on, from port to port, and what of it goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.lint.walking import forwards

Place = tuple[str, str | None]
"""A hop and one of its ports, by their slugs; a hop without ports has the port None."""

RuleKey = tuple[str, str]
"""A hop's slug and a rule's."""

Node = TypeVar("Node", str, Place)


@dataclass(frozen=True, slots=True)
class Forwards:
    """Places on which a rule takes what comes in, by rule; and where each rule sends it."""

    places: Mapping[RuleKey, tuple[Place, ...]]
    target: Mapping[RuleKey, Place]

    @classmethod
    def in_circles(cls, architecture: Architecture) -> Forwards:
        """Return the forwards on the way from a circle of places to a circle.

        Costs one pass, and another over the rules of hops that are on such a way, times the ports
        of those rules that name none.
        """
        pairs = {(hop.slug, action.to.hop) for hop, _, action in forwards(architecture)}
        hops = _on_circles(pairs)
        places: dict[RuleKey, tuple[Place, ...]] = {}
        target: dict[RuleKey, Place] = {}
        for hop, rule, action in forwards(architecture) if hops else ():
            if hop.slug in hops and action.to.hop in hops:
                places[hop.slug, rule.slug] = tuple(_places(hop, rule))
                target[hop.slug, rule.slug] = (action.to.hop, action.to.port)
        return cls(places, target).narrowed()

    def narrowed(self) -> Forwards:
        """Return these without places from which, or to which, no circle leads."""
        left = _on_circles(
            {(place, self.target[rule]) for rule, places in self.places.items() for place in places}
        )
        kept = {
            rule: tuple(place for place in places if place in left)
            for rule, places in self.places.items()
            if self.target[rule] in left
        }
        return Forwards(
            {rule: places for rule, places in kept.items() if places},
            {rule: self.target[rule] for rule, places in kept.items() if places},
        )


def _places(hop: Hop, rule: Rule) -> Iterator[Place]:
    if rule.match.port is not None or not hop.ports:
        yield hop.slug, rule.match.port
    else:
        yield from ((hop.slug, port.slug) for port in hop.ports)


def _on_circles(edges: Set[tuple[Node, Node]]) -> set[Node]:
    """Return what is on circles, or on a way from one circle to another. Linear."""
    left = _without_ends(edges)
    return left & _without_ends({(end, start) for start, end in edges if start in left})


def _without_ends(edges: Set[tuple[Node, Node]]) -> set[Node]:
    """Return what one can go on from for ever."""
    leaving: dict[Node, int] = {}
    into: dict[Node, list[Node]] = {}
    for start, end in edges:
        leaving[start] = leaving.get(start, 0) + 1
        leaving.setdefault(end, 0)
        into.setdefault(end, []).append(start)
    ends = [node for node, count in leaving.items() if count == 0]
    while ends:
        node = ends.pop()
        del leaving[node]
        for start in into.get(node, ()):
            leaving[start] -= 1
            if leaving[start] == 0:
                ends.append(start)
    return set(leaving)
