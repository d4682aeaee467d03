"""Marks on edges that have no words: each in the middle of its line, or as near as is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise

from docs_app.core.diagram import Diagram
from docs_app.core.diagram.metrics import text_width
from docs_app.core.diagram.parts import SIGNS
from docs_app.core.dress.zone_labels import CURVE, Point, points_along, points_of
from docs_app.core.palette import Palette

RADIUS, SIZE = 7.0, 12.0
CLEAR = 1.5
"""How far a mark keeps from everything else."""

_GROUP = re.compile(r'<g id="(?!a_)([^"]*)" class="\w+ (zone )?')
_TEXT = re.compile(
    r'<text text-anchor="(\w+)" x="([^"]*)" y="([^"]*)"[^>]* font-size="([^"]*)"[^>]*>(.*)</text>$'
)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def signs(lines: Iterable[str], diagram: Diagram) -> dict[str, Point]:
    """Return by edge where its mark goes; nothing is looked for where none needs one.

    ``lines`` are those of the picture, an element each.
    """
    bare = [
        edge.id
        for edge in diagram.edges
        if edge.change and not any(line.text for line in edge.lines)
    ]
    if not bare:
        return {}
    solid, curves = _look(lines)
    placed: dict[str, Point] = {}
    for edge in bare:
        if edge in curves:
            x, y = placed[edge] = _place(curves[edge], solid)
            solid.append((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
    return placed


def sign(change: str, at: Point, colours: Palette) -> Iterator[str]:
    """Yield the mark of a change, as SVG."""
    (x, y), tone = at, colours.changes[change]
    yield f'<g class="sign change-{change}">'
    yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS:g}" fill="{tone.line}"/>'
    yield (
        f'<text text-anchor="middle" x="{x:.2f}" y="{y + 0.35 * SIZE:.2f}" '
        f'font-size="{SIZE:g}" font-weight="700" fill="{tone.fill}">{SIGNS[change]}</text>'
    )
    yield "</g>"


def _look(lines: Iterable[str]) -> tuple[list[Box], dict[str, list[Point]]]:
    """Return where hops, ports and texts are, which no mark may touch, and the curves of edges."""
    solid: list[Box] = []
    curves: dict[str, list[Point]] = {}
    part, zone = "", False
    for line in lines:
        if line.startswith(CURVE):
            curves[part] = points_along(line)
        elif line.startswith("<pa") and not zone:
            solid.append(_around(points_of(line)))
        elif line.startswith("<te") and (text := _TEXT.match(line)):
            solid.append(_box_of(*text.groups()))
        elif found := _GROUP.match(line):
            part, zone = found[1], found[2] is not None
    return solid, curves


def _place(points: list[Point], solid: list[Box]) -> Point:
    """Return the clear point of a curve that is nearest to its middle; the middle if none is."""
    along = [0.0]
    for (x, y), (u, v) in pairwise(points):
        along.append(along[-1] + ((x - u) ** 2 + (y - v) ** 2) ** 0.5)
    middle = along[-1] / 2
    nearest = sorted(range(len(points)), key=lambda at: abs(along[at] - middle))
    clear = (at for at in nearest if not any(_touches(points[at], box) for box in solid))
    return points[next(clear, nearest[0])]


def _touches(point: Point, box: Box) -> bool:
    x, y = point
    room = RADIUS + CLEAR
    return box[0] - room < x < box[2] + room and box[1] - room < y < box[3] + room


def _around(points: list[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _box_of(anchor: str, x: str, y: str, size: str, words: str) -> Box:
    width = text_width(unescape(words), float(size), bold=True)
    left = float(x) - {"start": 0, "end": width}.get(anchor, width / 2)
    return left, float(y) - float(size), left + width, float(y) + float(size) / 4
