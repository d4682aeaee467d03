"""What an inline reference says: one function for each kind of fact.

To add a kind: a function here, a line in :data:`FACTS`, a row in docs/writing-pages.md, a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, HealthCheck, Hop, Port
from docs_app.core.index import Index
from docs_app.core.kinds import KINDS, effective, recorded
from docs_app.core.nearest import meant
from docs_app.core.pages.fact import NOT_RECORDED, Fact, FactError
from docs_app.core.pages.values import entry_url, setting_text
from docs_app.core.wording import rule_sentence

T = TypeVar("T")

UNITS = {"interval": "s", "timeout": "s"}
"""Units of a health check's fields; the others have none."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a fact is looked up in."""

    architecture: Architecture
    index: Index
    addresses: Addresses

    def hop(self, slug: str) -> Hop:
        return found(self.index.hops, slug, "hop")

    def port(self, ref: str) -> tuple[Hop, Port]:
        """Return the port that ``hop/port`` names, and its hop. Raises FactError."""
        slug, name = pair(ref, "port")
        hop = self.hop(slug)
        ports = {port.slug: port for port in hop.ports}
        return hop, found(ports, name, f"port of {slug}")

    def zone_or_internet(self, slug: str | None) -> Fact:
        """Return from where a port is open: a zone, or for None the internet."""
        if slug is None:
            return Fact("open", "the internet")
        return self.zone_or_none(slug) or Fact("open", slug)

    def zone_or_none(self, slug: str | None) -> Fact | None:
        """Return a zone's name, linked; None where there is no such zone."""
        zone = self.index.zones.get(slug or "")
        if zone is None:
            return None
        return Fact("zone", zone.name, self.addresses.zone(zone.slug), "zone")


def resolve(look: Look, kind: str, ref: str) -> Fact:
    """Return the fact. Raises FactError where there is no such kind or nothing so named."""
    if kind not in FACTS:
        raise FactError(f"There is no kind of fact called {kind}.{meant(kind, KNOWN)}")
    if not ref:
        raise FactError(f"It does not say which: write [[{kind}:NAME]].")
    return FACTS[kind](look, ref)


def found(among: Mapping[str, T], slug: str, what: str) -> T:
    """Return the object of that slug. Raises FactError."""
    if slug not in among:
        raise FactError(f"There is no {what} called {slug}.{meant(slug, among)}")
    return among[slug]


def pair(ref: str, what: str) -> tuple[str, str]:
    """Return both parts of ``hop/what``. Raises FactError."""
    hop, slash, name = ref.partition("/")
    if not (hop and slash and name):
        raise FactError(f"{ref} is no {what} of a hop: write HOP/{what.upper()}.")
    return hop, name


def _port(look: Look, ref: str) -> Fact:
    hop, port = look.port(ref)
    title = f"port {port.slug} of {hop.name}, {port.protocol}"
    return Fact("port", str(port.number), look.addresses.port(hop.slug, port.slug), title)


def _protocol(look: Look, ref: str) -> Fact:
    hop, port = look.port(ref)
    title = f"protocol of port {port.slug} of {hop.name}"
    return Fact("protocol", port.protocol, look.addresses.port(hop.slug, port.slug), title)


def _hop(look: Look, ref: str) -> Fact:
    hop = look.hop(ref)
    kind = KINDS[hop.kind].label if hop.kind in KINDS else hop.kind
    return Fact("hop", hop.name, look.addresses.hop(hop.slug), kind)


def _zone(look: Look, ref: str) -> Fact:
    zone = found(look.index.zones, ref, "zone")
    return Fact("zone", zone.name, look.addresses.zone(zone.slug), "zone")


def _rule(look: Look, ref: str) -> Fact:
    slug, name = pair(ref, "rule")
    hop = look.hop(slug)
    rule = found({rule.slug: rule for rule in hop.rules}, name, f"rule of {slug}")
    title = f"rule {rule.name or rule.slug} of {hop.name}"
    sentence = rule_sentence(look.architecture, hop.slug, rule)
    return Fact("rule", sentence, look.addresses.rule(hop.slug, rule.slug), title)


def _route(look: Look, ref: str) -> Fact:
    route = found(look.index.routes, ref, "route")
    return Fact("route", route.name, look.addresses.route(route.slug), "route")


def _entry(look: Look, ref: str) -> Fact:
    entry = found(look.index.entry_points, ref, "entry point")
    url = entry_url(look.architecture, entry)
    href = look.addresses.entry_point(entry.slug)
    return Fact("entry", url, href, f"entry point {entry.name}", code=True)


def _page(look: Look, ref: str) -> Fact:
    page = found(look.index.pages, ref, "page")
    return Fact("page", page.title, look.addresses.page(page.path))


def _setting(look: Look, ref: str) -> Fact:
    slug, name = pair(ref, "setting")
    hop = look.hop(slug)
    known = {each.name: each for each in KINDS[hop.kind].settings} if hop.kind in KINDS else {}
    setting = found(known, name, f"setting of {slug}")
    value, href = effective(hop, name), look.addresses.hop(slug)
    title = f"{setting.label} of {hop.name}"
    if value is None:
        return Fact("setting", NOT_RECORDED, href, title, recorded=False)
    note = "default" if recorded(hop, name) is None else ""
    return Fact("setting", setting_text(setting, value), href, title, note)


def _health(look: Look, ref: str) -> Fact:
    slug, name = pair(ref, "field")
    hop = look.hop(slug)
    found({each.name: each for each in fields(HealthCheck)}, name, "field of a health check")
    value = getattr(hop.health_check, name, None)
    text = health_text(name, value)
    title = f"health check of {hop.name}: {name.replace('_', ' ')}"
    return Fact("health", text, look.addresses.hop(slug), title, recorded=value is not None)


def health_text(name: str, value: str | int | None) -> str:
    """Return a field of a health check with its unit, or "not recorded"."""
    if value is None:
        return NOT_RECORDED
    return f"{value} {UNITS[name]}" if name in UNITS else str(value)


def _replicas(look: Look, ref: str) -> Fact:
    zone = found(look.index.zones, ref, "zone")
    text = NOT_RECORDED if zone.replicas is None else str(zone.replicas)
    title, known = f"copies of {zone.name}", zone.replicas is not None
    return Fact("replicas", text, look.addresses.zone(zone.slug), title, recorded=known)


def _open(look: Look, ref: str) -> Fact:
    hop, port = look.port(ref)
    title = f"from where port {port.slug} of {hop.name} is open"
    if port.open_from is None:
        return Fact("open", "the internet", look.addresses.port(hop.slug, port.slug), title)
    zone = found(look.index.zones, port.open_from, "zone")
    return Fact("open", zone.name, look.addresses.zone(zone.slug), title)


FACTS: Mapping[str, Callable[[Look, str], Fact]] = {
    "port": _port,
    "protocol": _protocol,
    "hop": _hop,
    "zone": _zone,
    "rule": _rule,
    "route": _route,
    "entry": _entry,
    "setting": _setting,
    "health": _health,
    "replicas": _replicas,
    "page": _page,
    "open": _open,
}

KNOWN = (*FACTS, "picture", "steps", "table")
