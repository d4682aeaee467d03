"""The public addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from docs_app.core.architecture import EntryPoint
from docs_app.views.book import Book
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.prose import prose
from docs_app.views.reading import Reading
from docs_app.views.since import Since, since


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A public address in full, and the port it leads to."""

    entry: EntryPoint
    address: str
    to: Link
    prose: SafeString
    since: Since | None


@page("page")
def entry_points(reading: Reading) -> Page:
    """Show the ways in."""
    book = reading.book
    every = book.architecture.entry_points
    table = leaf(reading, every, len(every))
    blamed = since(book, [f"entry:{entry.slug}" for entry in table.rows])
    rows = [_row(book, entry, blamed.get(f"entry:{entry.slug}")) for entry in table.rows]
    headings = tuple(Heading(row.entry.name, f"entry--{row.entry.slug}") for row in rows)
    return Page(
        "tables/entry_points.html",
        "Entry points",
        {"rows": rows, "leaf": table},
        headings=headings,
        about="entry",
        markdown=True,
    )


def _row(book: Book, entry: EntryPoint, since: Since | None) -> EntryRow:
    base = f"/{entry.base_path}" if entry.base_path else ""
    hop, port = book.index.hops.get(entry.to.hop), book.index.port(entry.to)
    text = f"{hop.name}:{port.number}" if hop and port else str(entry.to)
    return EntryRow(
        entry=entry,
        address=f"{entry.scheme}://{entry.host}{base}",
        to=Link(text, book.addresses.port(entry.to.hop, entry.to.port)),
        prose=prose(book, entry.prose, f"entry-{entry.slug}"),
        since=since,
    )
