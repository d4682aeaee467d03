"""The picture of zones only: what is left when a whole architecture is too much for one picture.

A zone that holds hops is one card that counts them; a zone around others is a box. Many zones of
one kind side by side are one card, and if that does not do, so are all zones below some depth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Hop
from docs_app.core.diagram.build import boxes_of
from docs_app.core.diagram.labels import plural, wrap, zone_words
from docs_app.core.diagram.legs import Leg
from docs_app.core.diagram.parts import Box, Card, Edge, Line
from docs_app.core.diagram.walk import Walk
from docs_app.core.index import Index, index_of

SIBLINGS_MAX = 12
CARDS_MAX = 150

ZONE_HEADINGS = {
    "internet": "Internet",
    "cloud": "Cloud account",
    "vpc": "Private network",
    "load_balancing": "Load balancing",
    "task": "Task",
    "group": "Group",
}

Place = tuple[str, ...]
"""Where a hop is counted: ("zone", slug), ("zones", parent, kind), or ("nowhere",)."""


@dataclass(frozen=True)
class Grouping:
    """Which card each hop is counted on, and the zones that are drawn as boxes around cards."""

    places: Mapping[str, Place]
    boxes: frozenset[str]


def grouping_of(architecture: Architecture) -> Grouping:
    """Return the finest grouping that makes at most ``CARDS_MAX`` cards, or the coarsest."""
    return grouping_by(architecture, {hop.slug: hop.zone for hop in architecture.hops})


def grouping_by(architecture: Architecture, homes: Mapping[str, str | None]) -> Grouping:
    """Return the grouping of hops that stand in these zones of the architecture."""
    index = index_of(architecture)
    crowds = Counter((zone.parent, zone.kind) for zone in architecture.zones)
    paths = {zone.slug: index.zone_path(zone.slug)[::-1] for zone in architecture.zones}
    for depth in (max((len(path) for path in paths.values()), default=1), 3, 2, 1):
        by_zone = {slug: _place(index, path[:depth], crowds) for slug, path in paths.items()}
        places = {hop: by_zone.get(zone or "", ("nowhere",)) for hop, zone in homes.items()}
        if len(set(places.values())) <= CARDS_MAX:
            break
    return Grouping(places, _around(index, set(places.values())))


def _place(
    index: Index, path: tuple[str, ...], crowds: Mapping[tuple[str | None, str], int]
) -> Place:
    """Return where the innermost zone of a path is counted: in the outermost crowd, or itself."""
    for slug in path:
        zone = index.zones[slug]
        if crowds[zone.parent, zone.kind] > SIBLINGS_MAX:
            return "zones", zone.parent or "", zone.kind
    return "zone", path[-1]


def _around(index: Index, places: set[Place]) -> frozenset[str]:
    around: set[str] = set()
    for place in places:
        if place[0] == "zone":
            around.update(index.zone_path(place[1])[1:])
        elif place[0] == "zones":
            around.update(index.zone_path(place[1] or None))
    return frozenset(around)


def overview_cards(
    architecture: Architecture,
    grouping: Grouping,
    where: Addresses,
    hops: Iterable[Hop] | None = None,
) -> tuple[Card, ...]:
    """Return a card for each place, in the order in which hops first stand in it.

    ``hops``: those to count, if not the architecture's own.
    """
    found: dict[Place, list[Hop]] = {}
    for hop in architecture.hops if hops is None else hops:
        found.setdefault(grouping.places[hop.slug], []).append(hop)
    index = index_of(architecture)
    return tuple(_card(index, place, inside, grouping, where) for place, inside in found.items())


def place_id(place: Place, grouping: Grouping) -> str:
    """Return the id of the card of a place; a zone that is a box has its own hops on ``inside``."""
    if place[0] == "zone" and place[1] in grouping.boxes:
        return f"inside--{place[1]}"
    return "--".join(part for part in place if part)


def _card(
    index: Index, place: Place, hops: list[Hop], grouping: Grouping, where: Addresses
) -> Card:
    counts = f"{plural(len(hops), 'hop')}, {plural(sum(len(hop.ports) for hop in hops), 'port')}"
    card = Card(
        place_id(place, grouping), "service", "No zone", (counts,), counts, where.table("hops")
    )
    if place[0] == "nowhere":
        return card
    if place[0] == "zone":
        zone = index.zones[place[1]]
        boxed = zone.slug in grouping.boxes
        names = ("directly inside",) if boxed else wrap(zone_words(zone), 28, 2)
        parent, kind, href = zone.slug if boxed else zone.parent, zone.kind, where.zone(zone.slug)
    else:
        zones = len({hop.zone for hop in hops})
        names, parent, kind = (plural(zones, "zone"),), place[1] or None, place[2]
        href = where.table("zones")
    return replace(
        card,
        kind=f"zone-{kind}",
        heading=ZONE_HEADINGS.get(kind, kind),
        name=(*names, counts),
        title=f"{' '.join(names)}: {counts}",
        href=href,
        zone=f"zone--{parent}" if parent in index.zones else None,
    )


def overview_boxes(
    architecture: Architecture, grouping: Grouping, where: Addresses
) -> tuple[Box, ...]:
    """Return the zones that stand around cards."""
    return tuple(box for box in boxes_of(architecture, where) if box.slug in grouping.boxes)


def overview_edges(
    legs: tuple[Leg, ...], grouping: Grouping, where: Addresses, walk: Walk | None
) -> tuple[Edge, ...]:
    """Return one edge between two cards for all the legs that lead from one to the other."""
    cards = {hop: place_id(place, grouping) for hop, place in grouping.places.items()}
    groups: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        tail, head = cards[leg.tail[0]], cards[leg.head[0]]
        if tail != head:
            groups.setdefault((tail, head), []).append(leg)
    return tuple(
        _edge(tail, head, members, where, walk) for (tail, head), members in groups.items()
    )


def _edge(tail: str, head: str, legs: list[Leg], where: Addresses, walk: Walk | None) -> Edge:
    kind = next(
        (kind for kind in ("forward", "entry") if any(leg.kind == kind for leg in legs)), "asks"
    )
    state = "plain" if walk is None else "strong" if walk.legs.intersection(legs) else "dim"
    count = len({leg.cause for leg in legs})
    words = plural(count, "address", "addresses") if kind == "entry" else plural(count, "rule")
    title = f"{words} from {tail.rpartition('--')[2]} to {head.rpartition('--')[2]}"
    table = where.table("entry-points" if kind == "entry" else "rules")
    return Edge(
        f"edge--{tail}---{head}", kind, tail, head, (Line(words, state),), title, table, state
    )
