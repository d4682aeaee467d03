"""What an exported picture stands on: paper, a legend, and a line that says what it is of.

A picture in a page has its legend and its facts beside it; a file must carry them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from docs_app.core.diagram import Diagram, Meaning
from docs_app.core.diagram.metrics import text_width
from docs_app.core.dress.swatches import swatch
from docs_app.core.palette import palette

SIZE, ROW, SIDE, SWATCH = 9.0, 16, 14, 24
_ROOT = re.compile(
    r'(<svg [^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="0 0 ([\d.]+) ([\d.]+)"'
)
_GRAPH = re.compile(r'^<g id="[^"]*" class="graph"', re.MULTILINE)


def frame(svg: str, diagram: Diagram, foot: Iterable[str]) -> str:
    """Return the picture on paper, with its legend and the lines of ``foot`` below it.

    It grows downwards by what is added; long words make no picture wider, they are cut short.
    """
    root = _ROOT.search(svg)
    if root is None:
        raise ValueError("This is no finished picture.")
    width, height = float(root[4]), float(root[5])
    scale = float(root[2]) / width
    rows = [*_legend(diagram, width), *([_foot(line, width, diagram)] for line in foot)]
    tall = height + ROW * len(rows) + (ROW / 2 if rows else 0)
    colours = palette(diagram.view.theme)
    paper = f'<rect class="paper" width="{width:g}" height="{tall:g}" fill="{colours.page}"/>\n'
    below = "".join(
        f'<g transform="translate(0 {height + ROW * number:g})">{"".join(row)}</g>\n'
        for number, row in enumerate(rows, 1)
    )
    size = f'width="{root[2]}" height="{tall * scale:g}" viewBox="0 0 {width:g} {tall:g}"'
    svg = svg[: root.start()] + f"{root[1]} {size}" + svg[root.end() :]
    graph = _GRAPH.search(svg)
    at = graph.start() if graph else svg.index("</svg>")
    end = svg.rindex("</svg>")
    return svg[:at] + paper + svg[at:end] + below + svg[end:]


def _foot(line: str, width: float, diagram: Diagram) -> str:
    ink = palette(diagram.view.theme).dim.ink
    room = int((width - 2 * SIDE) / (SIZE * 0.5))
    said = line if len(line) <= room else line[: max(room - 1, 1)] + "\u2026"
    return (
        f'<text class="foot" x="{SIDE}" y="0" font-size="{SIZE:g}" fill="{ink}">'
        f"{escape(said, quote=False)}</text>"
    )


def _legend(diagram: Diagram, width: float) -> Iterator[list[str]]:
    """Yield the rows of the legend, each as SVG from its left on."""
    row: list[str] = []
    x = float(SIDE)
    for meaning in diagram.legend:
        room = SWATCH + 6 + text_width(meaning.words, SIZE) + 16
        if row and x + room > width - SIDE:
            yield row
            row, x = [], float(SIDE)
        row.append(_entry(meaning, x, diagram))
        x += room
    if row:
        yield row


def _entry(meaning: Meaning, x: float, diagram: Diagram) -> str:
    colours = palette(diagram.view.theme)
    words = (
        f'<text class="foot" x="{SWATCH + 6}" y="0" font-size="{SIZE:g}" '
        f'fill="{colours.dim.ink}">{escape(meaning.words, quote=False)}</text>'
    )
    return f'<g transform="translate({x:.2f} 0)">{swatch(meaning.kind, colours)}{words}</g>'
