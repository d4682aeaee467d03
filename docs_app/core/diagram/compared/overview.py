"""The picture of zones only, compared: each zone's hops are counted, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docs_app.core.architecture import Architecture
from docs_app.core.diagram.compared.marks import Marks, Trio, change_of, titled, words_now
from docs_app.core.diagram.compared.objects import box_around, compared_boxes, either, plain
from docs_app.core.diagram.compared.places import was
from docs_app.core.diagram.compared.sides import Side, Sides, in_one_order
from docs_app.core.diagram.legs import Leg
from docs_app.core.diagram.overview import (
    Grouping,
    Place,
    grouping_of,
    overview_cards,
    overview_edges,
    place_id,
)
from docs_app.core.diagram.parts import SIGNS, Box, Card, Edge, Line
from docs_app.core.diff.shape import split_subject
from docs_app.core.index import index_of

Overview = tuple[list[Trio[Box]], list[Trio[Card]], list[Trio[Edge]]]
Told = dict[str, Counter[str]]
"""By card how many objects in its zone were added, removed, changed and moved."""

NOTHING = "0 hops, 0 ports"


def compared_overview(sides: Sides, marks: Marks) -> Overview:
    """Return boxes, cards and edges of the zones of both."""
    whole = _whole(sides, (sides.before, sides.after))
    grouping = grouping_of(whole)
    boxes = [each for each in compared_boxes(sides, marks) if each.both.slug in grouping.boxes]
    cards = _cards(sides, whole, grouping, _told(sides, marks, whole, grouping))
    return boxes, cards, _edges(sides, grouping, marks)


def _whole(sides: Sides, of: Sequence[Side]) -> Architecture:
    """Return the hops of one side or both where they stand in the picture, among all zones.

    What both have is as it is on the last side.
    """
    around, homes = sides.places.around, sides.places.homes
    zones = {zone.slug: zone for side in (*_both(sides), *of) for zone in side.architecture.zones}
    hops = {hop.slug: hop for side in of for hop in side.architecture.hops}
    return replace(
        of[-1].architecture,
        zones=tuple(
            replace(zones[slug], parent=around[slug]) for slug in sides.zones if slug in around
        ),
        hops=tuple(replace(hops[s], zone=homes.get(s)) for s in sides.hops if s in hops),
    )


def _both(sides: Sides) -> tuple[Side, Side]:
    return sides.before, sides.after


def _told(sides: Sides, marks: Marks, whole: Architecture, grouping: Grouping) -> Told:
    """Return for each card what became of how many objects that it stands for."""
    cards = {hop: place_id(place, grouping) for hop, place in grouping.places.items()}
    zones: dict[str, str] = {}
    for hop in whole.hops:
        for zone in index_of(whole).zone_path(hop.zone):
            if zone not in grouping.boxes:
                zones.setdefault(zone, cards[hop.slug])
    told: Told = {}
    for subject, changes in marks.by_subject.items():
        word, owner, key = split_subject(subject)
        at = zones if word == "zone" else cards
        name = owner if word in ("port", "rule") else key
        if word in ("zone", "hop", "port", "rule"):
            for slug in dict.fromkeys(at[each] for each in (name, was(name)) if each in at):
                told.setdefault(slug, Counter())[change_of(changes)] += 1
    return told


def _cards(sides: Sides, whole: Architecture, grouping: Grouping, told: Told) -> list[Trio[Card]]:
    places = {place_id(place, grouping): place for place in grouping.places.values()}
    old, new = (
        {
            card.id: replace(card, zone=_zone_on(sides, card, side))
            for card in overview_cards(_whole(sides, (side,)), grouping, side.where)
        }
        for side in _both(sides)
    )
    return [
        _Place(sides, places[card.id], told.get(card.id, Counter())).trio(
            card, old.get(card.id), new.get(card.id)
        )
        for card in overview_cards(whole, grouping, sides.after.where)
    ]


def _zone_on(sides: Sides, card: Card, side: Side) -> str | None:
    return box_around(sides, (card.zone or "").removeprefix("zone--") or None, side)


@dataclass(frozen=True)
class _Place:
    """What one card stands for, and what became of how many objects there."""

    sides: Sides
    place: Place
    told: Counter[str]

    @property
    def twice(self) -> bool:
        """Say whether this is a zone that moved."""
        return self.place[0] == "zone" and ("zone", plain(self.place[1])) in self.sides.places.twice

    @property
    def counts(self) -> str:
        """Return ``1 added, 2 changed``."""
        return ", ".join(f"{self.told[each]} {each}" for each in SIGNS if self.told[each])

    def trio(self, both: Card, old: Card | None, new: Card | None) -> Trio[Card]:
        """Return the card marked; ``both`` is where it stands."""
        if self.place[0] == "zone" and all(
            self.place[1] in side.index.zones for side in _both(self.sides)
        ):
            # A zone that both have, which on one side holds nothing that is drawn.
            old, new = (
                old or self._emptied(both, new, self.sides.before),
                new or self._emptied(both, old, self.sides.after),
            )
        merged = either(new, old)
        if old and new:
            gone = tuple(f"was {each}" for each in old.name if each not in new.name)
            merged = replace(new, name=(*new.name, *gone, *([self.counts] if self.counts else ())))
        only = "" if old and new else "before" if old else "after"
        return Trio(
            self._marked(replace(merged, zone=both.zone), only),
            old and self._marked(old, only),
            new and self._marked(new, only),
        )

    def _emptied(self, both: Card, other: Card | None, side: Side) -> Card:
        card = either(other, both)
        name, zone = (*card.name[:-1], NOTHING), _zone_on(self.sides, both, side)
        return replace(card, name=name, title=f"{card.name[0]}: {NOTHING}", zone=zone)

    def _marked(self, card: Card, only: str) -> Card:
        change = self._change(only)
        notes = (self.counts,) if self.counts and not only else ()
        title = titled(card.title, change, notes)
        return replace(
            card, title=title, change=change, only=only, state="plain" if change else "dim"
        )

    def _change(self, only: str) -> str:
        if self.twice:
            return "moved"
        if only:
            return {"before": "removed", "after": "added"}[only]
        return "" if not self.told else "moved" if set(self.told) == {"moved"} else "changed"


def _edges(sides: Sides, grouping: Grouping, marks: Marks) -> list[Trio[Edge]]:
    cards = {hop: place_id(place, grouping) for hop, place in grouping.places.items()}
    touched = {
        f"edge--{cards[leg.tail[0]]}---{cards[leg.head[0]]}"
        for side in _both(sides)
        for leg in side.legs
        if marks.of(_subject(leg))
    }
    old, new = (
        {edge.id: edge for edge in overview_edges(side.legs, grouping, side.where, None)}
        for side in _both(sides)
    )
    return [
        _edge(old.get(name), new.get(name), name in touched)
        for name in in_one_order(old, tuple(new))
    ]


def _subject(leg: Leg) -> str:
    hop, slug = leg.cause
    return f"rule:{plain(hop)}/{slug}" if hop else f"entry:{slug}"


def _edge(old: Edge | None, new: Edge | None, touched: bool) -> Trio[Edge]:
    edge = either(new, old)
    only = "" if old and new else "before" if old else "after"
    words = edge.lines[0].text
    if old and new:
        words = words_now(new.lines[0].text, old.lines[0].text)
        touched = touched or old.lines != new.lines
    change = {"before": "removed", "after": "added", "": "changed" if touched else ""}[only]
    state = "plain" if change else "dim"

    def marked(edge: Edge, text: str) -> Edge:
        line = Line(text, state, change, only)
        title = titled(edge.title, change, ())
        return replace(edge, lines=(line,), title=title, change=change, only=only, state=state)

    return Trio(
        marked(edge, words),
        old and marked(old, old.lines[0].text),
        new and marked(new, new.lines[0].text),
    )
