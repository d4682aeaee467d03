"""The history as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app import versions
from docs_app.core import addresses
from docs_app.core.diff import describe
from docs_app.core.examples_diff import moved_examples
from docs_app.core.pages.fact import escaped
from docs_app.store import VersionInfo
from docs_app.versions import Listed
from docs_app.views.book import Book
from docs_app.views.history import FEW, history_in, made_in
from docs_app.views.markdown import MARKDOWN
from docs_app.views.paper import text
from docs_app.views.reading import Reading


@text(MARKDOWN)
def history(reading: Reading) -> str:
    """Return every version, newest first, each with its first changes."""
    book = reading.book
    found = history_in(book, "")
    parts = [f"# Versions of {escaped(book.architecture.name)}"]
    parts += [_version(book, each) for each in found.listed(found.numbers, FEW)]
    return "\n\n".join(parts) + "\n"


@text(MARKDOWN)
def changes(reading: Reading, number: int) -> str:
    """Return all that one version changed."""
    book = reading.book
    made = made_in(book, number)
    info, after = made.after.version, made.after.architecture
    before = made.before.architecture if made.before else None
    told = [describe(change, after, before) for change in made.changes]
    told += [each.sentence for each in moved_examples(before, after)] if before else []
    told += versions.changes_of(book.slug, number) if before is None else ()
    parts = [f"# Version {number}", _who(info), escaped(info.message), _list(told)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _version(book: Book, listed: Listed) -> str:
    number = listed.info.number
    more = [f"and {listed.more} more"] if listed.more else []
    address = book.origin + addresses.markdown(book.addresses.changes(number))
    parts = [
        f"## [Version {number}]({address})",
        _who(listed.info),
        escaped(listed.why),
        _list([*listed.sentences, *more]),
    ]
    return "\n\n".join(filter(None, parts))


def _who(info: VersionInfo) -> str:
    return ", ".join(_facts(info)) + "."


def _facts(info: VersionInfo) -> Iterator[str]:
    yield f"Published on {info.at:%-d %B %Y, %H:%M} UTC"
    if info.author:
        yield f"by {escaped(info.author)}"
    if info.written_by:
        yield f"written by {escaped(info.written_by)}"
    if info.approved_by:
        yield f"approved by {escaped(info.approved_by)}"


def _list(rows: list[str]) -> str:
    return "\n".join(f"- {escaped(row)}" for row in rows)
