"""Where the parts of a documented architecture run on this machine, and what is wrong with them.

Each world has a network of its own within 127.0.0.0/8: the balancer is its first address, and
each copy of a task has one, so that its containers share it as they do in earnest. Port numbers
are the architecture's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from docs_app.core.architecture import Architecture, Destination, Forward, Hop, Respond, Rule, Zone
from docs_app.core.faults import Fault, parse_fault
from docs_app.core.index import index_of
from tests.real.balancer import Listener, Target
from tests.real.nginx_conf import Server, Where, expression, nginx_hops

NOBODY = 1
"""A port number that nothing listens on."""


@dataclass(frozen=True)
class World:
    """An architecture, and what is wrong there. ``number`` (below 250) tells its network."""

    name: str
    architecture: Architecture
    faults: tuple[str, ...] = ()
    number: int = 0

    @cached_property
    def wrong(self) -> tuple[Fault, ...]:
        return tuple(parse_fault(text) for text in self.faults)

    def has(self, kind: str, subject: str) -> bool:
        return any((each.kind, each.subject) == (kind, subject) for each in self.wrong)

    def value(self, kind: str, subject: str) -> int:
        """Return the number that a fault names, or 0."""
        values = [each.value for each in self.wrong if (each.kind, each.subject) == (kind, subject)]
        return int(values[0] or 0) if values else 0

    def many(self, kind: str, subject: str, of: int) -> int:
        """Return how many of so many a fault is on."""
        return (self.value(kind, subject) or of) if self.has(kind, subject) else 0

    @property
    def patience(self) -> float:
        """Return how long a caller waits: not long where packets are dropped on its way."""
        return 2 if any(each.kind in {"closed", "listener-missing"} for each in self.wrong) else 20


@dataclass(frozen=True)
class Placed:
    """A world on this machine: what is to be started, and which ports are to drop what comes."""

    servers: tuple[Server, ...]
    apps: tuple[dict[str, object], ...]
    listeners: tuple[Listener, ...]
    dropping: tuple[Where, ...]


def placed(world: World) -> Placed:
    """Return what has to run where for this world."""
    listeners = tuple(_listeners(world))
    shut = [
        (address, port.number)
        for hop in _processes(world)
        for address in addresses(world, hop)
        for port in hop.ports
        if world.has("closed", f"{hop.slug}/{port.slug}")
    ]
    balancer = [(each.where) for each in listeners if not each.targets and _lost(world, each)]
    upstreams = {
        where
        for hop in nginx_hops(world.architecture)
        for rule in hop.rules
        if isinstance(rule.action, Forward)
        for where in (_upstream(world, hop, rule.action.to, _network(world, 9)),)
        if where[0] == _network(world, 250)
    }
    lost = tuple(each for each in listeners if each.where not in balancer)
    return Placed(
        tuple(_servers(world)), tuple(_apps(world)), lost, (*shut, *balancer, *sorted(upstreams))
    )


def _network(world: World, host: int) -> str:
    return f"127.77.{world.number}.{host}"


def balancer_address(world: World) -> str:
    return _network(world, 1)


def addresses(world: World, hop: Hop) -> list[str]:
    """Return the address of each copy of the hop's task, or its own where it is in none."""
    zones = [zone for zone in world.architecture.zones if zone.kind == "task"]
    slugs = [zone.slug for zone in zones]
    if hop.zone not in slugs:
        return [_network(world, 200 + [each.slug for each in _processes(world)].index(hop.slug))]
    number = slugs.index(hop.zone)
    copies = 1 if zones[number].replicas is None else zones[number].replicas
    return [_network(world, 10 * (number + 1) + copy) for copy in range(copies or 0)]


def _running(world: World, hop: Hop) -> list[str]:
    """Return the addresses at which the hop's process runs."""
    every = addresses(world, hop)
    exited = world.many("exited", hop.zone or "", len(every))
    return [] if world.has("down", hop.slug) else every[exited:]


def _processes(world: World) -> list[Hop]:
    return [hop for hop in world.architecture.hops if hop.kind in {"container", "service"}]


def _servers(world: World) -> Iterator[Server]:
    for hop in nginx_hops(world.architecture):
        open_ports = tuple(
            port for port in hop.ports if not world.has("closed", f"{hop.slug}/{port.slug}")
        )
        for address in _running(world, hop):
            yield Server(
                replace(hop, ports=open_ports),
                address,
                lambda to, hop=hop, address=address: _upstream(world, hop, to, address),  # type: ignore[misc]
                world.value("answers", hop.slug) or None,
            )


def _upstream(world: World, sender: Hop, to: Destination, address: str) -> Where:
    """Return where a container at this address finds what it forwards to."""
    index = index_of(world.architecture)
    hop, port = index.hops[to.hop], index.port(to)
    if port is None:
        return address, NOBODY
    if not index.is_open(port, sender.zone):
        return _network(world, 250), port.number
    task = index.zones.get(sender.zone or "", Zone("", "", "")).kind == "task"
    neighbour = task and hop.zone == sender.zone
    return (address if neighbour else addresses(world, hop)[0]), port.number


def _apps(world: World) -> Iterator[dict[str, object]]:
    nginx = {hop.slug for hop in nginx_hops(world.architecture)}
    for hop in _processes(world):
        for address in _running(world, hop) if hop.slug not in nginx else ():
            for port in hop.ports:
                yield {
                    "address": address,
                    "port": port.number,
                    "hop": hop.slug,
                    "slow": world.value("slow", hop.slug),
                    "status": world.value("answers", hop.slug),
                    "rules": [_plain(rule) for rule in hop.rules],
                }


def _plain(rule: Rule) -> tuple[tuple[str, ...], str, int]:
    assert isinstance(rule.action, Respond)
    pattern = expression(rule.match.path).replace(r"\z", r"\Z") if rule.match.path else ".*"
    return rule.match.methods, pattern, rule.action.status or 200


def _lost(world: World, listener: Listener) -> bool:
    """Say whether there is no listener on this port, and not only nobody behind it."""
    for hop in world.architecture.hops:
        for port in hop.ports:
            if hop.kind == "load_balancer" and port.number == listener.where[1]:
                ruled = any(rule.match.port in {None, port.slug} for rule in hop.rules)
                return not ruled or world.has("listener-missing", f"{hop.slug}/{port.slug}")
    raise LookupError(listener)


def _listeners(world: World) -> Iterator[Listener]:
    index = index_of(world.architecture)
    for hop in world.architecture.hops:
        for port in hop.ports if hop.kind == "load_balancer" else ():
            rules = [rule for rule in hop.rules if rule.match.port in {None, port.slug}]
            missing = world.has("listener-missing", f"{hop.slug}/{port.slug}")
            groups = [] if missing else [index.hops[_to(rule).hop] for rule in rules[:1]]
            yield Listener(
                (balancer_address(world), port.number),
                tuple(target for group in groups for target in _targets(world, group)),
                world.has("idle", hop.slug) or any(world.has("reset", g.slug) for g in groups),
            )


def _to(rule: Rule) -> Destination:
    assert isinstance(rule.action, Forward)
    return rule.action.to


def _targets(world: World, group: Hop) -> Iterator[Target]:
    """Yield the registered targets, with the state that faults leave each in."""
    index = index_of(world.architecture)
    where: list[tuple[Where, bool]] = []
    for rule in group.rules:
        hop, port = index.hops[_to(rule).hop], index.port(_to(rule))
        every = addresses(world, hop)
        exited = world.many("exited", hop.zone or "", len(every))
        number = NOBODY if port is None else port.number
        where += [((each, number), place < exited) for place, each in enumerate(every)]
    if world.has("gone", group.slug):
        return
    states = ["draining"] * sum(leaving for _, leaving in where)
    for state in ("draining", "initial", "unhealthy"):
        states += [state] * world.many(state, group.slug, len(where))
    states += ["healthy"] * len(where)
    # Those whose task has stopped are the ones that leave.
    for (each, _), state in zip(sorted(where, key=lambda w: not w[1]), states, strict=False):
        yield Target(each, state)
