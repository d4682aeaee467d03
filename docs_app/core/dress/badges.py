"""What stands on a card's top left corner: the numbers of the steps, or the mark of its change.

The card of the current step also has a ring around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_app.core.diagram import Card
from docs_app.core.diagram.metrics import text_width
from docs_app.core.palette import Palette, hop_tone

SIZE, SIGN, HEIGHT = 10.0, 14.0, 17.0
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def badges(card: Card, outline: str, colours: Palette) -> Iterator[str]:
    """Yield a card's numbers or its mark as one rounded badge over the corner of its outline.

    The card of the step looked at has a second outline around its own.
    """
    shape = outline[outline.index(' d="') :]
    points = [(float(x), float(y)) for x, y in _POINT.findall(shape)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    words, size = card.badge, SIGN if card.change else SIZE
    width = max(HEIGHT, text_width(words, SIZE, bold=True) + 9)
    tone = hop_tone(colours, card.kind, card.state, card.change)
    surface = colours.current if card.state == "current" else tone.line
    ink = colours.page if card.state == "current" else tone.fill
    if card.state == "current":
        yield _ring(points, colours)
    yield '<g class="badge">'
    yield (
        f'<rect x="{left - 6:.2f}" y="{top - 7:.2f}" width="{width:.2f}" height="{HEIGHT:g}" '
        f'rx="{HEIGHT / 2:g}" fill="{surface}" stroke="{colours.card}" stroke-width="1.5"/>'
    )
    yield (
        f'<text text-anchor="middle" x="{left - 6 + width / 2:.2f}" '
        f'y="{top + 1.5 + 0.35 * size:.2f}" font-size="{size:g}" font-weight="700" fill="{ink}">'
        f"{words}</text>"
    )
    yield "</g>"


def _ring(points: list[tuple[float, float]], colours: Palette) -> str:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return (
        f'<rect class="ring" x="{left - 4.5:.2f}" y="{top - 4.5:.2f}" '
        f'width="{right - left + 9:.2f}" height="{bottom - top + 9:.2f}" rx="15" fill="none" '
        f'stroke="{colours.current}" stroke-width="1.5"/>'
    )
