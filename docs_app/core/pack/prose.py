"""A text in Markdown as blocks: parsed as pages are, cleaned as pages are, and then only data."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from docs_app.core.architecture import Architecture
from docs_app.core.pack.blocks import (
    Admonition,
    Block,
    Blocks,
    Break,
    Code,
    Column,
    Heading,
    Inline,
    Inlines,
    Items,
    Link,
    Pairs,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)
from docs_app.core.pack.links import Links
from docs_app.core.pack.tree import Element, tree_of
from docs_app.core.pack.words import words_of
from docs_app.core.pages import Embed, Place, render
from docs_app.core.pages.sanitising import ADMONITIONS

See = Callable[[Embed], Inlines]
"""Returns where in the pack the picture is that a text asks for."""

_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"h([1-6])")
_STYLES = {"strong": "strong", "em": "em", "code": "code"}
_CLASSES = {"not-recorded": "missing", "fact-missing": "wrong", "fact-note": "soft"}
_TEXT_BLOCKS = ("p", "ul", "ol", "dl", "blockquote", "pre", "div", "hr", "x-picture")
_TABLE_BLOCKS = ("table", "thead", "tbody", "tr", "caption")
_BLOCKS = frozenset((*_TEXT_BLOCKS, *_TABLE_BLOCKS, *(f"h{level}" for level in range(1, 7))))


def prose(architecture: Architecture, text: str, links: Links, see: See, place: Place) -> Blocks:
    """Return a text as blocks, none for an empty one. Never raises, whatever the text."""
    if not text.strip():
        return ()
    shown: list[Inlines] = []

    def embed(wanted: Embed) -> str:
        # Put in after the text was cleaned: nobody can type this element.
        shown.append(see(wanted))
        return f'<x-picture data-number="{len(shown) - 1}"></x-picture>'

    rendered = render(architecture, text, links.addresses, embed, place)
    return _Writer(links, shown).blocks(tree_of(rendered.html).children)


class _Writer:
    def __init__(self, links: Links, shown: list[Inlines]) -> None:
        self.links, self.shown = links, shown

    def blocks(self, children: Iterable[Element | str]) -> Blocks:
        """Return the blocks among the children; words between them become paragraphs."""
        found: list[Block] = []
        loose: list[Element | str] = []
        for each in children:
            if isinstance(each, Element) and each.tag in _BLOCKS:
                found += self._loose(loose)
                loose = []
                found += self._block(each)
            else:
                loose.append(each)
        return (*found, *self._loose(loose))

    def _loose(self, children: list[Element | str]) -> Iterator[Block]:
        said = self.inlines(children)
        if words_of(said).strip():
            yield Paragraph(said)

    def _block(self, element: Element) -> Iterable[Block]:
        level = _HEADING.fullmatch(element.tag)
        if level:
            children = [
                each
                for each in element.children
                if isinstance(each, str) or "permalink" not in each.classes
            ]
            name = element.attributes.get("id", "")
            return (Heading(int(level[1]), self.inlines(children), name),)
        writer = _WRITERS.get(element.tag)
        return writer(self, element) if writer else self.blocks(element.children)

    def paragraph(self, element: Element) -> Iterable[Block]:
        said = self.inlines(element.children)
        return (Paragraph(said),) if words_of(said).strip() else ()

    def items(self, element: Element) -> Iterable[Block]:
        found = [each for each in element.children if isinstance(each, Element)]
        start = element.attributes.get("start", "1")
        first = int(start) if start.isascii() and start.isdigit() else 1
        yield Items(
            tuple(self.blocks(each.children) for each in found),
            min(first, 10**6) if element.tag == "ol" else None,
        )

    def definitions(self, element: Element) -> Iterable[Block]:
        rows: list[tuple[Inlines, Inlines]] = []
        for each in element.children:
            if isinstance(each, Element) and each.tag == "dt":
                rows.append((self.inlines(each.children), ()))
            elif isinstance(each, Element) and each.tag == "dd":
                term = rows.pop()[0] if rows and not rows[-1][1] else ()
                rows.append((term, self._flat(each)))
        yield Pairs(tuple(rows))

    def quote(self, element: Element) -> Iterable[Block]:
        yield Quote(self.blocks(element.children))

    def code(self, element: Element) -> Iterable[Block]:
        yield Code(element.text().rstrip("\n"))

    def line(self, _element: Element) -> Iterable[Block]:
        yield Rule()

    def division(self, element: Element) -> Iterable[Block]:
        if "admonition" not in element.classes:
            yield from self.blocks(element.children)
            return
        kinds = sorted(element.classes & ADMONITIONS)
        title: Inlines = ()
        children: list[Element | str] = []
        for each in element.children:
            if isinstance(each, Element) and "admonition-title" in each.classes:
                title = self.inlines(each.children)
            else:
                children.append(each)
        yield Admonition(kinds[0] if kinds else "note", title, self.blocks(children))

    def table(self, element: Element) -> Iterable[Block]:
        rows = [
            [cell for cell in row.children if isinstance(cell, Element)] for row in _rows(element)
        ]
        if not rows:
            return
        head, *body = rows
        width = max(map(len, rows))
        titles = [words_of(self._flat(cell)) for cell in head]
        caption = next((each.text() for each in _of(element, "caption")), "")
        yield Table(
            caption,
            tuple(
                Column(title, _share([title, *(words_of(self._flat(cell)) for cell in cells)]))
                for title, cells in _columns(titles, body, width)
            ),
            tuple(
                (*(self._flat(cell) for cell in row), *[()] * (width - len(row))) for row in body
            ),
        )

    def picture(self, element: Element) -> Iterable[Block]:
        yield Paragraph(self.shown[int(element.attributes["data-number"])], "note")

    def _flat(self, element: Element) -> Inlines:
        """Return all that an element says in one run; its paragraphs begin new lines."""
        said: list[Inline] = []
        for each in element.children:
            if isinstance(each, Element) and each.tag in _BLOCKS:
                said += [Break()] if said else []
                said += self._flat(each)
            else:
                said += self._inline(each)
        return _trimmed(said)

    def inlines(self, children: Iterable[Element | str]) -> Inlines:
        return _trimmed(inline for each in children for inline in self._inline(each))

    def _inline(self, each: Element | str) -> Iterable[Inline]:
        if isinstance(each, str):
            words = _SPACES.sub(" ", each)
            return (Text(words),) if words else ()
        if each.tag == "br":
            return (Break(),)
        if each.tag == "img":
            alt = each.attributes.get("alt", "")
            return (Span("soft", (Text(f"[picture: {alt}]" if alt else "[picture]"),)),)
        inner = tuple(inline for child in each.children for inline in self._inline(child))
        href = self.links.resolved(each.attributes.get("href", "")) if each.tag == "a" else ""
        if href:
            return (Link(href, inner),)
        style = _STYLES.get(each.tag) or next(
            (style for name, style in _CLASSES.items() if name in each.classes), ""
        )
        return (Span(style, inner),) if style else inner


def _columns(
    titles: list[str], body: list[list[Element]], width: int
) -> Iterator[tuple[str, list[Element]]]:
    """Yield each column's title and cells."""
    for number in range(width):
        title = titles[number] if number < len(titles) else ""
        yield title, [row[number] for row in body if number < len(row)]


def _share(cells: list[str]) -> float:
    """Return how much of the width a column should have: more for longer texts, but not all."""
    longest = float(max(map(len, cells)))
    return round(math.pow(max(3.0, min(60.0, longest)), 0.6), 2)


def _rows(element: Element) -> Iterator[Element]:
    yield from _of(element, "tr")


def _of(element: Element, tag: str) -> Iterator[Element]:
    for each in element.children:
        if isinstance(each, Element):
            if each.tag == tag:
                yield each
            elif each.tag != "td":
                yield from _of(each, tag)


def _trimmed(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines without the space before the first words and after the last."""
    found = list(inlines)
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].words.lstrip(" "))
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].words.rstrip(" "))
    for number, (before, each) in enumerate(pairwise(found), 1):
        if isinstance(before, Break) and isinstance(each, Text):
            found[number] = Text(each.words.lstrip(" "))
    return tuple(each for each in found if each != Text(""))


_WRITERS: dict[str, Callable[[_Writer, Element], Iterable[Block]]] = {
    "p": _Writer.paragraph,
    "ul": _Writer.items,
    "ol": _Writer.items,
    "dl": _Writer.definitions,
    "blockquote": _Writer.quote,
    "pre": _Writer.code,
    "hr": _Writer.line,
    "div": _Writer.division,
    "table": _Writer.table,
    "x-picture": _Writer.picture,
}
