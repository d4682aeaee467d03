"""An object with other slugs in it: its own and those of what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docs_app.core.architecture import (
    EntryPoint,
    Forward,
    Hop,
    Port,
    PortRef,
    Route,
    Rule,
    Waiver,
    Zone,
)


@dataclass(frozen=True, slots=True)
class Slugs:
    """New slugs by old ones. What is not in it keeps its slug."""

    zones: Mapping[str, str] = field(default_factory=dict)
    hops: Mapping[str, str] = field(default_factory=dict)
    routes: Mapping[str, str] = field(default_factory=dict)

    def zone(self, slug: str | None) -> str | None:
        """Return what a reference to a zone becomes."""
        return None if slug is None else self.zones.get(slug, slug)

    def hop(self, slug: str | None) -> str | None:
        """Return what a reference to a hop becomes."""
        return None if slug is None else self.hops.get(slug, slug)

    def subject(self, subject: str) -> str:
        """Return what a finding's subject becomes: ``port:nlb/bags``, ``route:bags``."""
        if not (self.zones or self.hops or self.routes):
            return subject
        word, colon, rest = subject.partition(":")
        owner, slash, part = rest.partition("/")
        table = {
            "zone": self.zones,
            **dict.fromkeys(("hop", "port", "rule"), self.hops),
            **dict.fromkeys(("route", "example"), self.routes),
        }.get(word, {})
        return f"{word}{colon}{table.get(owner, owner)}{slash}{part}"


def with_slugs(value: Any, slugs: Slugs) -> Any:
    """Return a zone, hop, entry point, route or waiver, its slug and every reference replaced.

    References in Markdown are text and stay as they are.
    """
    match value:
        case Zone():
            own = slugs.zones.get(value.slug, value.slug)
            return replace(value, slug=own, parent=slugs.zone(value.parent))
        case Hop():
            return _hop(value, slugs)
        case EntryPoint():
            return replace(value, to=PortRef(str(slugs.hop(value.to.hop)), value.to.port))
        case Route():
            return _route(value, slugs)
        case Waiver():
            return replace(value, subject=slugs.subject(value.subject))
    raise TypeError(f"{type(value).__name__} cannot be given other slugs")


def _hop(hop: Hop, slugs: Slugs) -> Hop:
    return replace(
        hop,
        slug=str(slugs.hop(hop.slug)),
        zone=slugs.zone(hop.zone),
        ports=tuple(_port(port, slugs) for port in hop.ports),
        rules=tuple(_rule(rule, slugs) for rule in hop.rules),
    )


def _port(port: Port, slugs: Slugs) -> Port:
    return replace(port, open_from=slugs.zone(port.open_from))


def _rule(rule: Rule, slugs: Slugs) -> Rule:
    action = rule.action
    if isinstance(action, Forward):
        to = replace(action.to, hop=str(slugs.hop(action.to.hop)))
        action = replace(action, to=to, via=slugs.hop(action.via))
    return replace(rule, action=action, authorizer=slugs.hop(rule.authorizer))


def _route(route: Route, slugs: Slugs) -> Route:
    examples = tuple(
        replace(each, expect=replace(each.expect, hop=slugs.hop(each.expect.hop)))
        for each in route.examples
    )
    return replace(route, slug=slugs.routes.get(route.slug, route.slug), examples=examples)
