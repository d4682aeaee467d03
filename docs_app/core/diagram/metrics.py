"""How wide a text is in Arimo, which has the metrics of Arial and Helvetica.

Graphviz guesses widths from its own tables; bold and spaced capitals it does not know, so what a
picture shows in them is measured here. Numbers: the font's advance widths, in 1/1000 em.
"""

from __future__ import annotations

REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 "
    "556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 "
    "280 389 584"
)
OTHER_LATIN, WIDE = 640, 1000
"""For what the tables lack: most letters with accents are narrower, most other signs no wider."""


def _table(numbers: str) -> dict[str, int]:
    return {chr(code): int(width) for code, width in enumerate(numbers.split(), 32)}


_WIDTHS = {False: _table(REGULAR), True: _table(BOLD)}


def text_width(text: str, size: float, *, bold: bool = False, spacing: float = 0) -> float:
    """Return the width of one line in points; ``spacing`` is added after each letter, in em."""
    widths = _WIDTHS[bold]
    units = sum(widths.get(each) or (OTHER_LATIN if each < "\u0250" else WIDE) for each in text)
    return size * (units / 1000 + spacing * len(text))
