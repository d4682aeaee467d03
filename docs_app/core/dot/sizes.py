"""Sizes of a picture, in points, and how much room its words take."""

from __future__ import annotations

from docs_app.core.diagram import Card, Stop
from docs_app.core.diagram.metrics import text_width

NAME, HEADING, PILL, EDGE = 13.0, 9.5, 11.5, 11.0
HEADING_SPACING = 0.5
CARD_LABEL = 11.0
"""Graphviz gives all lines of a label one size: headings are made smaller, names larger later."""
ZONE_LABEL = 14.5
LINE = 1.2
PADDING = 10
CARD_MARGIN, ZONE_MARGIN, PILL_HEIGHT = 10, 14, 20
GAP = 38
"""Between an authorizer and who asks it: room enough for an arrow with two heads."""
NODE_SEPARATION, RANK_SEPARATION = 0.3, 0.45
"""In inches, as dot has it."""


def heading_of(card: Card, *, numbered: bool) -> str:
    """Return a card's first line: ``CONTAINER``, or ``3 · CONTAINER``, or ``+ · CONTAINER``."""
    badge = card.badge if numbered else ""
    return f"{badge} · {card.heading.upper()}" if badge else card.heading.upper()


def label_height(card: Card) -> float:
    """Return how high the words on top of a card are."""
    return lines_height(1 + len(card.name))


def lines_height(count: int) -> float:
    """Return how high so many lines of a card's words are."""
    return CARD_LABEL * LINE * count


def card_width(card: Card, *, numbered: bool) -> float:
    """Return how wide the inside of a card must be for its texts, in points."""
    heading = heading_of(card, numbered=numbered)
    spacing = HEADING_SPACING / HEADING
    # What Graphviz reserves for the label in its own size; less, and it would widen the card itself
    # and push the ranks apart.
    labels = [text_width(line, CARD_LABEL) for line in (heading, *card.name)]
    names = [text_width(line, NAME, bold=True) for line in card.name]
    pills = [text_width(pill.said, PILL) + PADDING for pill in card.pills]
    return max(
        text_width(heading, HEADING, bold=True, spacing=spacing), *labels, *names, *pills, 48.0
    )


def stop_width(stop: Stop) -> float:
    """Return how wide a stop is; its corners are cut off."""
    return max(text_width(line, NAME, bold=True) for line in stop.lines) + 3.5 * PADDING
