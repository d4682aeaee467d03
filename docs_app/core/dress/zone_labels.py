"""Where on top of a zone its label stands: at the left, or at the right where edges come in.

dot reserves a row for it, but lets edges run through the row. From left to right they seldom come
in from above; from the top down they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docs_app.core.diagram.metrics import text_width

ZONE, INDENT = 13.5, 13

CLEAR = 4.0
"""How far a label keeps from an edge."""

CURVE = '<path fill="none" '
"""How the path of an edge begins, and no other."""

Point = tuple[float, float]
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_STEPS = tuple(step / 16 for step in range(17))


def points_of(line: str) -> list[Point]:
    """Return the points that an outline's ``d`` is made of."""
    return [(float(x), float(y)) for x, y in _POINT.findall(line, line.index(' d="'))]


def points_along(line: str) -> list[Point]:
    """Return points along the curve of an edge."""
    corners = points_of(line)
    return [
        _between(corners[at : at + 4], t) for at in range(0, len(corners) - 3, 3) for t in _STEPS
    ]


def passing(lines: Iterable[str]) -> list[Point]:
    """Return points along the curves of all edges of a finished picture."""
    return [point for line in lines if line.startswith(CURVE) for point in points_along(line)]


def _between(corners: list[Point], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
    return x, y


def place(
    words: str, y: float, outline: list[Point], passing: Iterable[Point]
) -> tuple[float, str]:
    """Return a label's x and its anchor: at the left, or else where it is clear of edges.

    At the right, or as near to the left as can be; if nowhere, at the left.
    """
    left = min(x for x, _ in outline) + INDENT
    right = max(x for x, _ in outline) - INDENT
    width = text_width(words, ZONE, bold=True)
    near = sorted(x for x, at in passing if y - ZONE < at < y + ZONE / 2)

    def clear(start: float) -> bool:
        return not any(start - CLEAR < x < start + width + CLEAR for x in near)

    if clear(left):
        return left, "start"
    if clear(right - width):
        return right, "end"
    starts = (x + CLEAR for x in near if left <= x + CLEAR <= right - width)
    return next((start for start in starts if clear(start)), left), "start"
