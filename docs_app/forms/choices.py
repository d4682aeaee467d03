"""What a reference in a form may mean: the zones, hops and ports of one architecture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import groupby

from django.db.models import Model

from docs_app.models import Architecture, Hop, Port, Zone

Choice = tuple[str, str]
"""What is posted, and what people read."""

Group = tuple[str, list[Choice]]
"""A heading and the choices below it."""


class Choices:
    """The things that one architecture's forms can refer to. Each list costs a query, once."""

    def __init__(self, architecture: Architecture) -> None:
        self.architecture = architecture

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return tuple(Zone.objects.filter(architecture=self.architecture).defer("prose"))

    @cached_property
    def hops(self) -> tuple[Hop, ...]:
        rows = Hop.objects.filter(architecture=self.architecture)
        return tuple(rows.only("slug", "name", "kind", "position", "architecture"))

    @cached_property
    def ports(self) -> tuple[Port, ...]:
        """Return all ports in the order of their hops, each with its hop at hand."""
        rows = Port.objects.filter(hop__architecture=self.architecture)
        hops = {hop.pk: hop for hop in self.hops}
        places = {pk: place for place, pk in enumerate(hops)}
        ports = sorted(rows, key=lambda port: places[port.hop_id])
        for port in ports:
            port.hop = hops[port.hop_id]
        return tuple(ports)

    def hops_of_kind(self, kind: str) -> list[Hop]:
        return [hop for hop in self.hops if hop.kind == kind]

    @cached_property
    def hops_without_ports(self) -> tuple[Hop, ...]:
        listening = {port.hop_id for port in self.ports}
        return tuple(hop for hop in self.hops if hop.pk not in listening)

    def zones_within(self, zone: Zone) -> set[int]:
        """Return the primary keys of a zone and of all zones inside it."""
        inside = {zone.pk}
        grown = True
        while grown:
            more = {each.pk for each in self.zones if each.parent_id in inside} - inside
            grown = bool(more)
            inside |= more
        return inside

    @cached_property
    def zone_labels(self) -> dict[int, str]:
        """Return how each zone reads in a list: with the zones around it."""
        by_pk = {zone.pk: zone for zone in self.zones}
        labels: dict[int, str] = {}
        for zone in self.zones:
            path: list[Zone] = []
            each: Zone | None = zone
            while each is not None and each not in path:
                path.append(each)
                each = by_pk.get(each.parent_id) if each.parent_id else None
            labels[zone.pk] = " > ".join(one.name for one in reversed(path))
        return labels

    def zone_label(self, zone: Zone) -> str:
        return self.zone_labels[zone.pk]


def hop_label(hop: Hop) -> str:
    """Return a hop's name, with its slug where the name does not tell it."""
    return hop.name if hop.name == hop.slug else f"{hop.name} ({hop.slug})"


def port_label(port: Port) -> str:
    """Return ``9000 HTTP``, with what the port is called where that says more."""
    return f"{port.number} {port.protocol} ({port.slug})"


def listed(rows: Iterable[Model], label: Callable[..., str] = str) -> list[Choice]:
    """Return rows as choices by primary key."""
    return [(str(row.pk), label(row)) for row in rows]


def by_hop(ports: Sequence[Port]) -> list[Group]:
    """Return ports under the names of their hops; those of a hop must stand together."""
    return [
        (hop_label(hop), listed(group, port_label))
        for hop, group in groupby(ports, key=lambda port: port.hop)
    ]
