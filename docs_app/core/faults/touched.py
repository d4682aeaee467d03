"""What a trace passes or asks: all that a fault would have to be on to change how it ends."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, EntryPoint, Forward, Hop
from docs_app.core.hosts import INVOKE_HOST, normal_host
from docs_app.core.index import Index, index_of
from docs_app.core.kinds import KINDS
from docs_app.core.steps import Trace


@dataclass(frozen=True, slots=True)
class Touched:
    """Slugs of entry points and hops in order of the way; ports as ``hop/port``; zones of hops.

    ``groups`` are target groups beside the way: one without healthy targets takes a zone of the
    balancer away from all. ``token``: the request shows a token that the client had to get first.
    ``invoked``: it was sent to an invoke URL.
    """

    entry_points: tuple[str, ...]
    hops: tuple[str, ...]
    ports: frozenset[str]
    zones: frozenset[str]
    groups: frozenset[str]
    token: bool
    invoked: bool


def touched(architecture: Architecture, trace: Trace) -> Touched:
    """Return what the trace passes; cost follows it, and where ways part what lies behind."""
    index = index_of(architecture)
    hops = dict.fromkeys(step.hop for step in trace.steps)
    ports = {f"{step.hop}/{step.port}" for step in trace.steps if step.port}
    for slug in _partings(index, trace):
        behind = _behind(index, slug)
        hops.update(dict.fromkeys(hop.slug for hop in behind))
        ports.update(f"{hop.slug}/{port.slug}" for hop in behind for port in hop.ports)
    entry = index.entry_points.get(trace.entry_point or "")
    return Touched(
        _same_host(architecture, entry),
        tuple(hops),
        frozenset(ports),
        frozenset(zone for slug in hops for zone in (index.hops[slug].zone,) if zone),
        frozenset(
            group.slug
            for slug in hops
            if index.hops[slug].kind == "load_balancer"
            for group in _next(index, index.hops[slug])
        ),
        trace.request.token.state == "valid",
        entry is not None and INVOKE_HOST.fullmatch(normal_host(entry.host)) is not None,
    )


def _partings(index: Index, trace: Trace) -> tuple[str, ...]:
    """Return the hops where ways part: the steps show one of them at most, even if they meet."""
    groups = [
        step.hop
        for step in trace.steps
        if KINDS[index.hops[step.hop].kind].selects == "every"
        and len(index.hops[step.hop].rules) > 1
    ]
    return tuple(dict.fromkeys((*groups, *_last(trace))))


def _last(trace: Trace) -> tuple[str, ...]:
    return (trace.steps[-1].hop,) if trace.outcome.kind == "ambiguous" else ()


def _same_host(architecture: Architecture, entry: EntryPoint | None) -> tuple[str, ...]:
    """Return the entry points of the host that was called: they share its certificate."""
    if entry is None:
        return ()
    host = normal_host(entry.host)
    return tuple(each.slug for each in architecture.entry_points if normal_host(each.host) == host)


def _next(index: Index, hop: Hop) -> tuple[Hop, ...]:
    """Return the hops that the hop's rules lead to, and by which they lead there."""
    slugs = (
        slug
        for rule in hop.rules
        if isinstance(rule.action, Forward)
        for slug in (rule.action.via or "", rule.action.to.hop)
    )
    return tuple(index.hops[slug] for slug in dict.fromkeys(slugs) if slug in index.hops)


def _behind(index: Index, slug: str) -> tuple[Hop, ...]:
    """Return every hop that can be reached from this one."""
    found: dict[str, Hop] = {}
    ahead = [index.hops[slug]]
    while ahead:
        for hop in _next(index, ahead.pop()):
            if hop.slug not in found:
                found[hop.slug] = hop
                ahead.append(hop)
    return tuple(found.values())
