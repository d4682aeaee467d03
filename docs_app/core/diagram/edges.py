"""Legs -> edges: those between the same two ends become one, with a label line for each."""

from __future__ import annotations

from collections.abc import Iterable

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.diagram.labels import merge_paths, shorten
from docs_app.core.diagram.legs import End, Leg, words_of
from docs_app.core.diagram.parts import Edge, Line
from docs_app.core.diagram.walk import Walk
from docs_app.core.index import Index, index_of

Between = tuple[str, End, End]
"""The kind of some legs, and the two ends that they share."""

SAYS = {"entry": "calls", "forward": "forwards to", "asks": "asks"}


def edges_of(
    architecture: Architecture,
    legs: tuple[Leg, ...],
    where: Addresses,
    walk: Walk | None,
    ported: bool,
) -> tuple[Edge, ...]:
    """Return one edge for each kind of leg between two ends, in the order of the legs.

    Not ``ported``: the ends are hops, and what goes from a hop to itself is not drawn.
    """
    index = index_of(architecture)
    return tuple(edge_of(index, where, walk, *group) for group in grouped(legs, ported).items())


def grouped(legs: Iterable[Leg], ported: bool) -> dict[Between, list[Leg]]:
    """Return the legs by what they have in common: each group is an edge."""
    groups: dict[Between, list[Leg]] = {}
    for leg in legs:
        tail, head = (leg.tail, leg.head) if ported else ((leg.tail[0], None), (leg.head[0], None))
        if ported or tail != head:
            groups.setdefault((leg.kind, tail, head), []).append(leg)
    return groups


def said_by(index: Index, legs: list[Leg]) -> list[str]:
    """Return the lines of the label of an edge that is made of some legs, all that there are."""
    told = [text for leg in legs if (text := words_of(index, leg))]
    return merge_paths(told) if legs[0].kind == "forward" else list(dict.fromkeys(told))


def edge_of(
    index: Index, where: Addresses, walk: Walk | None, between: Between, legs: list[Leg]
) -> Edge:
    """Return the edge that is made of some legs."""
    kind, tail, head = between
    texts = [words_of(index, leg) for leg in legs]
    said = said_by(index, legs)
    title = f"{_name(index, tail)} {SAYS[kind]} {_name(index, head)}"
    return Edge(
        id=edge_id(between),
        kind=kind,
        tail=end_id(tail),
        head=end_id(head),
        lines=tuple(Line(line, _state(walk, spoken(line, texts, legs))) for line in shorten(said)),
        title=f"{title}: {'; '.join(said)}" if said else title,
        href=_href(where, legs),
        state=_state(walk, legs),
    )


def end_id(end: End) -> str:
    """Return the id of the pill or card that an end is drawn as."""
    return f"hop--{end[0]}" if end[1] is None else f"port--{end[0]}--{end[1]}"


def edge_id(between: Between) -> str:
    """Return the id of the edge between two ends."""
    kind, tail, head = between
    return f"{'asks' if kind == 'asks' else 'edge'}--{_key(tail)}---{_key(head)}"


def _key(end: End) -> str:
    return end[0] if end[1] is None else f"{end[0]}--{end[1]}"


def _name(index: Index, end: End) -> str:
    hop = index.hops[end[0]]
    port = index.ports.get((end[0], end[1])) if end[1] is not None else None
    return hop.name if port is None else f"{hop.name} port {port.number}"


def _href(where: Addresses, members: list[Leg]) -> str:
    """Lead to the rule or address if there is one only, else to where all of them are."""
    (hop, slug), many = members[0].cause, len({leg.cause for leg in members}) > 1
    if not hop:
        return where.table("entry-points") if many else where.entry_point(slug)
    owners = {leg.cause[0] for leg in members}
    if many:
        return where.hop(hop) if len(owners) == 1 else where.table("rules")
    return where.rule(hop, slug)


def _state(walk: Walk | None, members: list[Leg]) -> str:
    if walk is None:
        return "plain"
    if walk.arrival.intersection(members):
        return "current"
    return "strong" if walk.legs.intersection(members) else "dim"


def spoken(line: str, texts: list[str], legs: list[Leg]) -> list[Leg]:
    """Return the legs that a line speaks of; one that counts others speaks of them all."""
    path = line.removesuffix(" and below")
    spoken = [
        leg
        for leg, text in zip(legs, texts, strict=True)
        if line == text or path == text.replace("below ", "", 1)
    ]
    return spoken or legs
