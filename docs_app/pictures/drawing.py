"""The best picture that can be drawn in time: whole, simpler, or of the zones only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docs_app.core.diagram import Diagram
from docs_app.core.dot import to_dot
from docs_app.core.outline import outline
from docs_app.pictures.values import Drawable
from docs_app.rendering import (
    Attempt,
    Dress,
    EngineUnavailable,
    RenderError,
    finish,
    full_deadline,
    reduced_deadline,
    render_svg,
)

LARGE = 1_500
"""More nodes than this are not even tried: only the zones are drawn."""

TOO_LARGE = "There is too much here for one picture, so only its zones are drawn."
SIMPLER = "There is a lot here, so the picture is drawn in a simpler way."


@dataclass(frozen=True, slots=True)
class Drawn:
    """Graphviz's SVG, what is on it, what of it is to be seen, and how it came about.

    ``lasting``: it would be the same at any other time; else the machine was too busy for better.
    """

    raw: str
    laid: Diagram
    shown: Diagram
    level: str
    message: str
    lasting: bool


def draw(subject: Drawable) -> Drawn:
    """Return the best picture that can be drawn in time, or raise RenderError."""
    if subject.view.detail == "zones" or subject.hops > LARGE:
        return _draw_zones(subject)
    shown = subject.shown()
    if shown.nodes > LARGE:
        return _draw_zones(subject)
    try:
        return _draw_either(subject, shown)
    except EngineUnavailable:
        raise
    except RenderError:
        return replace(_draw_zones(subject), lasting=False)


def _draw_zones(subject: Drawable) -> Drawn:
    drawn = _draw_either(subject, subject.shown("zones"))
    return (
        drawn
        if subject.view.detail == "zones"
        else replace(drawn, level="zones", message=TOO_LARGE)
    )


def _draw_either(subject: Drawable, laid: Diagram) -> Drawn:
    """Draw in full quality or else in reduced; the second DOT is written only if it is needed."""
    nodes, edges, shown = laid.nodes, len(laid.edges), subject.seen(laid)
    try:
        full = Attempt("full", to_dot(laid), full_deadline(), nodes, edges)
        return Drawn(render_svg([full]).svg, laid, shown, "full", "", lasting=True)
    except EngineUnavailable:
        raise
    except RenderError:
        dot = to_dot(laid, reduced=True)
        reduced = Attempt("reduced", dot, reduced_deadline(), nodes, edges)
        svg = render_svg([reduced]).svg
        return Drawn(svg, laid, shown, "reduced", SIMPLER, lasting=False)


def smallest(subject: Drawable) -> Diagram:
    """Return what stands for a picture that could not be drawn: all of it, unless that is large."""
    return subject.seen(subject.shown("zones" if subject.hops > LARGE else None))


def finished(drawn: Drawn, subject: Drawable, wanted: Dress) -> str:
    """Return the SVG with titles, links' labels and facts of its own."""
    said = outline(drawn.shown)
    facts = {name.replace("_", "-"): value for name, value in subject.facts.items()}
    return finish(
        drawn.raw,
        replace(
            wanted,
            title=drawn.shown.title,
            description=drawn.shown.description,
            titles={part.id: part.title for part in said.parts}
            | {edge.id: edge.title for edge in said.edges},
            metadata=facts,
        ),
    )
