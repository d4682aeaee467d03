"""Two architectures side by side: what is the same has the same slug, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.diagram.compared.places import Places, places_of, was
from docs_app.core.diagram.legs import Leg, legs_of
from docs_app.core.diff import Change, diff
from docs_app.core.diff.order import place_behind
from docs_app.core.diff.renames import rename
from docs_app.core.index import Index, index_of, kept


@dataclass(frozen=True, slots=True)
class Formerly(Addresses):
    """Addresses of an architecture whose zones and hops go by other slugs in the picture."""

    zones: Mapping[str, str] = field(default_factory=dict)
    hops: Mapping[str, str] = field(default_factory=dict)

    def zone(self, zone: str) -> str:
        return Addresses.zone(self, self.zones.get(zone, zone))

    def hop(self, hop: str) -> str:
        return Addresses.hop(self, self.hops.get(hop, hop))


@dataclass(frozen=True)
class Side:
    """One of the two, with the slugs it has in the picture, and its pages' addresses."""

    architecture: Architecture
    where: Addresses
    legs: tuple[Leg, ...]

    @property
    def index(self) -> Index:
        """Return the architecture's lookups."""
        return index_of(self.architecture)


@dataclass(frozen=True)
class Sides:
    """Both, and what they have in common.

    ``zones``, ``hops`` and ``ports`` (by hop) are the slugs of all that either has, in the order
    afterwards; what was removed comes behind what it came behind. ``crowded``: hops that have not
    the same ports on both sides.
    """

    before: Side
    after: Side
    changes: tuple[Change, ...]
    places: Places
    zones: tuple[str, ...]
    hops: tuple[str, ...]
    ports: Mapping[str, tuple[str, ...]]
    crowded: frozenset[str]


def sides_of(
    before: Architecture, after: Architecture, at: tuple[Addresses, Addresses], *, ported: bool
) -> Sides:
    """Return two architectures, whose pages are ``at``, side by side.

    Not ``ported``: ports are not drawn, so they are left out. Costs a diff and a pass over both.
    """
    changes = diff(before, after)
    renames = [change for change in changes if change.kind == "renamed"]
    named = rename(before, renames)
    places = places_of(named, after)
    apart = [
        Change("renamed", f"{word}:{was(slug)}", "slug", slug, was(slug))
        for word, slug in sorted(places.twice)
    ]
    old = rename(named, apart)
    where = Formerly(
        at[0].architecture,
        at[0].version,
        _former("zone", renames, apart),
        _former("hop", renames, apart),
    )
    crowded = _crowded(old, after) if ported else frozenset()
    return Sides(
        Side(old, where, _legs(old, crowded)),
        Side(after, at[1], _legs(after, crowded)),
        changes,
        places,
        in_one_order(_slugs(old.zones), _slugs(after.zones)),
        in_one_order(_slugs(old.hops), _slugs(after.hops)),
        _ports(old, after) if ported else {},
        crowded,
    )


def _legs(architecture: Architecture, crowded: frozenset[str]) -> tuple[Leg, ...]:
    if crowded:
        return tuple(legs_of(architecture, crowded))
    return kept(architecture, "legs", lambda value: tuple(legs_of(value)))


def _crowded(before: Architecture, after: Architecture) -> frozenset[str]:
    old, new = index_of(before).hops, index_of(after).hops
    return frozenset(
        hop
        for hop in old.keys() & new.keys()
        if {port.slug for port in old[hop].ports} != {port.slug for port in new[hop].ports}
    )


def in_one_order(before: Iterable[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of both: as afterwards, and what is gone behind what it came behind.

    >>> in_one_order("abcd", "adx")
    ('a', 'b', 'c', 'd', 'x')
    """
    there = set(after)
    gone = [(key, behind) for behind, key in pairwise((None, *before)) if key not in there]
    return place_behind(after, ((str(key), behind) for key, behind in gone))


def _slugs(objects: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(each, "slug", "")) for each in objects)


def _ports(before: Architecture, after: Architecture) -> dict[str, tuple[str, ...]]:
    old, new = index_of(before).hops, index_of(after).hops
    return {
        hop: in_one_order(
            _slugs(old[hop].ports) if hop in old else (),
            _slugs(new[hop].ports) if hop in new else (),
        )
        for hop in old.keys() | new.keys()
    }


def _former(word: str, renames: Iterable[Change], apart: Iterable[Change]) -> dict[str, str]:
    """Return by a slug in the picture the slug that it had before."""
    first = _pairs(word, renames)
    then = {slug: first.get(former, former) for slug, former in _pairs(word, apart).items()}
    return first | then


def _pairs(word: str, renames: Iterable[Change]) -> dict[str, str]:
    return {
        str(change.after): str(change.before)
        for change in renames
        if change.subject.startswith(f"{word}:")
    }
