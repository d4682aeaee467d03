"""What a reference in a form may mean: the zones, hops and ports of one architecture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from docs_app.forms.offers import Choice, Offer
from docs_app.models import Architecture, Hop, Port, Zone


class Choices:
    """The things that one architecture's forms can refer to. Each list costs a query, once."""

    def __init__(self, architecture: Architecture) -> None:
        self.architecture = architecture
        self.offers: dict[str, Offer] = {}

    def offer(self, id: str, empty: str, choices: Callable[[], Iterable[Choice]]) -> Offer:
        """Return the offer of this id and meaning of none, made at the first time."""
        key = f"rb-{id}"
        if key not in self.offers:
            self.offers[key] = Offer(key, choices(), empty)
        return self.offers[key]

    @property
    def datalists(self) -> list[str]:
        """Return the HTML that the page needs for the fields that are typed in."""
        return [offer.datalist for offer in self.offers.values() if offer.is_large]

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return tuple(Zone.objects.filter(architecture=self.architecture).defer("prose"))

    @cached_property
    def hops(self) -> tuple[Hop, ...]:
        rows = Hop.objects.filter(architecture=self.architecture)
        return tuple(rows.only("slug", "name", "kind", "position", "architecture"))

    @cached_property
    def _hops_by_pk(self) -> dict[int, Hop]:
        return {hop.pk: hop for hop in self.hops}

    @cached_property
    def _hops_by_kind(self) -> dict[str, list[Hop]]:
        found: dict[str, list[Hop]] = {}
        for hop in self.hops:
            found.setdefault(hop.kind, []).append(hop)
        return found

    @cached_property
    def _ports_by_pk(self) -> dict[int, Port]:
        return {port.pk: port for port in self.ports}

    def hop(self, pk: int | None) -> Hop | None:
        """Return the hop with a primary key. A form asks for each of its rules: no list is read."""
        return None if pk is None else self._hops_by_pk.get(pk)

    def hops_of(self, kind: str) -> list[Hop]:
        """Return the hops of a kind, in their order."""
        return self._hops_by_kind.get(kind, [])

    def port(self, pk: int | None) -> Port | None:
        """Return the port with a primary key, with its hop at hand."""
        return None if pk is None else self._ports_by_pk.get(pk)

    @cached_property
    def ports(self) -> tuple[Port, ...]:
        """Return all ports in the order of their hops, each with its hop at hand."""
        rows = Port.objects.filter(hop__architecture=self.architecture)
        hops = self._hops_by_pk
        places = {pk: place for place, pk in enumerate(hops)}
        ports = sorted(rows, key=lambda port: places[port.hop_id])
        for port in ports:
            port.hop = hops[port.hop_id]
        return tuple(ports)

    @cached_property
    def hops_without_ports(self) -> tuple[Hop, ...]:
        listening = {port.hop_id for port in self.ports}
        return tuple(hop for hop in self.hops if hop.pk not in listening)

    @cached_property
    def zones_around(self) -> dict[int, tuple[Zone, ...]]:
        """Return each zone's own path by its primary key: from the outermost zone to itself."""
        by_pk = {zone.pk: zone for zone in self.zones}
        paths: dict[int, tuple[Zone, ...]] = {}
        for zone in self.zones:
            path: list[Zone] = []
            each: Zone | None = zone
            while each is not None and each not in path:
                path.insert(0, each)
                each = by_pk.get(each.parent_id) if each.parent_id else None
            paths[zone.pk] = tuple(path)
        return paths

    def zone_offer(self, id: str, empty: str, without: Zone | None = None) -> Offer:
        """Return the zones, but for one and all inside it, each with the zones around it."""

        def choices() -> Iterable[Choice]:
            for zone in self.zones:
                path = self.zones_around[zone.pk]
                if without is None or without.pk not in {each.pk for each in path}:
                    yield Choice(zone.slug, " > ".join(each.name for each in path), zone)

        return self.offer(id, empty, choices)

    def hop_offer(self, id: str, empty: str, hops: Iterable[Hop]) -> Offer:
        """Return hops by their names."""
        return self.offer(
            id, empty, lambda: (Choice(hop.slug, hop_label(hop), hop) for hop in hops)
        )

    @cached_property
    def port_choices(self) -> tuple[Choice, ...]:
        """Return all ports, grouped by their hops."""
        return tuple(
            Choice(port_name(port), destination_label(port), port, hop_label(port.hop))
            for port in self.ports
        )


def hop_label(hop: Hop) -> str:
    """Return a hop's name, with its slug where the name does not tell it."""
    return hop.name if hop.name == hop.slug else f"{hop.name} ({hop.slug})"


def port_name(port: Port) -> str:
    """Return what files and references call a port: ``nlb/ingests``."""
    return f"{port.hop.slug}/{port.slug}"


def destination_label(port: Port) -> str:
    """Return ``nginx (bags-nginx): 9000 HTTP``, which says it all when the list is closed."""
    return f"{hop_label(port.hop)}: {port.number} {port.protocol}"
