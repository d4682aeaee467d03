"""Zones, hops and ports of both architectures, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docs_app.core.architecture import Port
from docs_app.core.diagram.build import boxes_of, cards_of
from docs_app.core.diagram.compared.marks import (
    Changes,
    Marks,
    Part,
    Trio,
    change_of,
    titled,
    words_now,
)
from docs_app.core.diagram.compared.places import was
from docs_app.core.diagram.compared.sides import Side, Sides
from docs_app.core.diagram.labels import port_words
from docs_app.core.diagram.parts import Box, Card, Pill
from docs_app.core.diagram.view import View
from docs_app.core.diff import Change
from docs_app.core.diff.shape import split_subject


def compared_cards(sides: Sides, view: View, marks: Marks, loose: Changes) -> list[Trio[Card]]:
    """Return a card for each hop, two for one that moved; ``loose`` changes are told on theirs."""
    return list(_Cards(sides, view, marks, loose).all())


class _Cards:
    def __init__(self, sides: Sides, view: View, marks: Marks, loose: Changes) -> None:
        self.sides, self.view, self.marks, self.loose = sides, view, marks, loose
        self.old, self.new = (
            {card.id: card for card in cards_of(side.architecture, view, side.where, sides.crowded)}
            for side in (sides.before, sides.after)
        )

        if view.detail != "ports":
            self.loose = _with_ports(marks, loose)

    def all(self) -> Iterator[Trio[Card]]:
        for slug in self.sides.hops:
            card = f"hop--{slug}"
            yield self._card(slug, self.old.get(card), self.new.get(card))

    def _card(self, slug: str, old: Card | None, new: Card | None) -> Trio[Card]:
        own_slug = plain(slug)
        own = self.marks.of(f"hop:{own_slug}")
        more = self.loose.get(own_slug, ())
        twice = ("hop", own_slug) in self.sides.places.twice
        change = "moved" if twice else change_of(own) or ("changed" if more else "")
        only = _only(old, new)
        notes = (*_notes(self.marks, own, twice, only), *self.marks.sentences(more))
        pills = [
            self._pill(slug, port, old, new, "" if twice else change)
            for port in (self.sides.ports[slug] if self.view.detail == "ports" else ())
        ]

        def marked(card: Card, show: str) -> Card:
            inside = tuple(pill for each in pills if (pill := each.of(show)))
            return replace(
                card,
                title=titled(card.title, change, notes),
                pills=inside,
                change=change,
                only=only,
                state="plain" if change else "dim",
            )

        both, homes = _merged(old, new, _slug_was(own)), self.sides.places.homes
        return Trio(
            marked(replace(both, zone=box_around(self.sides, homes.get(slug))), "both"),
            old and marked(old, "before"),
            new and marked(new, "after"),
        )

    def _pill(
        self, slug: str, port: str, old_card: Card | None, new_card: Card | None, around: str
    ) -> Trio[Pill]:
        pill_id = f"port--{slug}--{port}"
        old, new = _pill_of(old_card, pill_id), _pill_of(new_card, pill_id)
        own = self.marks.of(f"port:{plain(slug)}/{port}")
        whole = around if old_card is None or new_card is None else ""
        change, notes, only = change_of(own) or whole, self.marks.notes(own), _only(old, new)

        def marked(pill: Pill) -> Pill:
            title = titled(pill.title, change, notes)
            state = "plain" if change else "dim"
            return replace(pill, title=title, change=change, only=only, state=state)

        both = either(new, old)
        if old and new:
            ports = self.sides.before.index.ports, self.sides.after.index.ports
            alone = len(self.sides.ports[slug]) == 1 and slug not in self.sides.crowded
            both = replace(new, label=_label(ports[0][slug, port], ports[1][slug, port], alone))
        return Trio(marked(both), old and marked(old), new and marked(new))


def _with_ports(marks: Marks, loose: Changes) -> Changes:
    """Return the changes to tell on hops with those of ports, where no ports are drawn."""
    told = {hop: list(changes) for hop, changes in loose.items()}
    for subject, changes in marks.by_subject.items():
        word, owner, _ = split_subject(subject)
        if word == "port":
            told.setdefault(owner, []).extend(changes)
    return told


def plain(slug: str) -> str:
    """Return the slug of a hop or zone without what says that it stands where it was."""
    return slug.removeprefix(was(""))


def either(new: Part | None, old: Part | None) -> Part:
    """Return what is there: on one side at least it is."""
    return next(part for part in (new, old) if part is not None)


def _only(old: object, new: object) -> str:
    return "" if old and new else "before" if old else "after"


def _notes(marks: Marks, own: Sequence[Change], twice: bool, only: str) -> tuple[str, ...]:
    """Return what is said of an object; of one that moved also which of its two places this is."""
    place = {"before": "it was here", "after": "it is here now"}.get(only, "") if twice else ""
    return (*marks.notes(own), *((place,) if place else ()))


def _pill_of(card: Card | None, id: str) -> Pill | None:
    return next((pill for pill in card.pills if pill.id == id), None) if card else None


def _slug_was(own: Sequence[Change]) -> tuple[str, ...]:
    """Return the line that tells of another slug: of a rename nothing else is to be seen."""
    return tuple(f"slug was {each.before}" for each in own if each.kind == "renamed")


def _merged(old: Card | None, new: Card | None, slug_was: tuple[str, ...]) -> Card:
    if old is None or new is None:
        return either(new, old)
    heading = words_now(new.heading, old.heading)
    return replace(new, heading=heading, name=(*_lines_now(new.name, old.name), *slug_was))


def _lines_now(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[str, ...]:
    return new if new == old else (*new, f"was {old[0]}", *old[1:])


def _label(old: Port, new: Port, alone: bool) -> str:
    """Return ``:9001 (was :9000) HTTP``, or ``:443 HTTPS (was HTTP)``."""
    number = words_now(f":{new.number}", f":{old.number}")
    protocol = words_now(new.protocol, old.protocol)
    return port_words(new, alone).replace(f":{new.number} {new.protocol}", f"{number} {protocol}")


def compared_boxes(sides: Sides, marks: Marks) -> list[Trio[Box]]:
    """Return the zones around something, outer before inner; two for one that moved."""
    around, used = sides.places.around, used_zones(sides)
    old, new = (
        {box.slug: box for box in boxes_of(side.architecture, side.where, used)}
        for side in (sides.before, sides.after)
    )
    depths = {slug: len(list(outwards(slug, around))) for slug in used}
    inwards = sorted((slug for slug in sides.zones if slug in used), key=depths.__getitem__)
    return [_box(sides, marks, slug, old.get(slug), new.get(slug)) for slug in inwards]


def box_around(sides: Sides, zone: str | None, side: Side | None = None) -> str | None:
    """Return the box of a zone, or on one side of the nearest around it that is there."""
    chain = outwards(zone, sides.places.around)
    zones = (each for each in chain if side is None or each in side.index.zones)
    return next((f"zone--{each}" for each in zones), None)


def used_zones(sides: Sides) -> frozenset[str]:
    """Return the zones that hold a hop in the picture."""
    homes, around = sides.places.homes.values(), sides.places.around
    return frozenset(zone for home in set(homes) for zone in outwards(home, around))


def outwards(zone: str | None, around: Mapping[str, str | None]) -> Iterator[str]:
    """Yield a zone and those around it, innermost first."""
    while zone is not None:
        yield zone
        zone = around[zone]


def _box(sides: Sides, marks: Marks, slug: str, old: Box | None, new: Box | None) -> Trio[Box]:
    own = marks.of(f"zone:{plain(slug)}")
    twice = ("zone", plain(slug)) in sides.places.twice
    change, only = "moved" if twice else change_of(own), _only(old, new)
    notes = _notes(marks, own, twice, only)

    def marked(box: Box, side: Side | None = None) -> Box:
        return replace(
            box,
            title=titled(box.title, change, notes),
            parent=box_around(sides, sides.places.around[slug], side),
            change=change,
            only=only,
            state="plain" if change else "dim",
        )

    both = either(new, old)
    if old and new:
        both = replace(new, label=(*_lines_now(new.label, old.label), *_slug_was(own)))
    return Trio(marked(both), old and marked(old, sides.before), new and marked(new, sides.after))
