"""The last hand on a picture's SVG: what Graphviz cannot set, as one label has one font.

Takes the finished SVG of :mod:`docs_app.rendering` (an element a line, text escaped) and returns
it with headings small, names bold, step numbers as badges, and ids that are unique in a page.
Colours are written as attributes, for programs that know no CSS; the stylesheet overrides them.
"""

from __future__ import annotations

from docs_app.core.diagram import Diagram
from docs_app.core.dress.frame import frame
from docs_app.core.dress.texts import Texts
from docs_app.core.dress.zone_labels import points_along
from docs_app.core.palette import palette

__all__ = ["dress", "frame"]

CURVE = '<path fill="none" '


def dress(svg: str, diagram: Diagram, *, prefix: str = "") -> str:
    """Return the SVG in its final look. ``prefix`` begins the id of every part.

    Costs one pass over the lines. The number and the ids of groups stay as they were.
    """
    lines = svg.split("\n")
    texts = Texts(diagram, palette(diagram.view.theme))
    if not texts.across:
        texts.passing = [
            point for line in lines if line.startswith(CURVE) for point in points_along(line)
        ]
    written: list[str] = []
    for line in lines:
        begin = line[:3]
        if begin == "<te":
            written.append(texts.text(line))
        elif begin == "<g ":
            part = line[7 : line.index('"', 7)]
            if not part.startswith("a_"):
                texts.enter(part)
            written.append(f'<g id="{prefix}{line[7:]}' if prefix else line)
        elif begin == "<sv":
            written.append(line.replace("<svg ", '<svg class="rb-picture" ', 1))
        else:
            written.append(line)
            if begin == "<pa":
                written.extend(texts.shape(line))
    return "\n".join(written)
