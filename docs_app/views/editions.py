"""The two editions that a comparison names, opened for the reader who asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from docs_app.core.addresses import DRAFT, Edition
from docs_app.core.editions import (
    BETWEEN,
    BadWordError,
    edition_name,
    read_word,
    split_words,
    word_of,
)
from docs_app.versions.editions import why_missing
from docs_app.views.book import Book, open_book


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
            raise BadWordError(why_missing(slug, edition)) from None
        name = edition_name(self.slug, book.slug, edition, book.version.number)
        return Side(book, word_of(self.slug, slug, edition), name)

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
