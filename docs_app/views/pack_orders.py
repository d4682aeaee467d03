"""What a review pack is ordered with: the edition, what came before it, and its cover."""

from __future__ import annotations

from datetime import datetime

from docs_app import store
from docs_app.core.addresses import CHECK_EXPORT, Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.pack import Links, Occasion
from docs_app.packs import Order
from docs_app.pictures import OneSide, Stamp
from docs_app.views.book import Book
from docs_app.views.edition import edition
from docs_app.views.editions import Pair
from docs_app.views.figure import stamp_of

Facts = tuple[tuple[str, str], ...]


def order_of(book: Book) -> Order:
    """Return the order for one edition; its changes are told against the version before it.

    A draft's are told against the version that readers see. At most two queries.
    """
    version = book.version
    number = version.number if version.draft else version.number - 1
    found = store.load_version(book.slug, number) if number else None
    words = "draft" if version.draft else f"version {version.number}"
    if found is None:
        return _order(book, words, _facts(book), None, "", compares=False)
    before = found.version
    stamp = Stamp(book.slug, before.number, before.at.date(), before.content_hash)
    side = OneSide(found.architecture, stamp, Addresses(book.slug, before.number))
    return _order(book, words, _facts(book), side, f"version {number}", compares=False)


def order_of_pair(pair: Pair) -> Order:
    """Return the order for a comparison: the later edition, and all that changed since."""
    before, after = pair.before, pair.after
    side = OneSide(before.book.architecture, stamp_of(before.book), before.book.addresses)
    words = f"{after.name} compared with {before.name}"
    facts = (
        *(("After: " + name.lower(), value) for name, value in _edition_facts(after.book)),
        *(("Before: " + name.lower(), value) for name, value in _edition_facts(before.book)),
        _check(after.book),
    )
    return _order(after.book, words, facts, side, before.name, compares=True)


def _order(  # noqa: PLR0913 - by name
    book: Book, words: str, facts: Facts, before: OneSide | None, since: str, *, compares: bool
) -> Order:
    stamp = stamp_of(book)
    value: Architecture | None = before.architecture if before else None
    occasion = Occasion(words, stamp.date, stamp.content_hash, facts, since, value)
    links = Links(book.addresses, book.origin)
    return Order(book.architecture, stamp, occasion, links, edition(), before, compares)


def _facts(book: Book) -> Facts:
    return (*_edition_facts(book), _check(book))


def _edition_facts(book: Book) -> Facts:
    """Return who made an edition, when and why; what does not apply is left out."""
    version = book.version
    if version.draft:
        # Of a draft the day alone: with each minute told, no two readings would be the same.
        base = f", builds on version {version.number}" if version.number else ""
        told = [("Draft", f"as of {version.at.date().isoformat()}{base}")]
    else:
        told = [
            ("Version", f"{version.number}, published on {_day(version.at)}"),
            ("By", version.author or "not recorded"),
            ("Written by", version.written_by),
            ("Approved by", version.approved_by or "nobody: none was required"),
            ("Message", version.message),
        ]
    told.append(("Content", version.content_hash))
    return tuple((name, value) for name, value in told if value)


def _day(at: datetime) -> str:
    return f"{at.date().isoformat()} at {at:%H:%M} UTC"


def _check(book: Book) -> tuple[str, str]:
    return ("Still true?", f"Send this file to {book.origin}{CHECK_EXPORT}")
