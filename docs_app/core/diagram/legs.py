"""Every way through an architecture, one leg at a time: an edge is one or several legs.

A leg is a rule's action, or the part of it before or after a link; a public address; or a
question to an authorizer. What refers to something that is not there makes no leg.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Forward, Hop, PortRef, Rule
from docs_app.core.diagram.labels import match_words
from docs_app.core.index import Index, index_of

End = tuple[str, str | None]
"""A hop's slug and a port's, or None for the hop itself."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg. ``cause`` is the rule (hop, rule) or the entry point ("", slug) it comes from."""

    kind: str
    tail: End
    head: End
    text: str
    cause: tuple[str, str]


def legs_of(architecture: Architecture) -> Iterator[Leg]:
    """Yield all legs in the order of the architecture: addresses first, then each hop's rules."""
    index = index_of(architecture)
    yield from _entries(architecture, index)
    for hop in architecture.hops:
        for rule in hop.rules:
            yield from _asked(index, hop, rule)
            yield from _forwarded(index, hop, rule)


def _entries(architecture: Architecture, index: Index) -> Iterator[Leg]:
    for client in architecture.hops:
        if client.kind != "client":
            continue
        for entry in architecture.entry_points:
            head = end_of(index, entry.to)
            if head is not None:
                yield Leg("entry", (client.slug, None), head, entry.name, ("", entry.slug))


def _asked(index: Index, hop: Hop, rule: Rule) -> Iterator[Leg]:
    if rule.authorizer in index.hops and rule.authorizer != hop.slug:
        asked = index.hops[str(rule.authorizer)]
        head = (asked.slug, asked.ports[0].slug if len(asked.ports) == 1 else None)
        yield Leg("asks", _tail(hop, rule), head, "", (hop.slug, rule.slug))


def _forwarded(index: Index, hop: Hop, rule: Rule) -> Iterator[Leg]:
    if not isinstance(rule.action, Forward):
        return
    to = rule.action.to
    head = end_of(index, to)
    if head is None:
        return
    cause, tail, via = (hop.slug, rule.slug), _tail(hop, rule), rule.action.via
    if via is not None and via in index.hops and via not in (hop.slug, to.hop):
        yield Leg("forward", tail, (via, None), "", cause)
        tail = (via, None)
    yield Leg("forward", tail, head, _words(index, hop, rule, head), cause)


def _words(index: Index, hop: Hop, rule: Rule, head: End) -> str:
    if hop.kind == "target_group":
        return "healthy target"
    said = match_words(rule.match)
    target = index.hops[head[0]]
    if said or target.zone is None or target.zone != hop.zone:
        return said
    return "localhost" if index.zones[target.zone].kind == "task" else ""


def _tail(hop: Hop, rule: Rule) -> End:
    """A rule starts at the port it is for; a rule for any port at the only one, or at the hop."""
    slugs = [port.slug for port in hop.ports]
    if rule.match.port in slugs:
        return hop.slug, rule.match.port
    return hop.slug, slugs[0] if len(slugs) == 1 else None


def end_of(index: Index, ref: object) -> End | None:
    """Return the end that a reference names, or None if there is no such hop or port."""
    hop, port = getattr(ref, "hop", None), getattr(ref, "port", None)
    if hop not in index.hops:
        return None
    if port is None:
        return str(hop), None
    return (str(hop), str(port)) if index.port(PortRef(str(hop), port)) is not None else None
