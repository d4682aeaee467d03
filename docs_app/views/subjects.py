"""From the name of a thing (``rule:nlb/ingests``) to a link that leads to it."""

from __future__ import annotations

from docs_app.views.book import Book
from docs_app.views.frame import Link


def subject_link(book: Book, subject: str) -> Link | None:
    """Return a link to what a finding or a change is about; None: it is no longer there."""
    kind, _, ref = subject.partition(":")
    owner, _, part = ref.partition("/")
    if kind in {"hop", "port", "rule", "setting", "health"}:
        return _on_hop(book, kind, owner, part)
    if kind in {"route", "example"}:
        return _on_route(book, kind, owner, part)
    if kind == "architecture":
        return Link(book.architecture.name, book.addresses.home)
    return _alone(book, kind, ref)


def _alone(book: Book, kind: str, ref: str) -> Link | None:
    """Return a link to a zone, an entry point or a page."""
    at, index = book.addresses, book.index
    if kind == "zone" and ref in index.zones:
        return Link(index.zones[ref].name, at.zone(ref))
    if kind == "entry" and ref in index.entry_points:
        return Link(index.entry_points[ref].name, at.entry_point(ref))
    if kind == "page" and ref in index.pages:
        return Link(index.pages[ref].title, at.page(ref))
    return None


def _on_hop(book: Book, kind: str, slug: str, part: str) -> Link | None:
    at, hop = book.addresses, book.index.hops.get(slug)
    if hop is None:
        return None
    port, rule = book.index.ports.get((slug, part)), book.index.rules.get((slug, part))
    if kind == "port" and port:
        return Link(f"{hop.name}:{port.number}", at.port(slug, part))
    if kind == "rule" and rule:
        return Link(f"{hop.name}, rule {rule.name or part}", at.rule(slug, part))
    return Link(hop.name, at.hop(slug))


def _on_route(book: Book, kind: str, slug: str, part: str) -> Link | None:
    route = book.index.routes.get(slug)
    if route is None:
        return None
    names = {example.slug: example.name for example in route.examples}
    if kind == "example" and part in names:
        return Link(f"{route.name}: {names[part]}", book.addresses.route(slug, part))
    return Link(route.name, book.addresses.route(slug))
