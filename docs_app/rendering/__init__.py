"""DOT into SVG, PNG and PDF: bounded in time and memory, deterministic, cached by content.

    rendered = render_svg([Attempt("full", dot, full_deadline(), nodes, edges), ...])
    svg = finish(rendered.svg, Dress(title, description, titles, metadata))
    png = to_png(svg, scale=2)
    pdf = to_pdf(svg, title=title, date=date)

`render_svg`, `to_png` and `to_pdf` look into the cache first; `render_first`, `svg_to_png` and
`svg_to_pdf` always do the work. Whatever can go wrong is a RenderError, whose text may be shown.
DOT should name the font `Arial`: Graphviz knows its widths, and the Arimo drawn in its place has
the same ones. This package knows nothing of architectures: DOT and SVG are all it sees.
"""

from docs_app.rendering.errors import (
    EngineUnavailable,
    LayoutFailed,
    LayoutIncomplete,
    LayoutOutOfMemory,
    LayoutTimeout,
    NothingRendered,
    RenderError,
    TooManyPixels,
)
from docs_app.rendering.ladder import Attempt, Rendered, render_first
from docs_app.rendering.limits import full_deadline, reduced_deadline
from docs_app.rendering.pictures import render_svg, to_pdf, to_png
from docs_app.rendering.svg import Dress, finish, picture_size
from docs_app.rendering.typst import document_to_pdf, svg_to_pdf, svg_to_png

__all__ = [
    "Attempt",
    "Dress",
    "EngineUnavailable",
    "LayoutFailed",
    "LayoutIncomplete",
    "LayoutOutOfMemory",
    "LayoutTimeout",
    "NothingRendered",
    "RenderError",
    "Rendered",
    "TooManyPixels",
    "document_to_pdf",
    "finish",
    "full_deadline",
    "picture_size",
    "reduced_deadline",
    "render_first",
    "render_svg",
    "svg_to_pdf",
    "svg_to_png",
    "to_pdf",
    "to_png",
]
