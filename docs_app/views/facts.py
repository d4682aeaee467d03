"""The facts of one thing, each with since when it is so."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app import versions
from docs_app.core.diff.fields import field_values
from docs_app.core.diff.finding import find, held_by
from docs_app.core.diff.naming import field_words, setting_of
from docs_app.core.diff.values import value_words
from docs_app.views.book import Book
from docs_app.views.since import Since

LONG = 120
"""Characters of a text that the table tells; what is longer goes by its size."""

NAMES = frozenset({"slug", "path"})
"""What tells a thing from others: its history is that of the thing."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field and its value, in words."""

    label: str
    value: str
    since: Since


def facts(book: Book, subject: str) -> tuple[Fact, ...]:
    """Return what is recorded of a thing, or was once. Costs as ``versions.blame_fields``."""
    thing = find(book.architecture, subject) if ":" in subject else None
    if thing is None:
        return ()
    values = {
        path: value for path, value in field_values(thing, held_by(subject)) if path not in NAMES
    }
    found = versions.blame_fields(book.slug, book.version.number, subject, tuple(values))
    return tuple(
        Fact(
            _label(book, subject, path),
            value_words(subject, path, value, book.architecture, LONG),
            Since(found[path], book.addresses.changes(found[path].number)),
        )
        for path, value in values.items()
        if path in found and (value not in (None, "", ()) or found[path].number > 1)
    )


def _label(book: Book, subject: str, path: str) -> str:
    words = field_words(path, setting_of(subject, path, book.architecture))
    return words[:1].upper() + words[1:]
