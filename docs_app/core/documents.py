"""What can be searched for in an architecture: a document for each thing with an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Hop, Page, Route
from docs_app.core.index import index_of
from docs_app.core.kinds import KINDS
from docs_app.core.pages import breadcrumbs, plain_text, sections
from docs_app.core.pages.values import entry_url
from docs_app.core.wording import hop_label, rule_sentence

KINDS_IN_ORDER = (
    "port",
    "hop",
    "route",
    "rule",
    "page",
    "section",
    "entry_point",
    "zone",
    "example",
)
"""Kinds of document. Of two that fit a query equally, the earlier kind comes first."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found.

    ``kind`` is one of :data:`KINDS_IN_ORDER`. ``path`` is its address within the architecture:
    behind :attr:`Addresses.home`, so that it holds for every version. ``context`` says where it
    belongs ("API load balancer"), ``text`` what it says, with its facts resolved. ``keys`` are
    what names it exactly: slugs, a name, a port's number.
    """

    kind: str
    title: str
    path: str
    context: str = ""
    text: str = ""
    keys: tuple[str, ...] = ()


def documents(architecture: Architecture) -> Iterator[Document]:
    """Give every document of an architecture, in the order of its objects."""
    addresses = _Within(architecture.slug)
    for source in (_pages, _routes, _hops, _zones, _entry_points):
        yield from source(architecture, addresses)


def named(architecture: Architecture) -> Iterator[Document]:
    """Give what a mistyped address may have meant: pages, routes, hops, zones, entry points.

    Their texts are left out.
    """
    addresses = _Within(architecture.slug)
    for page in architecture.pages:
        yield Document("page", page.title, addresses.page(page.path), keys=(page.path,))
    for route in architecture.routes:
        yield Document("route", route.name, addresses.route(route.slug), keys=(route.slug,))
    for hop in architecture.hops:
        yield Document("hop", hop.name, addresses.hop(hop.slug), keys=(hop.slug,))
    for zone in architecture.zones:
        yield Document("zone", zone.name, addresses.zone(zone.slug), keys=(zone.slug,))
    for entry in architecture.entry_points:
        address = addresses.entry_point(entry.slug)
        yield Document("entry_point", entry.name, address, keys=(entry.slug,))


class _Within(Addresses):
    """Addresses within an architecture: what stands behind its home."""

    @property
    def home(self) -> str:
        return ""


def _pages(architecture: Architecture, addresses: Addresses) -> Iterator[Document]:
    for page in architecture.pages:
        above = breadcrumbs(architecture, page.path)[:-1]
        yield Document(
            "page",
            page.title,
            addresses.page(page.path),
            " / ".join(each.title for each in above),
            plain_text(architecture, page.body),
            (page.path, page.title),
        )
        yield from _sections(architecture, addresses, page)


def _sections(architecture: Architecture, addresses: Addresses, page: Page) -> Iterator[Document]:
    for section in sections(architecture, page.body):
        if section.heading is not None:
            path = f"{addresses.page(page.path)}#{section.heading.id}"
            heading = section.heading.text
            yield Document("section", heading, path, page.title, section.text, (heading,))


def _routes(architecture: Architecture, addresses: Addresses) -> Iterator[Document]:
    for route in architecture.routes:
        yield Document(
            "route",
            route.name,
            addresses.route(route.slug),
            "Route",
            _joined(route.summary, plain_text(architecture, route.prose)),
            (route.slug, route.name),
        )
        yield from _examples(architecture, addresses, route)


def _examples(architecture: Architecture, addresses: Addresses, route: Route) -> Iterator[Document]:
    for example in route.examples:
        request = f"{example.request.method} {example.request.url}"
        yield Document(
            "example",
            example.name,
            addresses.route(route.slug, example.slug),
            route.name,
            _joined(request, plain_text(architecture, example.prose)),
            (example.slug, example.name),
        )


def _hops(architecture: Architecture, addresses: Addresses) -> Iterator[Document]:
    zones = index_of(architecture).zones
    for hop in architecture.hops:
        kind = KINDS[hop.kind].label if hop.kind in KINDS else hop.kind
        zone = zones.get(hop.zone or "")
        yield Document(
            "hop",
            hop.name,
            addresses.hop(hop.slug),
            f"{kind} in {zone.name}" if zone else kind,
            _joined(hop.summary, plain_text(architecture, hop.prose)),
            (hop.slug, hop.name),
        )
        yield from _ports(architecture, addresses, hop)
        yield from _rules(architecture, addresses, hop)


def _ports(architecture: Architecture, addresses: Addresses, hop: Hop) -> Iterator[Document]:
    zones = index_of(architecture).zones
    label = hop_label(architecture, hop.slug)
    for port in hop.ports:
        zone = zones.get(port.open_from or "")
        where = "the internet" if port.open_from is None else zone.name if zone else port.open_from
        yield Document(
            "port",
            f"{port.number} {port.slug}",
            addresses.port(hop.slug, port.slug),
            label,
            _joined(port.summary, f"{port.protocol}, open from {where}"),
            (str(port.number), f"{hop.slug}/{port.slug}", port.slug),
        )


def _rules(architecture: Architecture, addresses: Addresses, hop: Hop) -> Iterator[Document]:
    label = hop_label(architecture, hop.slug)
    for rule in hop.rules:
        yield Document(
            "rule",
            rule_sentence(architecture, hop.slug, rule),
            addresses.rule(hop.slug, rule.slug),
            label,
            _joined(rule.name, plain_text(architecture, rule.prose)),
            (f"{hop.slug}/{rule.slug}", rule.name),
        )


def _zones(architecture: Architecture, addresses: Addresses) -> Iterator[Document]:
    for zone in architecture.zones:
        text = _joined(zone.summary, plain_text(architecture, zone.prose))
        keys = (zone.slug, zone.name)
        yield Document("zone", zone.name, addresses.zone(zone.slug), "Zone", text, keys)


def _entry_points(architecture: Architecture, addresses: Addresses) -> Iterator[Document]:
    for entry in architecture.entry_points:
        url = entry_url(architecture, entry)
        yield Document(
            "entry_point",
            entry.name,
            addresses.entry_point(entry.slug),
            "Entry point",
            _joined(url, entry.summary, plain_text(architecture, entry.prose)),
            (entry.slug, entry.name, entry.host, url),
        )


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))
