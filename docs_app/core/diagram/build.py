"""An architecture and a view -> the picture's parts, port by port or hop by hop."""

from __future__ import annotations

from collections.abc import Container

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Hop, Zone
from docs_app.core.diagram.labels import port_words, wrap, zone_words
from docs_app.core.diagram.parts import Box, Card, Pill
from docs_app.core.diagram.view import View
from docs_app.core.index import Index, index_of
from docs_app.core.kinds import KINDS


def boxes_of(
    architecture: Architecture, where: Addresses, used: Container[str] | None = None
) -> tuple[Box, ...]:
    """Return the zones, outer before inner; an empty zone is not drawn, unless it is ``used``."""
    index = index_of(architecture)
    if used is None:
        used = {slug for hop in architecture.hops for slug in index.zone_path(hop.zone)}
    zones = [zone for zone in architecture.zones if zone.slug in used]
    zones.sort(key=lambda zone: len(index.zone_path(zone.slug)))
    return tuple(_box(index, zone, where) for zone in zones)


def _box(index: Index, zone: Zone, where: Addresses) -> Box:
    parent = parent_of(index, zone.slug)
    return Box(
        id=f"zone--{zone.slug}",
        slug=zone.slug,
        kind=zone.kind,
        label=wrap(zone_words(zone), 44),
        title=f"Zone {zone_words(zone)}" + (f": {zone.summary}" if zone.summary else ""),
        href=where.zone(zone.slug),
        parent=None if parent is None else f"zone--{parent}",
    )


def parent_of(index: Index, zone: str) -> str | None:
    """Return the zone right around a zone.

    In a cycle (a draft may have one) the zone whose slug sorts first stands outside.
    """
    path = index.zone_path(zone)
    return path[1] if len(path) > 1 and zone != min(_cycle(index, path)) else None


def _cycle(index: Index, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the zones of the cycle that a path ends in; of none, a name that sorts first."""
    last = index.zones[path[-1]].parent
    return path[path.index(last) :] if last in path else ("",)


def cards_of(
    architecture: Architecture,
    view: View,
    where: Addresses,
    crowded: Container[str] = frozenset(),
) -> tuple[Card, ...]:
    """Return a card a hop, in their order; a port of a ``crowded`` one never stands alone."""
    zones = index_of(architecture).zones
    return tuple(
        _card(hop, view, where, hop.zone in zones, hop.slug not in crowded)
        for hop in architecture.hops
    )


def _card(hop: Hop, view: View, where: Addresses, zoned: bool, alone: bool) -> Card:
    ports = hop.ports if view.detail == "ports" else ()
    heading = KINDS[hop.kind].label if hop.kind in KINDS else hop.kind
    return Card(
        id=f"hop--{hop.slug}",
        kind=hop.kind,
        heading=heading,
        name=wrap(hop.name, 28),
        title=f"{heading} {hop.name}" + (f": {hop.summary}" if hop.summary else ""),
        href=where.hop(hop.slug),
        zone=f"zone--{hop.zone}" if zoned else None,
        pills=tuple(
            Pill(
                id=f"port--{hop.slug}--{port.slug}",
                label=port_words(port, alone and len(ports) == 1),
                title=f"{hop.name}, port {port.number} ({port.protocol})"
                + (f": {port.summary}" if port.summary else ""),
                href=where.port(hop.slug, port.slug),
            )
            for port in ports
        ),
    )
