"""A picture in words: its outline as a nested list, and what each hop listens on and does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs_app.core.diagram import Diagram
from docs_app.core.kinds import KINDS
from docs_app.core.outline import OutlinePart
from docs_app.core.wording import rule_sentence
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.ports import zone_link

RULES = 12
"""Rules told beside a hop; its own page has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a picture, and those that stand inside it."""

    part: OutlinePart
    below: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class HopWords:
    """What is shown of a hop where one points at it.

    ``ports`` are (number, protocol, open from); ``more`` counts the rules left out.
    """

    slug: str
    name: str
    kind: str
    ports: tuple[tuple[int, str, str], ...]
    rules: tuple[Link, ...]
    more: int


def nested(parts: Sequence[OutlinePart], depth: int = 0) -> tuple[Row, ...]:
    """Return the rows of an outline, each with the deeper ones that follow it."""
    starts = [at for at, part in enumerate(parts) if part.depth == depth]
    ends = [*starts[1:], len(parts)][: len(starts)]
    return tuple(
        Row(parts[start], nested(parts[start + 1 : end], depth + 1))
        for start, end in zip(starts, ends, strict=True)
    )


def hop_words(book: Book, shown: Diagram) -> tuple[HopWords, ...]:
    """Return the hops of a picture in its order; none where it shows zones only."""
    slugs = (card.href.rstrip("/").rpartition("/")[2] for card in shown.cards)
    return tuple(_words(book, slug) for slug in slugs if slug in book.index.hops)


def _words(book: Book, slug: str) -> HopWords:
    hop = book.index.hops[slug]
    return HopWords(
        slug=slug,
        name=hop.name,
        kind=KINDS[hop.kind].label,
        ports=tuple(
            (port.number, port.protocol, zone_link(book, port.open_from).text) for port in hop.ports
        ),
        rules=tuple(
            Link(
                rule_sentence(book.architecture, slug, rule),
                book.addresses.rule(slug, rule.slug),
            )
            for rule in hop.rules[:RULES]
        ),
        more=max(0, len(hop.rules) - RULES),
    )
