"""Short ways to write blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docs_app.core.pack.blocks import (
    Anchor,
    Break,
    Heading,
    Inline,
    Inlines,
    Items,
    Link,
    Paragraph,
    Span,
    Text,
)
from docs_app.core.pages.fact import NOT_RECORDED

_CODED = re.compile(r"`([^`\n]+)`")


def text(words: object) -> Inlines:
    """Return words as they are."""
    return (Text(str(words)),)


def say(sentence: str) -> Inlines:
    """Return a sentence with what stands between backticks as code, as lint and wording write."""
    pieces = _CODED.split(sentence)
    return tuple(
        code(piece)[0] if number % 2 else Text(piece)
        for number, piece in enumerate(pieces)
        if piece
    )


def strong(words: object) -> Inlines:
    """Return words that carry weight."""
    return (Span("strong", text(words)),)


def code(words: object) -> Inlines:
    """Return words as a machine writes them."""
    return (Span("code", text(words)),)


def soft(words: object) -> Inlines:
    """Return words of less weight."""
    return (Span("soft", text(words)),)


def missing(words: str = NOT_RECORDED) -> Inlines:
    """Return what stands for a value that nobody recorded."""
    return (Span("missing", text(words)),)


def recorded(value: object, unit: str = "") -> Inlines:
    """Return a value with its unit, or that it is not recorded."""
    return missing() if value is None else text(f"{value} {unit}".rstrip())


def link(words: object, href: str) -> Inlines:
    """Return words that lead somewhere; with nowhere to lead to, the words."""
    return (Link(href, text(words)),) if href else text(words)


def anchor(name: str) -> Inlines:
    """Return a place that links may lead to."""
    return (Anchor(name),)


def joined(parts: Iterable[Inlines], between: str = ", ") -> Inlines:
    """Return the parts that say something, with words between them."""
    said = [part for part in parts if part]
    return tuple(
        inline
        for number, part in enumerate(said)
        for inline in ((*text(between), *part) if number else part)
    )


def lines(parts: Iterable[Inlines]) -> Inlines:
    """Return the parts that say something, each on a line of its own."""
    said = [part for part in parts if part]
    return tuple(
        inline
        for number, part in enumerate(said)
        for inline in ((Break(), *part) if number else part)
    )


def words_of(of: Iterable[Inline]) -> str:
    """Return the words of inlines, without their look."""
    return "".join(
        each.words
        if isinstance(each, Text)
        else words_of(each.of)
        if isinstance(each, Span | Link)
        else " "
        if isinstance(each, Break)
        else ""
        for each in of
    )


def heading(level: int, words: object, name: str = "") -> Heading:
    """Return a heading."""
    return Heading(level, text(words), name)


def paragraph(*parts: Inlines, style: str = "") -> Paragraph:
    """Return one paragraph of all parts."""
    return Paragraph(tuple(inline for part in parts for inline in part), style)


def note(words: str) -> Paragraph:
    """Return a sentence about the table or list that follows."""
    return Paragraph(say(words), "note")


def bullets(items: Iterable[Inlines]) -> Items:
    """Return a list with bullets, one paragraph each."""
    return Items(tuple((Paragraph(item),) for item in items))


def plural(number: int, word: str, several: str = "") -> str:
    """Return ``1 hop``, ``3 hops``, ``2,000 hops``."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"
