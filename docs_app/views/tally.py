"""How many findings there are, for the header of every page: told where it costs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache as cabinet

from docs_app.core.architecture import Architecture
from docs_app.core.index import is_kept, kept
from docs_app.core.lint import is_linted
from docs_app.views.book import Book
from docs_app.views.edition import edition
from docs_app.views.findings import counts, lapsed_in

SMALL = 5_000
"""Hops and rules up to which an architecture is linted for the count: some 100 ms, once."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many errors and warnings are open today."""

    errors: int
    warnings: int


def tally(book: Book) -> Tally | None:
    """Return how many findings there are; None: nobody has counted yet, and it would take long.

    Whoever lints a large architecture, by opening its findings or saving it, counts for all: the
    count is kept under the hash of what was counted, and each process asks the cache for it until
    it is there.
    """
    name = f"tally-{lapsed_in(book)}"
    if is_kept(book.architecture, name):
        return kept(book.architecture, name, lambda _: _count(book))
    key = f"{name}:{edition()}:{book.version.content_hash}"
    known: Tally | None = cabinet.get(key)
    if known is None and (is_linted(book.architecture) or is_small(book.architecture)):
        known = _count(book)
        cabinet.set(key, known, timeout=None)
    return known and kept(book.architecture, name, lambda _: known)


def _count(book: Book) -> Tally:
    levels = dict(counts(book))
    return Tally(levels["error"], levels["warning"])


def is_small(architecture: Architecture) -> bool:
    """Say whether an architecture is linted for a count alone."""
    return len(architecture.hops) + sum(len(hop.rules) for hop in architecture.hops) <= SMALL
