"""A picture for paper: in the light colours, with attributes for programs that know no CSS."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docs_app.core.diagram import Diagram
from docs_app.core.dress import dress, frame
from docs_app.pictures.drawing import draw, finished
from docs_app.pictures.values import Drawable
from docs_app.rendering import Dress, picture_size

_SIZE = re.compile(r' font-size="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture in points. ``smallest`` is the size of its smallest text at scale 1.

    ``message`` says why it is less than was asked for; empty: it is not.
    """

    svg: str
    width: float
    height: float
    smallest: float
    shown: Diagram
    message: str


def on_paper(subject: Drawable, prefix: str = "", *, legend: bool = True) -> PaperPicture:
    """Return a picture with its legend; ``prefix`` begins every id, for files with several.

    RenderError: it cannot be drawn. Costs no layout where it was laid out before.
    """
    drawn = draw(subject)
    svg = finished(drawn, subject, Dress("", "", prefix=f"{prefix}diagram"))
    svg = dress(svg, drawn.laid, prefix=prefix, shown=drawn.shown)
    shown = drawn.shown if legend else replace(drawn.shown, legend=())
    svg = frame(svg, shown, ())
    width, height = picture_size(svg)
    smallest = min(map(float, _SIZE.findall(svg)), default=12.0)
    return PaperPicture(svg, width, height, smallest, drawn.shown, drawn.message)
