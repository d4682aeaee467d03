"""The first page of an architecture: the whole picture, its routes, its news."""

from __future__ import annotations

from docs_app import versions
from docs_app.views.figure import figure
from docs_app.views.findings import counts
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.news import news
from docs_app.views.paper import page
from docs_app.views.reading import Reading
from docs_app.views.route_cards import route_cards

CARDS = 60
LATELY = 5

HEADINGS = (
    Heading("Routes", "routes"),
    Heading("Ask", "ask"),
    Heading("Changed lately", "changes"),
    Heading("Findings", "findings"),
)


@page(own=news)
def overview(reading: Reading) -> Page:
    """Show an architecture as a whole."""
    book = reading.book
    routes = book.architecture.routes
    number = book.version.number
    lately = [info for info in versions.history(book.slug) if info.number <= number][:LATELY]
    values = {
        "architecture": book.architecture,
        "cards": route_cards(book, routes[:CARDS]),
        "more": Link(f"All {len(routes)} routes", book.addresses.table("routes"))
        if len(routes) > CARDS
        else None,
        "picture": figure(book),
        "trace_address": book.addresses.trace(),
        "errors_address": book.addresses.errors(),
        "lately": [(info, book.addresses.as_it_was(info.number).home) for info in lately],
        "changes": versions.changes_of(book.slug, number),
        "counts": counts(book),
        "pages": book.architecture.pages[:LATELY],
    }
    return Page(
        "overview.html",
        book.architecture.name,
        values,
        headings=HEADINGS,
        summary=book.architecture.summary,
        edit=("architecture", book.slug),
        markdown=True,
        wide=True,
    )
