"""The tree on the left: routes, documentation, and the reference tables."""

from __future__ import annotations

from collections.abc import Sequence

from docs_app.core.pages import Node, tree
from docs_app.views.book import Book
from docs_app.views.frame import Branch, Group, Link
from docs_app.views.waiting import NOBODY, Waiting

SHOWN = 40
"""How many routes, or pages of one level, the tree names; the rest are a link away."""

TABLES = (
    ("hops", "Hops"),
    ("ports", "Ports"),
    ("rules", "Rules"),
    ("zones", "Zones"),
    ("entry-points", "Entry points"),
    ("lint", "Findings"),
)


def navigation(book: Book, here: str, waiting: Waiting = NOBODY) -> tuple[Group, ...]:
    """Return the groups of the tree. Never lists hops, ports or rules: there may be thousands.

    ``waiting`` is what the reader may know of the draft.
    """
    at = book.addresses
    tables = [Branch(Link(title, at.table(name))) for name, title in TABLES]
    others = (Link("Reason codes", at.reason()), Link("Versions", at.versions))
    asking = (Link("Trace a request", at.trace()), Link("Who answered?", at.errors()))
    groups = (
        Group("Ask", tuple(Branch(each) for each in asking)),
        Group("Draft", (Branch(_review(book, waiting)),) if waiting.told else ()),
        _routes(book),
        _documentation(book, here),
        Group("Reference", (*tables, *(Branch(each) for each in others))),
    )
    return tuple(group for group in groups if group.branches)


def _review(book: Book, waiting: Waiting) -> Link:
    note = f"{waiting.changes} waiting" if waiting.changes else ""
    return Link("Review", book.addresses.review, note)


def _routes(book: Book) -> Group:
    at, routes = book.addresses, book.architecture.routes
    return Group(
        "Routes",
        tuple(Branch(Link(route.name, at.route(route.slug))) for route in routes[:SHOWN]),
        Link(f"All {len(routes)} routes", at.table("routes")) if len(routes) > SHOWN else None,
    )


def _documentation(book: Book, here: str) -> Group:
    at, pages = book.addresses, book.architecture.pages
    many = len(pages) > SHOWN
    return Group(
        "Documentation",
        _branches(book, tree(book.architecture), here if many else None),
        Link(f"All {len(pages)} pages", at.table("docs")) if many else None,
    )


def _branches(book: Book, nodes: Sequence[Node], along: str | None) -> tuple[Branch, ...]:
    """Return branches, all of them unfolded, or only those ``along`` the way to an address."""
    branches = []
    for node in nodes[:SHOWN]:
        href = book.addresses.page(node.page.path)
        unfold = along is None or along.startswith(href)
        below = _branches(book, node.children, along) if unfold else ()
        branches.append(Branch(Link(node.page.title, href), below))
    return tuple(branches)
