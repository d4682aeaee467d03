"""From which zones each port is sent to, as documented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_app.core.architecture import Architecture, Forward, Hop, Port, PortRef
from docs_app.core.index import Index, index_of
from docs_app.core.lint.places import Places, places_of
from docs_app.core.lint.walking import forwards, hops_of_kind, rules

Zones = Mapping[PortRef, frozenset[str | None]]
"""By port: the zones that send to it. None is the internet. A port nobody sends to is not in it."""


def sender_zones(index: Index, hop: Hop, via: str | None = None) -> frozenset[str | None]:
    """Return the zones from which what a hop forwards arrives.

    That is the hop's own, or the link's that it goes via. A target group is no place on the
    network: what it chooses a target for comes from the load balancers before it.
    """
    if hop.kind == "target_group" and hop.slug in index.incoming:
        before = (
            (index.hops[slug].zone, index.rules[slug, rule].action)
            for slug, rule in index.incoming[hop.slug]
        )
        return frozenset(
            _from(index, zone, action.via if isinstance(action, Forward) else None)
            for zone, action in before
        )
    return frozenset({_from(index, hop.zone, via)})


def _from(index: Index, zone: str | None, via: str | None) -> str | None:
    link = index.hops.get(via) if via is not None else None
    return zone if link is None else link.zone


def client_zones(architecture: Architecture) -> frozenset[str | None]:
    """Return the zones that entry points are used from: those of the clients, else the internet."""
    return frozenset(hop.zone for hop in hops_of_kind(architecture, "client")) or frozenset({None})


def is_public(index: Index, port: Port) -> bool:
    """Say whether a port is open from the internet, be it called by its zone or not."""
    if port.open_from is None:
        return True
    zone = index.zones.get(port.open_from)
    return zone is not None and zone.kind == "internet"


def senders(architecture: Architecture) -> Zones:
    """Return who sends to each port.

    Rules, clients at entry points, health checks, gateways that ask an authorizer, and clients
    that get their token from it.
    """
    found: dict[PortRef, set[str | None]] = {}
    for ref, zone in _sent(architecture):
        found.setdefault(ref, set()).add(zone)
    return {ref: frozenset(zones) for ref, zones in found.items()}


def _sent(architecture: Architecture) -> Iterator[tuple[PortRef, str | None]]:
    index = index_of(architecture)
    clients = client_zones(architecture)
    for entry in architecture.entry_points:
        yield from ((entry.to, zone) for zone in clients)
    # Each way once: a gateway may have a hundred rules that lead to the same port.
    ways = {
        (hop.slug, action.via, action.to.hop, action.to.port)
        for hop, _, action in forwards(architecture)
        if action.to.port is not None
    }
    for slug, via, to, port in ways:
        ref = PortRef(to, str(port))
        yield from ((ref, zone) for zone in sender_zones(index, index.hops[slug], via))
    yield from _asked(architecture, index, clients)
    yield from _health_checked(architecture, places_of(architecture))


def _asked(
    architecture: Architecture, index: Index, clients: frozenset[str | None]
) -> Iterator[tuple[PortRef, str | None]]:
    pairs = {(rule.authorizer, hop.zone) for hop, rule in rules(architecture) if rule.authorizer}
    for slug, zone in pairs:
        for port in index.hops[slug].ports if slug in index.hops else ():
            yield from ((PortRef(slug, port.slug), each) for each in (zone, *clients))


def _health_checked(
    architecture: Architecture, places: Places
) -> Iterator[tuple[PortRef, str | None]]:
    for group in hops_of_kind(architecture, "target_group"):
        number = None if group.health_check is None else group.health_check.port
        for target in places.targets(group) if number is not None else ():
            for hop, port in places.around(target):
                if port.number == number:
                    ref = PortRef(hop.slug, port.slug)
                    yield from ((ref, zone) for zone in sender_zones(places.index, group))
