"""Packs of small architectures, and what is read out of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.codec import content_hash
from docs_app.core.pack import Chapter, Links, Occasion, Pack, pack_of
from docs_app.core.pack.blocks import Block, Inlines, Link, Span, Table, Text
from docs_app.core.pack.prose import prose
from docs_app.core.pack.words import text, words_of
from docs_app.core.pages import Place

DAY = datetime.date(2026, 11, 22)
ORIGIN = "https://routes.example.org"


def links(architecture: Architecture) -> Links:
    return Links(Addresses(architecture.slug), ORIGIN)


def packed(architecture: Architecture, before: Architecture | None = None) -> Pack:
    """Return the pack of version 3, told against version 2 where there is one."""
    occasion = Occasion(
        "version 3", DAY, content_hash(architecture), (), "version 2" if before else "", before
    )
    return pack_of(architecture, occasion, links(architecture))


def chapter(pack: Pack, title: str) -> Chapter:
    return next(each for each in pack.chapters if each.title == title)


def nodes(value: object) -> Iterator[object]:
    """Yield every value in a pack."""
    if isinstance(value, tuple):
        for each in value:
            yield from nodes(each)
    elif is_dataclass(value):
        yield value
        for each in fields(value):
            yield from nodes(getattr(value, each.name))


def tables(pack: Pack, title: str) -> list[list[list[str]]]:
    """Return the cells of a chapter's tables as words."""
    return [
        [[words_of(cell) for cell in row] for row in each.rows]
        for each in chapter(pack, title).blocks
        if isinstance(each, Table)
    ]


def said(value: object) -> str:
    """Return all words in a part of a pack, one line for each run of them."""
    lines = []
    for node in nodes(value):
        for run in (getattr(node, "of", None), getattr(node, "title", None)):
            if isinstance(run, tuple) and run and isinstance(run[0], Text | Span | Link):
                lines.append(words_of(run))
    return "\n".join(lines)


def hrefs(pack: Pack) -> set[str]:
    return {node.href for node in nodes(pack.chapters) if isinstance(node, Link)}


def blocks_of(architecture: Architecture, written: str) -> tuple[Block, ...]:
    """Return a text of Markdown as blocks; a picture is told by what it asks for."""

    def see(wanted: object) -> Inlines:
        return text(f"[{wanted}]")

    return prose(architecture, written, links(architecture), see, Place("page"))
