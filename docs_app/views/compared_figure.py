"""The picture of two editions on the page that compares them, and the choice of what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from docs_app.core.diagram import Diagram, View
from docs_app.core.diagram.compared import SHOWS
from docs_app.pictures import OneSide, inline_compared
from docs_app.views.book import Book
from docs_app.views.editions import Pair
from docs_app.views.figure import Figure, figure_of, stamp_of
from docs_app.views.frame import Link
from docs_app.views.reading import Reading
from docs_app.views.words_of_picture import HopWords, hop_words

ANCHOR = "picture"


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the ways to look at the picture: what it is called, where, and whether it is this."""

    show: str
    link: Link
    current: bool


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """The picture, and what of it can be shown; nothing stands elsewhere in the others.

    ``note`` says that nothing drawn differs; empty: something does.
    """

    picture: Figure
    shows: tuple[Shown, ...]
    note: str = ""


def compared_figure(pair: Pair, reading: Reading) -> ComparedFigure:
    """Return the picture of a pair as the query's ``show`` wants it; of no such one, of both."""
    asked = reading.query.get("show", "")
    show = asked if asked in SHOWS else "both"
    before, after = pair.before.book, pair.after.book
    drawn = inline_compared(side_of(before), side_of(after), View(), show, prefix=f"{ANCHOR}--")
    at = partial(
        pair.home.addresses.compared_diagram,
        pair.before.word,
        pair.after.word,
        show=None if show == "both" else show,
    )
    words = tuple(_hops(before, after, drawn.shown, show))
    picture = figure_of(
        ANCHOR, drawn, caption=drawn.shown.title, hops=words, at=at, origin=pair.home.origin
    )
    return ComparedFigure(picture, tuple(_shows(pair, reading, show)), drawn.shown.way)


def side_of(book: Book) -> OneSide:
    """Return a book as a side of a picture."""
    return OneSide(book.architecture, stamp_of(book), book.addresses)


def _hops(before: Book, after: Book, shown: Diagram, show: str) -> Iterator[HopWords]:
    """Yield what hops listen on and do: as they are, or where they are gone, as they were."""
    gone = [card for card in shown.cards if show == "before" or card.only == "before"]
    there = [card for card in shown.cards if card not in gone]
    yield from hop_words(after, replace(shown, cards=tuple(there)))
    yield from hop_words(before, replace(shown, cards=tuple(gone)))


def _shows(pair: Pair, reading: Reading, current: str) -> Iterator[Shown]:
    texts = {
        "before": ("Before", pair.before.name),
        "after": ("After", pair.after.name),
        "both": ("Both", "in one picture"),
    }
    for show in ("before", "both", "after"):
        query = {name: value for name, value in reading.query.items() if name != "show"}
        query |= {} if show == "both" else {"show": show}
        href = reading.path + (f"?{urlencode(query)}" if query else "") + f"#{ANCHOR}"
        text, note = texts[show]
        yield Shown(show, Link(text, href, note), show == current)
