"""Zones, nested as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from docs_app.core.architecture import Architecture, Hop, Zone
from docs_app.views.book import Book
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.kept import once
from docs_app.views.paper import page
from docs_app.views.prose import prose
from docs_app.views.reading import Reading

HOPS = 50
"""How many hops a zone lists before it leads to the table instead."""

KINDS = {
    "internet": "internet",
    "cloud": "cloud account",
    "vpc": "private network",
    "load_balancing": "load balancing",
    "task": "task",
    "group": "group",
}


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone, the hops right in it, and the zones right in it; ``level`` is its heading's."""

    zone: Zone
    kind: str
    level: int
    prose: SafeString
    hops: tuple[Link, ...]
    more: Link | None
    within: tuple[ZoneRow, ...]


@dataclass(frozen=True)
class Nesting:
    """Zones by the zone around them, and hops by the zone they are in."""

    zones: Mapping[str | None, tuple[Zone, ...]]
    hops: Mapping[str | None, tuple[Hop, ...]]


@once
def nesting(architecture: Architecture) -> Nesting:
    """Return what is in what."""
    zones: dict[str | None, list[Zone]] = {}
    for zone in architecture.zones:
        zones.setdefault(zone.parent, []).append(zone)
    hops: dict[str | None, list[Hop]] = {}
    for hop in architecture.hops:
        hops.setdefault(hop.zone, []).append(hop)
    return Nesting(
        {slug: tuple(found) for slug, found in zones.items()},
        {slug: tuple(found) for slug, found in hops.items()},
    )


@page()
def zones(reading: Reading) -> Page:
    """Show the zones, each in the one around it."""
    book = reading.book
    rows = _rows(book, None)
    outside = nesting(book.architecture).hops.get(None, ())
    values = {"rows": rows, "outside": [_hop(book, hop) for hop in outside[:HOPS]]}
    headings = tuple(Heading(row.zone.name, f"zone--{row.zone.slug}") for row in rows)
    return Page(
        "tables/zones.html", "Zones", values, headings=headings, markdown=True, about="zone"
    )


def _rows(book: Book, parent: str | None, level: int = 2) -> tuple[ZoneRow, ...]:
    nested = nesting(book.architecture)
    return tuple(_row(book, zone, level) for zone in nested.zones.get(parent, ()))


def _row(book: Book, zone: Zone, level: int) -> ZoneRow:
    hops = nesting(book.architecture).hops.get(zone.slug, ())
    table = f"{book.addresses.table('hops')}?zone={zone.slug}"
    return ZoneRow(
        zone=zone,
        kind=KINDS.get(zone.kind, zone.kind),
        level=min(level, 6),
        prose=prose(book, zone.prose, f"zone-{zone.slug}"),
        hops=tuple(_hop(book, hop) for hop in hops[:HOPS]),
        more=Link(f"All {len(hops)} hops", table) if len(hops) > HOPS else None,
        within=_rows(book, zone.slug, level + 1),
    )


def _hop(book: Book, hop: Hop) -> Link:
    numbers = ", ".join(str(port.number) for port in hop.ports)
    return Link(hop.name, book.addresses.hop(hop.slug), numbers)
