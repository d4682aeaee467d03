"""Ports that are reachable from a wider zone on one side of a comparison than on the other."""

from __future__ import annotations

from collections.abc import Container, Iterator

from docs_app.core.architecture import Architecture, Destination, Hop, Port
from docs_app.core.comparison.opening import Clause, Opening
from docs_app.core.comparison.within import Within, within_of
from docs_app.core.diff.naming import name
from docs_app.core.index import index_of
from docs_app.core.lint.senders import is_public
from docs_app.core.wording import destination_label

_UNHEARD = Clause("does not listen there", "did not")


def opened_ports(
    closed: Architecture, opened: Architecture, only: Container[str] | None
) -> Iterator[Opening]:
    """Yield the ports of ``opened`` that can be reached from where they cannot in ``closed``.

    ``only`` names the hops to look at, None: all. A port is the same by its number and protocol,
    or else by its slug, so a port of another slug opens nothing.
    """
    there = index_of(closed).hops
    for hop in opened.hops:
        if hop.ports and (only is None or hop.slug in only):
            yield from _of_hop(closed, opened, there.get(hop.slug), hop)


def _of_hop(
    closed: Architecture, opened: Architecture, old: Hop | None, new: Hop
) -> Iterator[Opening]:
    ports = () if old is None else old.ports
    by_socket = {(port.number, port.protocol): port for port in ports}
    by_slug = {port.slug: port for port in ports}
    heard = {_socket(port) for port in ports if is_public(index_of(closed), port)}
    for port in new.ports:
        was = by_socket.get((port.number, port.protocol)) or by_slug.get(port.slug)
        public = is_public(index_of(opened), port)
        if public and was is not None and not is_public(index_of(closed), was):
            found = [("internet", _INTERNET, _only(closed, was))]
        elif public:
            found = [] if _socket(port) in heard else [("listens", _INTERNET_TOO, _UNHEARD)]
        else:
            found = [("zone", *each) for each in _wider(closed, opened, was, port)]
        for kind, now, then in found:
            named = _named(opened, new, port)
            alike = was is None or kind == "listens"
            called = named[1] if alike else _named(closed, new, was or port)[1]
            yield Opening(kind, *named, now, then, called)


def _socket(port: Port) -> tuple[int, bool]:
    """Return what the network tells ports of one hop apart by: number, and whether it is UDP."""
    return port.number, port.protocol == "UDP"


_INTERNET = Clause("is open from the internet", "was open from the internet")
_INTERNET_TOO = Clause("listens, open from the internet", "did, open from the internet")


def _wider(
    closed: Architecture, opened: Architecture, was: Port | None, port: Port
) -> Iterator[tuple[Clause, Clause]]:
    """Yield how a port is open and closed, where it is open from zones from which it was not."""
    if was is None or is_public(index_of(closed), was):
        return
    gained = gained_zones(closed, opened, was.open_from, port.open_from)
    if not gained:
        return
    around = zone_name(opened, port.open_from)
    if was.open_from != port.open_from:
        now = Clause(f"is open from within {around}", f"was open from within {around}")
        yield now, _only(closed, was)
    else:
        names = " and ".join(zone_name(opened, each) for each in gained)
        too = Clause(f"is open from {names} too, within {around}", f"was open from {names} too")
        yield too, Clause(f"is closed to {names}", "was not")


def gained_zones(
    closed: Architecture, opened: Architecture, was: str | None, now: str | None
) -> tuple[str, ...]:
    """Return the outermost zones within ``now`` on the open side that are not within ``was``.

    A zone that only the open side has counts where the port is open from it by name, unless it
    lies within ``was``: what is new inside a zone is no wider than the zone.
    """
    old, new = within_of(closed), within_of(opened)
    inside = new.of(str(now)) - old.of(str(was))
    around = new.of(str(was))
    known = index_of(closed).zones
    gained = {zone for zone in inside if zone in known or (zone == now and zone not in around)}
    return _outermost(new, gained, opened)


def _outermost(within: Within, zones: set[str], architecture: Architecture) -> tuple[str, ...]:
    parents = {each.slug: each.parent for each in architecture.zones}
    return tuple(sorted(zone for zone in zones if parents.get(zone) not in zones))


def _named(opened: Architecture, hop: Hop, port: Port) -> tuple[str, str]:
    """Return a port's subject, and what it is called."""
    to = Destination(hop.slug, port.slug)
    return f"port:{to}", destination_label(opened, to)


def _only(architecture: Architecture, port: Port) -> Clause:
    zone = zone_name(architecture, port.open_from)
    return Clause(f"is open from within {zone} only", f"was open from within {zone} only")


def zone_name(architecture: Architecture, slug: str | None) -> str:
    """Return a zone's name; its slug where it is not there."""
    return name("zone", str(slug), architecture)
