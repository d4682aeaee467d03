"""Markdown with live facts, as HTML for a page."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from docs_app.core.pages import Embed, Place, Rendered, render
from docs_app.views.book import Book
from docs_app.views.figure import figure


def prose(book: Book, text: str, anchor: str = "section", top: int = 3) -> SafeString:
    """Return a text as HTML, empty for an empty one.

    ``anchor`` begins the ids of its headings and pictures: one page may hold several texts.
    """
    if not text.strip():
        return SafeString("")
    return mark_safe(written(book, text, anchor, top).html)  # noqa: S308 - cleaned by core.pages


def written(book: Book, text: str, anchor: str = "section", top: int = 2) -> Rendered:
    """Return a text with its table of contents; its pictures are figures like any other."""
    drawn = 0

    def draw(wanted: Embed) -> str:
        nonlocal drawn
        drawn += 1
        return _drawn(book, wanted, f"{anchor}-picture-{drawn}")

    return render(book.architecture, text, book.addresses, draw, Place(anchor, top))


def _drawn(book: Book, wanted: Embed, id: str) -> str:
    step = wanted.option("step")
    picture = figure(
        book,
        id=id,
        route=wanted.name,
        example=wanted.option("example"),
        step=int(step) if step else None,
        detail=wanted.option("detail") or "ports",
        direction=wanted.option("direction") or "LR",
    )
    return render_to_string("parts/picture.html", {"picture": picture})
