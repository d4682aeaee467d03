"""The feed of an architecture's versions."""

from __future__ import annotations

from docs_app import notices
from docs_app.views.paper import text
from docs_app.views.reading import Reading


@text("application/atom+xml; charset=utf-8")
def feed(reading: Reading) -> str:
    """Return what was published lately, for programs that ask now and then."""
    book = reading.book
    return notices.atom(book.architecture.name, book.slug, book.origin, notices.latest(book.slug))
