"""Headings: their place among others, their anchors, and what a table of contents says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AMP_SUBSTITUTE

from docs_app.core.pages.references import Marked


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text will stand on a page.

    Ids of its headings begin with ``anchor`` and two dashes, so several texts fit on one page. If
    a heading is above level ``top``, all its headings move down by as much; 2 is below the title.
    """

    anchor: str = "section"
    top: int = 2


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A heading whose facts are still numbers of references between its texts."""

    level: int
    id: str
    pieces: tuple[str | int, ...]


def numbered(elements: Sequence[Element], marked: Marked, place: Place) -> tuple[RawHeading, ...]:
    """Give each heading its level, its id and a link to itself, in place; return what they are.

    An id is made of the text as typed: it stays the same when the value of a fact changes.
    """
    down = max([0, *(place.top - _level(element) for element in elements)])
    taken: dict[str, int] = {}
    headings = []
    for element in elements:
        pieces = pieces_of(element)
        level = min(6, _level(element) + down)
        name = _unique(f"{place.anchor}--{_slug(pieces, marked) or 'untitled'}", taken)
        element.tag = f"h{level}"
        element.set("id", name)
        _link_to_itself(element, name)
        headings.append(RawHeading(level, name, pieces))
    return tuple(headings)


def pieces_of(element: Element) -> tuple[str | int, ...]:
    """Return an element's text in pieces: texts, and the numbers of the references between."""
    pieces: list[str | int] = [_as_text(element.text)] if element.text else []
    for child in element:
        if child.tag == "x-fact":
            pieces.append(int(child.get("data-ref", "0")))
        else:
            pieces += pieces_of(child)
        if child.tail:
            pieces.append(_as_text(child.tail))
    return tuple(pieces)


def _level(element: Element) -> int:
    return int(element.tag[1])


def _as_text(text: str) -> str:
    return unescape(text.replace(AMP_SUBSTITUTE, "&"))


def _slug(pieces: Sequence[str | int], marked: Marked) -> str:
    """Return words joined by dashes: letters and digits of any script, without accents."""
    typed = "".join(
        piece if isinstance(piece, str) else marked.references[piece].ref for piece in pieces
    )
    plain = unicodedata.normalize("NFKD", marked.restored(typed).casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"[^\w]+", "-", letters).strip("-")[:80]


def _unique(id: str, taken: dict[str, int]) -> str:
    """Return the id, with a number behind it if it was taken. ``taken`` says which come next."""
    unique = id
    while unique in taken:
        taken[id] += 1
        unique = f"{id}-{taken[id]}"
    taken[unique] = 1
    return unique


def _link_to_itself(element: Element, id: str) -> None:
    """Append a link to a heading. Its name leaves the heading's own out, which is beside it."""
    names = {"class": "permalink", "href": f"#{id}", "aria-label": "Link to this section"}
    SubElement(element, "a", names).text = "#"
