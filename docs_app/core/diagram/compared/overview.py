"""The picture of zones only, compared: each zone's hops are counted, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docs_app.core.architecture import Architecture
from docs_app.core.diagram.compared.marks import Marks, Trio, change_of, titled, words_now
from docs_app.core.diagram.compared.objects import box_around, compared_boxes, either, plain
from docs_app.core.diagram.compared.places import was
from docs_app.core.diagram.compared.sides import Side, Sides, in_one_order
from docs_app.core.diagram.legs import Cause
from docs_app.core.diagram.overview import (
    Grouping,
    Place,
    grouping_by,
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
    zones = _zones(sides, sides.after)
    grouping = grouping_by(zones, sides.places.homes)
    boxes = [each for each in compared_boxes(sides, marks) if each.both.slug in grouping.boxes]
    cards = _cards(sides, grouping, _told(sides, marks, zones, grouping))
    return boxes, cards, _edges(sides, grouping, marks)


def _zones(sides: Sides, side: Side) -> Architecture:
    """Return the zones of both where they stand in the picture, those of one side as they are."""
    around = sides.places.around
    zones = {zone.slug: zone for each in (*_both(sides), side) for zone in each.architecture.zones}
    placed = (slug for slug in sides.zones if slug in around)
    return replace(
        side.architecture,
        zones=tuple(replace(zones[slug], parent=around[slug]) for slug in placed),
        hops=(),
    )


def _both(sides: Sides) -> tuple[Side, Side]:
    return sides.before, sides.after


def _told(sides: Sides, marks: Marks, whole: Architecture, grouping: Grouping) -> Told:
    """Return for each card what became of how many objects that it stands for."""
    cards = {hop: place_id(place, grouping) for hop, place in grouping.places.items()}
    zones: dict[str, str] = {}
    for home, hop in {zone: hop for hop, zone in sides.places.homes.items()}.items():
        for zone in index_of(whole).zone_path(home):
            if zone not in grouping.boxes:
                zones.setdefault(zone, cards[hop])
    told: Told = {}
    for subject, changes in marks.by_subject.items():
        word, owner, key = split_subject(subject)
        at = zones if word == "zone" else cards
        name = owner if word in ("port", "rule") else key
        if word in ("zone", "hop", "port", "rule"):
            for slug in dict.fromkeys(at[each] for each in (name, was(name)) if each in at):
                told.setdefault(slug, Counter())[change_of(changes)] += 1
    return told


def _cards(sides: Sides, grouping: Grouping, told: Told) -> list[Trio[Card]]:
    places = {place_id(place, grouping): place for place in grouping.places.values()}
    old, new = (
        {
            card.id: replace(card, zone=_zone_on(sides, card, side))
            for card in overview_cards(
                _zones(sides, side), grouping, side.where, side.architecture.hops
            )
        }
        for side in _both(sides)
    )
    hops = {**sides.before.index.hops, **sides.after.index.hops}
    whole = overview_cards(
        _zones(sides, sides.after), grouping, sides.after.where, (hops[hop] for hop in sides.hops)
    )
    return [
        _Place(sides, places[card.id], told.get(card.id, Counter())).trio(
            card, old.get(card.id), new.get(card.id)
        )
        for card in whole
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
    causes = {cause for subject in marks.by_subject for cause in _causes(subject)}
    touched = {
        f"edge--{cards[leg.tail[0]]}---{cards[leg.head[0]]}"
        for side in _both(sides)
        for leg in (side.legs if causes else ())
        if leg.cause in causes
    }
    old, new = (
        {edge.id: edge for edge in overview_edges(side.legs, grouping, side.where, None)}
        for side in _both(sides)
    )
    former = {_plain(name): name for name in old}
    twins = {name for name in old if name != _plain(name) and _plain(name) in new}
    twins |= {name for name in new if name not in old and name in former}
    return [
        _edge(old.get(name), new.get(name), touched=name in touched, moved=name in twins)
        for name in in_one_order(old, tuple(new))
    ]


def _plain(edge: str) -> str:
    """Return the id of the same edge between its ends where they are now."""
    return edge.replace(was(""), "")


def _causes(subject: str) -> Iterator[Cause]:
    """Yield what legs of a rule or an address come from, also where its hop was."""
    word, owner, key = split_subject(subject)
    if word == "entry":
        yield "", key
    elif word == "rule":
        yield from ((owner, key), (was(owner), key))


def _edge(old: Edge | None, new: Edge | None, *, touched: bool, moved: bool) -> Trio[Edge]:
    edge = either(new, old)
    only = "" if old and new else "before" if old else "after"
    words = edge.lines[0].text
    if old and new:
        words = words_now(new.lines[0].text, old.lines[0].text)
        touched = touched or old.lines != new.lines
    change = {"before": "removed", "after": "added", "": "changed" if touched else ""}[only]
    change = "moved" if moved else change
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
