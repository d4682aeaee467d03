"""A pack as plain data, for the Typst source: names of nodes, texts and numbers, no markup.

What people typed stands in it only as strings, and the source shows strings as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from docs_app.core.pack import Chapter, Pack
from docs_app.core.pack.blocks import (
    Admonition,
    Anchor,
    Block,
    Break,
    Code,
    Frame,
    Heading,
    Inline,
    Items,
    Link,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)
from docs_app.core.pack.pack import anchors_of, picture_anchor
from docs_app.core.pack.words import words_of
from docs_app.packs.drawing import Drawn
from docs_app.packs.plain import plain
from docs_app.packs.sheet import SIDE

Data = dict[str, object]

LONG = 24
"""Characters of a word that may not fit into a column; longer ones may be broken."""

SHORT = 900
"""Characters of a cell that fit on a page in the narrowest column."""

LISTED = 150
"""Sections that the table of contents names; of more it names the chapters. Bookmarks have all."""

SEAM = "\u200b"
"""Stands in data where a word may be broken; it never gets as far as the PDF's text."""

_LONG_WORD = re.compile(rf"\S{{{LONG},}}")
_SEAM = re.compile(r"[^\s/._?&=:;,-]{12}(?=[^\s/._?&=:;,-]{6})|[/._?&=:;,-]+(?=[^\s/._?&=:;,-])")


def data_of(pack: Pack, pictures: Sequence[Drawn]) -> Data:
    """Return the pack with its pictures as plain data. Equal arguments, equal data."""
    return _Writer(pack, pictures).pack()


def breakable(words: str) -> str:
    """Return words with places in the long ones where a line may end."""
    clean = plain(words).replace(SEAM, "")
    return _LONG_WORD.sub(lambda found: _SEAM.sub(rf"\g<0>{SEAM}", found[0]), clean)


def _is_short(table: Table) -> bool:
    """Say whether each row surely fits on a page, so that none needs to be broken."""
    return all(len(words_of(cell)) <= SHORT for row in table.rows for cell in row)


def _sections(pack: Pack) -> int:
    return sum(
        isinstance(block, Heading) and block.level == 2
        for chapter in pack.chapters
        for block in chapter.blocks
    )


class _Writer:
    def __init__(self, pack: Pack, pictures: Sequence[Drawn]) -> None:
        self.source, self.pictures = pack, pictures
        self.anchors = anchors_of(pack)
        self.used: set[str] = set()

    def pack(self) -> Data:
        source = self.source
        return {
            "title": plain(source.title),
            "environment": breakable(source.environment),
            "summary": breakable(source.summary),
            "words": source.words,
            "stamp": plain(source.stamp),
            "facts": [[name, breakable(value)] for name, value in source.facts],
            "counts": [list(pair) for pair in source.counts],
            "side": SIDE,
            "depth": 2 if _sections(source) <= LISTED else 1,
            "chapters": [self.chapter(each) for each in source.chapters],
            "pictures": [each.svg for each in self.pictures],
        }

    def chapter(self, chapter: Chapter) -> Data:
        return {
            "title": chapter.title,
            "at": self.name(chapter.anchor),
            "wide": chapter.wide,
            "flows": chapter.flows,
            "of": self.blocks(chapter.blocks),
        }

    def name(self, anchor: str) -> str:
        """Return an anchor the first time it comes; no two places may have one name."""
        if anchor in self.used:
            return ""
        self.used.add(anchor)
        return anchor

    def blocks(self, blocks: Iterable[Block]) -> list[Data]:
        return [self.block(each) for each in blocks]

    def block(self, block: Block) -> Data:  # noqa: C901, PLR0911 - one for each kind
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return {"is": "p", "style": block.style, "of": self.inlines(block.of)}
            case Code():
                return {"is": "code", "text": breakable(block.text.expandtabs(4))}
            case Items():
                items = [self.blocks(item) for item in block.items]
                return {"is": "items", "start": block.start, "items": items}
            case Quote():
                return {"is": "quote", "of": self.blocks(block.of)}
            case Admonition():
                title, of = self.inlines(block.title), self.blocks(block.of)
                return {"is": "note", "kind": block.kind, "title": title, "of": of}
            case Table():
                return self.table(block)
            case Pairs():
                rows = [[self.inlines(term), self.inlines(said)] for term, said in block.rows]
                return {"is": "pairs", "rows": rows}
            case Rule():
                return {"is": "line"}
            case Picture():
                return {"is": "picture", **self.picture(block.number)}
            case Frame():
                heading, of = self.heading(block.heading), self.blocks(block.of)
                return {"is": "frame", "heading": heading, "of": of, **self.picture(block.number)}

    def heading(self, heading: Heading) -> Data:
        at, of = self.name(heading.anchor), self.inlines(heading.of)
        fresh = heading.fresh
        return {"is": "h", "level": heading.level, "at": at, "fresh": fresh, "of": of}

    def table(self, table: Table) -> Data:
        return {
            "is": "table",
            "caption": plain(table.caption),
            "short": _is_short(table),
            "columns": [
                {**asdict(column), "title": breakable(column.title)} for column in table.columns
            ],
            "rows": [[self.inlines(cell) for cell in row] for row in table.rows],
        }

    def picture(self, number: int) -> Data:
        drawn = self.pictures[number]
        return {
            "number": number,
            "at": self.name(picture_anchor(number)),
            "alt": plain(drawn.alternative),
            "message": breakable(drawn.message),
            "caption": breakable(drawn.caption),
            **asdict(drawn.placed),
        }

    def inlines(self, inlines: Iterable[Inline]) -> list[object]:
        return [self.inline(each) for each in inlines]

    def inline(self, inline: Inline) -> object:
        match inline:
            case Text():
                return breakable(inline.words)
            case Span():
                return [inline.style, self.inlines(inline.of)]
            case Link():
                inside = inline.href.startswith("#")
                if inside and inline.href[1:] not in self.anchors:
                    return ["plain", self.inlines(inline.of)]
                return ["inside" if inside else "link", self.inlines(inline.of), inline.href]
            case Anchor():
                return ["at", [], self.name(inline.name)]
            case Break():
                return ["br", []]
