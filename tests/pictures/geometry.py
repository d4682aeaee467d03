"""Where everything in a finished picture is: boxes of its parts and texts, points of its edges.

Positions are in units of the view box, downwards from the top left. A text's box is as wide as the
font makes it and as high as its capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from docs_app.core.diagram.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"
POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: tuple[float, float], margin: float = 0) -> bool:
        x, y = point
        return (
            self.left - margin < x < self.right + margin
            and self.top - margin < y < self.bottom + margin
        )

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass
class Geometry:
    """By id: boxes of zones, hops and ports; texts and numbers of each; points along each edge.

    The stop counts as a hop.
    """

    page: Box
    zones: dict[str, Box] = field(default_factory=dict)
    cards: dict[str, Box] = field(default_factory=dict)
    pills: dict[str, Box] = field(default_factory=dict)
    texts: dict[str, list[Box]] = field(default_factory=dict)
    badges: dict[str, list[Box]] = field(default_factory=dict)
    edges: dict[str, list[tuple[float, float]]] = field(default_factory=dict)


def geometry_of(svg: str) -> Geometry:
    """Read a picture that ``inline_svg`` made, without prefix."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    found = Geometry(Box(0, 0, width, height))
    graph = next(group for group in root if group.get("class") == "graph")
    shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", graph.attrib["transform"])
    assert shift is not None
    for group in graph:
        if group.get("id", "").startswith("a_"):
            continue
        _read(group, found, (float(shift[1]), float(shift[2])))
    return found


def _read(group: ElementTree.Element, found: Geometry, shift: tuple[float, float]) -> None:
    part, classes = group.attrib["id"], group.attrib["class"].split()
    outlines = [each for each in group.iter() if each.tag in (f"{SVG}path", f"{SVG}polygon")]
    badges = [
        each for each in group.iter() if each.get("class", "").split()[:1] in (["badge"], ["sign"])
    ]
    numbers = [text for badge in badges for text in badge.iter(f"{SVG}text")]
    texts = [text for text in group.iter(f"{SVG}text") if text not in numbers and text.text]
    found.texts[part] = [_text(each, shift) for each in texts]
    found.badges[part] = [_text(each, shift) for each in numbers]
    if "edge" in classes:
        found.edges[part] = [at for each in outlines for at in _along(each, shift)]
        return
    points = _moved(outlines[0].get("d") or outlines[0].get("points") or "", shift)
    box = Box(
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )
    kind = found.zones if "zone" in classes else found.pills if "pill" in classes else found.cards
    kind[part] = box


def _moved(numbers: str, shift: tuple[float, float]) -> list[tuple[float, float]]:
    return [(float(x) + shift[0], float(y) + shift[1]) for x, y in POINT.findall(numbers)]


def _along(outline: ElementTree.Element, shift: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points along the curve of an edge, or the corners of its arrow."""
    if outline.tag == f"{SVG}polygon":
        return _moved(outline.attrib["points"], shift)
    start, *rest = _moved(outline.attrib["d"], shift)
    points = [start]
    for at in range(0, len(rest) - 2, 3):
        first, second, end = rest[at : at + 3]
        points += [_bezier(start, first, second, end, step / 24) for step in range(25)]
        start = end
    return points


def _bezier(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    d: tuple[float, float],
    t: float,
) -> tuple[float, float]:
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    points = (a, b, c, d)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )


def _text(text: ElementTree.Element, shift: tuple[float, float]) -> Box:
    size = float(text.attrib["font-size"])
    bold = text.get("font-weight") == "700"
    spacing = float(text.get("letter-spacing", 0)) / size
    width = text_width(text.text or "", size, bold=bold, spacing=spacing)
    x, y = float(text.attrib["x"]) + shift[0], float(text.attrib["y"]) + shift[1]
    left = {"start": x, "end": x - width}.get(text.attrib["text-anchor"], x - width / 2)
    return Box(left, y - 0.72 * size, left + width, y + 0.2 * size)
