"""The last hand on a picture's SVG: what Graphviz cannot set, as one label has one font.

Takes the finished SVG of :mod:`docs_app.rendering` (an element a line, text escaped) and returns
it with headings small, names bold, step numbers as badges, and ids that are unique in a page.
Colours are written as attributes, for programs that know no CSS; the stylesheet overrides them.
"""

from __future__ import annotations

from docs_app.core.diagram import Diagram
from docs_app.core.dress.frame import frame
from docs_app.core.dress.other import only
from docs_app.core.dress.texts import Texts

__all__ = ["dress", "frame"]


def dress(svg: str, diagram: Diagram, *, prefix: str = "", shown: Diagram | None = None) -> str:
    """Return the SVG in its final look. ``prefix`` begins the id of every part.

    ``shown`` is what of the diagram is to be seen, each part where it is in the whole; None: all.
    Costs one pass over the lines. The number and the ids of groups that are shown stay as they
    were.
    """
    lines = svg.split("\n")
    texts = Texts(diagram, shown or diagram, lines)
    if texts.other is not None:
        lines = list(only(lines, texts.other))
    written: list[str] = []
    for line in lines:
        begin = line[:3]
        if begin == "<te":
            written.append(texts.text(line))
        elif begin == "<g ":
            written.append(texts.group(line, prefix))
        elif begin == "<sv":
            written.append(line.replace("<svg ", '<svg class="rb-picture" ', 1))
        else:
            written.append(line)
            if begin == "<pa":
                written.extend(texts.shape(line))
    return "\n".join(written)
