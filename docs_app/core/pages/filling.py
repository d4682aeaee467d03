"""Puts something in the place of each reference of a parsed text, and names its headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from docs_app.core.pages.fact import FactError, as_text
from docs_app.core.pages.facts import Look, resolve
from docs_app.core.pages.parsing import PLACEHOLDER, Parsed


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered text, for a table of contents; facts in it are resolved."""

    level: int
    id: str
    text: str


def filled(parsed: Parsed, show: Callable[[re.Match[str]], str]) -> str:
    """Return the parsed HTML with what ``show`` gives, trusted HTML, for each placeholder.

    ``show`` takes a match of :data:`PLACEHOLDER`. References in code and in attributes come out
    as they were typed.
    """
    pieces, done = [], 0
    for match in PLACEHOLDER.finditer(parsed.html):
        pieces += [_as_typed(parsed, parsed.html[done : match.start()]), show(match)]
        done = match.end()
    return "".join([*pieces, _as_typed(parsed, parsed.html[done:])])


def _as_typed(parsed: Parsed, html: str) -> str:
    return parsed.marked.restored(html, escape)


def headings(look: Look, parsed: Parsed) -> tuple[Heading, ...]:
    """Return the headings with their facts as text; one that names nothing stays as typed."""
    return tuple(
        Heading(
            raw.level,
            raw.id,
            " ".join("".join(_piece(look, parsed, piece) for piece in raw.pieces).split()),
        )
        for raw in parsed.headings
    )


def _piece(look: Look, parsed: Parsed, piece: str | int) -> str:
    return parsed.marked.restored(piece) if isinstance(piece, str) else inline(look, parsed, piece)


def inline(look: Look, parsed: Parsed, number: int) -> str:
    """Return an inline fact as plain text; one that names nothing as it was typed."""
    reference = parsed.marked.references[number]
    try:
        return as_text(resolve(look, *reference.named), reference.text)
    except FactError:
        return reference.source
