"""A pack as one HTML file: style and pictures within it, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from docs_app.core.pack import Chapter, Links, Pack
from docs_app.core.pack.blocks import (
    Admonition,
    Anchor,
    Block,
    Break,
    Code,
    Column,
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
from docs_app.core.stylesheet import stylesheet
from docs_app.packs.drawing import Drawn
from docs_app.packs.plain import plain
from docs_app.rendering import picture_size

STYLE = (Path(__file__).parent / "pack.css").read_text(encoding="utf-8")

PIXELS, NARROW = 4 / 3, 720
"""Pixels of a screen for a point, and of a picture that is made to fit a narrow screen."""

_EXTENT = re.compile(r' width="[\d.]+" height="[\d.]+"')
_HREF = re.compile(r' href="(/[^"]*)"')
_TAGS = {"strong": "strong", "em": "em", "code": "code", "put-in": "ins", "taken-out": "del"}


def as_html(pack: Pack, pictures: Sequence[Drawn], links: Links) -> str:
    """Return the whole file, unsealed. Equal arguments, equal text."""
    writer = _Writer(pack, pictures, links)
    chapters = [(chapter, writer.chapter(chapter), _sections(chapter)) for chapter in pack.chapters]
    style = stylesheet() + STYLE
    values = {"pack": pack, "chapters": chapters, "style": mark_safe(style)}  # noqa: S308 - ours
    return plain(render_to_string("pack.html", values))


def _sections(chapter: Chapter) -> list[tuple[str, str]]:
    """Return what the table of contents names below a chapter."""
    return [
        (_plain(block.of), block.anchor)
        for block in chapter.blocks
        if isinstance(block, Heading) and block.level == 2 and block.anchor
    ]


def _plain(inlines: Iterable[Inline]) -> str:
    return "".join(
        each.words if isinstance(each, Text) else _plain(each.of)
        for each in inlines
        if isinstance(each, Text | Span | Link)
    )


class _Writer:
    def __init__(self, pack: Pack, pictures: Sequence[Drawn], links: Links) -> None:
        self.pictures, self.links = pictures, links
        self.anchors = anchors_of(pack)
        self.used: set[str] = set()
        self.tables: Counter[str] = Counter()

    def chapter(self, chapter: Chapter) -> SafeString:
        self.used.add(chapter.anchor)
        return mark_safe(self.blocks(chapter.blocks))  # noqa: S308 - each text is escaped below

    def id(self, anchor: str) -> str:
        """Return an anchor as an attribute, the first time it comes."""
        if not anchor or anchor in self.used:
            return ""
        self.used.add(anchor)
        return f' id="{escape(anchor)}"'

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self.block(each) for each in blocks)

    def block(self, block: Block) -> str:  # noqa: C901, PLR0911 - one for each kind
        match block:
            case Heading(level=level):
                fresh = ' class="fresh"' if block.fresh else ""
                of = self.inlines(block.of)
                return f"<h{level}{self.id(block.anchor)}{fresh}>{of}</h{level}>"
            case Paragraph(style=style):
                named = f' class="{style}"' if style else ""
                return f"<p{named}>{self.inlines(block.of)}</p>"
            case Code():
                return f"<pre><code>{_text(block.text)}</code></pre>"
            case Items():
                return self.items(block)
            case Quote():
                return f"<blockquote>{self.blocks(block.of)}</blockquote>"
            case Admonition(kind=kind):
                title = f'<p class="title">{self.inlines(block.title)}</p>' if block.title else ""
                return f'<div class="note-box note-{kind}">{title}{self.blocks(block.of)}</div>'
            case Table():
                return self.table(block)
            case Pairs():
                return self.pairs(block)
            case Rule():
                return "<hr>"
            case Picture():
                return self.picture(block.number)
            case Frame():
                return self.frame(block)

    def items(self, items: Items) -> str:
        tag = "ul" if items.start is None else "ol"
        start = f' start="{items.start}"' if items.start not in (None, 1) else ""
        of = "".join(f"<li>{self.blocks(item)}</li>" for item in items.items)
        return f"<{tag}{start}>{of}</{tag}>"

    def pairs(self, pairs: Pairs) -> str:
        rows = "".join(
            f"<div><dt>{self.inlines(term)}</dt><dd>{self.inlines(said)}</dd></div>"
            for term, said in pairs.rows
        )
        return f"<dl>{rows}</dl>"

    def table(self, table: Table) -> str:
        head = "".join(
            f'<th scope="col"{_class(column)}><span>{_text(column.title)}</span></th>'
            for column in table.columns
        )
        body = "\n".join(f"<tr>{self.row(table, row)}</tr>" for row in table.rows)
        caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
        label = _text(self.label(table.caption or "Table"))
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>{caption}'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
        )

    def label(self, caption: str) -> str:
        """Return what a table is called that can be reached by the keyboard: no two are alike."""
        self.tables[caption] += 1
        number = self.tables[caption]
        return caption if number == 1 else f"{caption}, {number}"

    def row(self, table: Table, row: Sequence[tuple[Inline, ...]]) -> str:
        first, *rest = (
            f"{_class(column)}>{self.inlines(cell)}"
            for column, cell in zip(table.columns, row, strict=True)
        )
        return f'<th scope="row"{first}</th>' + "".join(f"<td{cell}</td>" for cell in rest)

    def picture(self, number: int) -> str:
        drawn = self.pictures[number]
        said = " ".join(part for part in (drawn.caption, drawn.message) if part)
        below = f"<figcaption>{_text(said)}</figcaption>" if said else ""
        return f"<figure{self.id(picture_anchor(number))}>{self.svg(drawn.svg)}{below}</figure>"

    def svg(self, svg: str) -> str:
        """Return a picture that leads to places in this file, or to the site by a whole address."""

        def led(found: re.Match[str]) -> str:
            href = self.links.resolved(found[1].replace("&amp;", "&"))
            inside = href.startswith("#") and href[1:] in self.anchors
            known = inside or href.startswith("http")
            return f' href="{escape(href)}"' if known else ""

        if not svg:
            return ""
        width, height = picture_size(svg)
        size = f' width="{width * PIXELS:.0f}" height="{height * PIXELS:.0f}"'
        fits = " fits" if width * PIXELS <= NARROW else ""
        sized = _EXTENT.sub(size, _HREF.sub(led, svg), count=1)
        return f'<div class="scroll{fits}">{sized}</div>'

    def frame(self, frame: Frame) -> str:
        heading = self.block(frame.heading)
        words = f'<div class="words">{heading}{self.blocks(frame.of)}</div>'
        return f'<section class="frame">{words}{self.picture(frame.number)}</section>'

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self.inline(each) for each in inlines)

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _text(inline.words)
            case Span(style=style):
                tag = _TAGS.get(style)
                inner = self.inlines(inline.of)
                return f"<{tag}>{inner}</{tag}>" if tag else f'<span class="{style}">{inner}</span>'
            case Link():
                inner = self.inlines(inline.of)
                if inline.href.startswith("#") and inline.href[1:] not in self.anchors:
                    return inner
                return f'<a href="{escape(inline.href)}">{inner}</a>'
            case Anchor():
                return f"<span{self.id(inline.name)}></span>"
            case Break():
                return "<br>"


def _class(column: Column) -> str:
    """Return what a column is called where it is narrow; its cells are as wide as their words."""
    if column.turned:
        return ' class="turned"'
    return "" if column.share else ' class="tight"'


def _text(words: str) -> str:
    return escape(words)
