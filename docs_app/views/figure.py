"""A picture on a page: the drawing, what its signs mean, the same in words, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from docs_app.core.diagram import Meaning, View
from docs_app.core.outline import Outline, outline
from docs_app.core.steps import Trace
from docs_app.pictures import Picture, Stamp, inline_svg
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.words_of_picture import HopWords, Row, hop_words, nested

FILES = (
    ("svg", "SVG", "vector, for the web"),
    ("pdf", "PDF", "vector, for paper"),
    ("png", "PNG", "single size"),
    ("dot", "DOT", "Graphviz"),
    ("mermaid", "Mermaid", "for Markdown"),
    ("json", "JSON", "as data"),
)
SCALES = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Figure:
    """What the template of a picture needs. ``message`` says what had to be left out, and why."""

    id: str
    caption: str
    svg: SafeString
    message: str
    legend: tuple[Meaning, ...]
    outline: Outline
    parts: tuple[Row, ...]
    hops: tuple[HopWords, ...]
    files: tuple[Link, ...]
    embed: str


def figure(  # noqa: PLR0913 - which picture, by name
    book: Book,
    *,
    id: str = "picture",
    route: str | None = None,
    example: str | None = None,
    step: int | None = None,
    detail: str = "ports",
    direction: str = "LR",
) -> Figure:
    """Return a picture of a book. Drawn once for each content; slow only for large ones."""
    view = View(route, example, step, detail, direction)
    return drawn(book, view, id, partial(address, book, view))


class FileAddress(Protocol):
    """Says where a picture is as a file of some format; the rest are options of that format."""

    def __call__(self, format: str, **options: object) -> str: ...


def drawn(book: Book, view: View, id: str, at: FileAddress, trace: Trace | None = None) -> Figure:
    """Return a picture of a view, or of a trace, whose files are ``at`` some address."""
    picture = inline_svg(
        book.architecture,
        view,
        stamp_of(book),
        prefix=f"{id}--",
        version=book.addresses.version,
        trace=trace,
    )
    shown = picture.shown
    caption = shown.way if trace else shown.title
    words = hop_words(book, shown)
    return figure_of(id, picture, caption=caption, hops=words, at=at, origin=book.origin)


def figure_of(  # noqa: PLR0913 - a figure is made of so much
    id: str,
    picture: Picture,
    *,
    caption: str,
    hops: tuple[HopWords, ...],
    at: FileAddress,
    origin: str,
) -> Figure:
    """Return a finished picture as a figure with its files and its words."""
    told = outline(picture.shown)
    return Figure(
        id=id,
        caption=caption,
        svg=mark_safe(picture.svg),  # noqa: S308 - made by rendering, which escapes every text
        message=picture.message,
        legend=picture.shown.legend,
        outline=told,
        parts=nested(told.parts),
        hops=hops,
        files=_files(at),
        embed=format_html('<img src="{}" alt="{}">', origin + at("svg"), caption),
    )


def stamp_of(book: Book) -> Stamp:
    """Return what a picture carries to say what it shows, and as of when."""
    version = book.version
    number = None if version.draft else version.number
    return Stamp(book.slug, number, version.at.date(), version.content_hash)


def address(book: Book, view: View, format: str, **more: object) -> str:
    """Return a picture's address, without the options that go without saying."""
    return book.addresses.diagram(
        format,
        view.route,
        example=view.example,
        step=view.step,
        detail=None if view.detail == "ports" else view.detail,
        direction=None if view.direction == "LR" else view.direction,
        **more,
    )


def _files(at: FileAddress) -> tuple[Link, ...]:
    plain = [Link(name, at(each), note) for each, name, note in FILES]
    large = [Link("PNG", at("png", scale=times), f"{times} times the size") for times in SCALES]
    return (*plain[:3], *large, *plain[3:])
