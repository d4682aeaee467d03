"""The hops of a picture in words: what each listens on and does. Shown below it and beside a hop."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.diagram import Card, Diagram
from docs_app.core.kinds import KINDS
from docs_app.core.wording import rule_sentence
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.ports import zone_link

MOST = 200
"""Hops told in words on one page; whoever has more reads the table of hops."""

RULES = 12


@dataclass(frozen=True, slots=True)
class HopWords:
    """A hop of a picture. ``ports`` are (number, protocol, open from); ``more`` counts rules left out."""

    slug: str
    name: str
    kind: str
    href: str
    state: str
    numbers: tuple[int, ...]
    zone: str
    ports: tuple[tuple[int, str, str], ...]
    rules: tuple[Link, ...]
    more: int


def hop_words(book: Book, shown: Diagram) -> tuple[HopWords, ...]:
    """Return the hops of a picture in its order; none where the picture shows zones only."""
    hops = book.index.hops
    cards = [(slug, card) for card in shown.cards if (slug := _slug(card)) in hops]
    return tuple(_words(book, slug, card) for slug, card in cards[:MOST])


def _slug(card: Card) -> str:
    return card.href.rstrip("/").rpartition("/")[2]


def _words(book: Book, slug: str, card: Card) -> HopWords:
    hop, at = book.index.hops[slug], book.addresses
    return HopWords(
        slug=slug,
        name=hop.name,
        kind=KINDS[hop.kind].label,
        href=at.hop(slug),
        state=card.state,
        numbers=card.numbers,
        zone=zone_link(book, hop.zone).text if hop.zone else "",
        ports=tuple(
            (port.number, port.protocol, zone_link(book, port.open_from).text) for port in hop.ports
        ),
        rules=tuple(
            Link(rule_sentence(book.architecture, slug, rule), at.rule(slug, rule.slug))
            for rule in hop.rules[:RULES]
        ),
        more=max(0, len(hop.rules) - RULES),
    )
