"""Which two editions of which architectures a comparison names, in an address or a form.

A word is the number of a version, ``now``, ``draft``, or another architecture: ``staging`` as it
is now, ``staging@7``, ``staging@draft``. Two words stand with three dots between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from docs_app import store
from docs_app.core.addresses import DRAFT, Edition
from docs_app.core.nearest import meant
from docs_app.views.book import Book, open_book

NOW = "now"
BETWEEN = "..."
HOW = (
    "Write the number of a version, `now`, `draft`, or another architecture: "
    "`staging` as it is now, `staging@7`, `staging@draft`."
)
NUMBER = re.compile(r"[0-9]{1,9}")
LONGEST = 200
LISTED = 12
"""Architectures that a complaint names; of more, the number."""


class BadWordError(ValueError):
    """A word that names no edition, or one that is not there; says so, and what can be written."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: an architecture in an edition, the word for it, and its name."""

    book: Book
    word: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides, and the book in whose frame they are shown."""

    home: Book
    before: Side
    after: Side

    @property
    def words(self) -> str:
        """Return both words as an address has them."""
        return self.before.word + BETWEEN + self.after.word


class Shelf:
    """The books of one request: each is opened once, whoever names it."""

    def __init__(self, request: HttpRequest, slug: str) -> None:
        self.request = request
        self.slug = slug
        self._books: dict[tuple[str, Edition], Book] = {}

    def book(self, slug: str, edition: Edition) -> Book:
        """Return a book. Http404: there is none; PermissionDenied: it is not for this reader."""
        if (slug, edition) not in self._books:
            self._books[slug, edition] = open_book(self.request, slug, edition)
        return self._books[slug, edition]

    def side(self, word: str) -> Side:
        """Return what a word names. BadWordError: nothing; PermissionDenied: not for the reader."""
        slug, edition = read_word(word, self.slug)
        try:
            book = self.book(slug, edition)
        except Http404:
            raise BadWordError(_missing(slug, edition)) from None
        return Side(book, _word(self.slug, slug, edition), _name(self.slug, book, edition))

    def home(self) -> Book:
        """Return the architecture as it is now, or as drafted where it was never published."""
        try:
            return self.book(self.slug, None)
        except Http404:
            if not self.request.user.has_perm("docs_app.view_draft"):
                raise
            return self.book(self.slug, DRAFT)


def open_pair(request: HttpRequest, slug: str, words: str) -> Pair:
    """Return what an address compares. Http404: it names what is not there, and what could be.

    Costs a query for each edition that is named, twelve for a draft, and one for the frame.
    """
    shelf = Shelf(request, slug)
    home = shelf.home()
    try:
        before, after = (shelf.side(word) for word in split_words(words))
    except BadWordError as error:
        raise Http404(str(error).replace("`", "")) from None
    return Pair(home, before, after)


def split_words(words: str) -> tuple[str, str]:
    """Return the two words. BadWordError: there are not two."""
    before, dots, after = words.partition(BETWEEN)
    if not (before and dots and after) or BETWEEN in after:
        raise BadWordError(
            f"A comparison names two editions with three dots between them, such as 3...now. {HOW}"
        )
    return before, after


def read_word(word: str, home: str) -> tuple[str, Edition]:
    """Return the slug and edition that a word names for a reader of ``home``.

    BadWordError: it is not written as a word is.
    """
    slug, at, edition = word.strip()[:LONGEST].rpartition("@")
    if not at:
        slug, edition = (home, edition) if _is_edition(edition) else (edition, NOW)
    if not slug or not _is_edition(edition):
        raise BadWordError(f"'{word[:LONGEST]}' names no edition. {HOW}")
    if edition == NOW:
        return slug, None
    return slug, DRAFT if edition == DRAFT else int(edition)


def _is_edition(word: str) -> bool:
    return word in {NOW, DRAFT} or bool(NUMBER.fullmatch(word))


def _word(home: str, slug: str, edition: Edition) -> str:
    """Return the one word that is used for an edition."""
    said = NOW if edition is None else str(edition)
    if slug == home:
        return said
    return slug if edition is None and not _is_edition(slug) else f"{slug}@{said}"


def _name(home: str, book: Book, edition: Edition) -> str:
    if edition is None:
        said = f"now (version {book.version.number})"
    else:
        said = "the draft" if edition == DRAFT else f"version {edition}"
    return said if book.slug == home else f"{book.slug}, {said}"


def _missing(slug: str, edition: Edition) -> str:
    """Return why there is no such edition, and what there is."""
    published = store.load_published(slug)
    if isinstance(edition, int) and published is not None:
        last = published.version.number
        there = "its only version is 1" if last == 1 else f"its versions are 1 to {last}"
        return f"{slug} has no version {edition}: {there}. {HOW}"
    if published is not None:
        return f"{slug} has no draft. {HOW}"
    known = [info.slug for info in store.list_architectures()]
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    listed = f" There are: {', '.join(known[:LISTED])}{more}." if known else ""
    return f"There is no architecture '{slug}' here.{meant(slug, known)}{listed} {HOW}"
