"""The versions of an architecture."""

from __future__ import annotations

from docs_app import versions
from docs_app.views.frame import Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading


@page("page")
def history(reading: Reading) -> Page:
    """Show every version, newest first. One query besides the page's own."""
    book = reading.book
    every = versions.history(book.slug)
    table = leaf(reading, every, len(every))
    values = {
        "rows": [(info, book.addresses.as_it_was(info.number).home) for info in table.rows],
        "leaf": table,
    }
    return Page("versions.html", "Versions", values)
