"""Every way through an architecture, one leg at a time: an edge is one or several legs.

A leg is a rule's action, or the part of it before or after a link; a public address; or a
question to an authorizer. What refers to something that is not there makes no leg.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.diagram.labels import match_words
from docs_app.core.index import Index, index_of

End = tuple[str, str | None]
"""A hop's slug and a port's, or None for the hop itself."""

Cause = tuple[str, str]
"""The rule (hop, rule) or the entry point ("", slug) that a leg comes from."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg, and what it comes from."""

    kind: str
    tail: End
    head: End
    cause: Cause


def legs_of(architecture: Architecture, crowded: Container[str] = frozenset()) -> Iterator[Leg]:
    """Yield all legs in the order of the architecture: addresses first, then each hop's rules.

    No port of a ``crowded`` hop is taken for the only one it has.
    """
    index = index_of(architecture)
    yield from _entries(architecture, index)
    for hop in architecture.hops:
        only = _only(hop, crowded)
        slugs = {port.slug for port in hop.ports}
        for rule in hop.rules:
            # A rule starts at the port it is for; a rule for any port at the only one, or the hop.
            tail = (hop.slug, rule.match.port if rule.match.port in slugs else only)
            if rule.authorizer is not None:
                yield from _asked(index, rule, tail, crowded)
            if isinstance(rule.action, Forward):
                yield from _forwarded(index, rule.action, tail, (hop.slug, rule.slug))


def _entries(architecture: Architecture, index: Index) -> Iterator[Leg]:
    for client in architecture.hops:
        if client.kind != "client":
            continue
        for entry in architecture.entry_points:
            if index.port(entry.to) is not None:
                head = (entry.to.hop, entry.to.port)
                yield Leg("entry", (client.slug, None), head, ("", entry.slug))


def _asked(index: Index, rule: Rule, tail: End, crowded: Container[str]) -> Iterator[Leg]:
    asked = index.hops.get(rule.authorizer or "")
    if asked is not None and asked.slug != tail[0]:
        yield Leg("asks", tail, (asked.slug, _only(asked, crowded)), (tail[0], rule.slug))


def _only(hop: Hop, crowded: Container[str]) -> str | None:
    return hop.ports[0].slug if len(hop.ports) == 1 and hop.slug not in crowded else None


def _forwarded(index: Index, action: Forward, tail: End, cause: tuple[str, str]) -> Iterator[Leg]:
    to, via = action.to, action.via
    if to.hop not in index.hops or (to.port is not None and index.port(to) is None):
        return
    if via is not None and via in index.hops and via not in (tail[0], to.hop):
        yield Leg("forward", tail, (via, None), cause)
        tail = (via, None)
    yield Leg("forward", tail, (to.hop, to.port), cause)


def words_of(index: Index, leg: Leg) -> str:
    """Return what a leg says: which address, or what its rule takes; empty: nothing to say."""
    if leg.kind == "entry":
        return index.entry_points[leg.cause[1]].name
    hop, rule = index.hops[leg.cause[0]], index.rules[leg.cause]
    # A rule that leads through a link is told behind the link, where the ways part.
    if (
        leg.kind == "asks"
        or not isinstance(rule.action, Forward)
        or leg.head[0] != rule.action.to.hop
    ):
        return ""
    if hop.kind == "target_group":
        return "healthy target"
    said, target = match_words(rule.match), index.hops[leg.head[0]]
    zone = index.zones.get(target.zone or "")
    together = zone is not None and zone.kind == "task" and target.zone == hop.zone
    return said or ("localhost" if together else "")
