"""What a picture shows: :func:`diagram` chooses it, :mod:`docs_app.core.dot` draws it."""

from __future__ import annotations

from docs_app.core.addresses import Addresses, Edition
from docs_app.core.architecture import Architecture
from docs_app.core.diagram.build import boxes_of, cards_of
from docs_app.core.diagram.edges import edges_of
from docs_app.core.diagram.follow import mark_boxes, mark_cards, stop_of
from docs_app.core.diagram.legend import legend_of
from docs_app.core.diagram.legs import Leg, legs_of
from docs_app.core.diagram.overview import (
    grouping_of,
    overview_boxes,
    overview_cards,
    overview_edges,
)
from docs_app.core.diagram.parts import Box, Card, Diagram, Edge, Line, Meaning, Pill, Stop
from docs_app.core.diagram.view import DETAILS, DIRECTIONS, THEMES, View
from docs_app.core.diagram.walk import Walk, walk_of
from docs_app.core.diagram.words import description_of, title_of, way_of
from docs_app.core.diagram.zones import mark_zones
from docs_app.core.examples import example_trace
from docs_app.core.index import kept
from docs_app.core.steps import Trace

__all__ = [
    "DETAILS",
    "DIRECTIONS",
    "THEMES",
    "Box",
    "Card",
    "Diagram",
    "Edge",
    "Line",
    "Meaning",
    "Pill",
    "Stop",
    "View",
    "diagram",
]


def diagram(
    architecture: Architecture,
    view: View | None = None,
    *,
    trace: Trace | None = None,
    version: Edition = None,
) -> Diagram:
    """Return what to draw: always the whole architecture, with the way of a request marked on it.

    The way is ``trace``, else that of the view's route and example; what is not on it is dimmed,
    never left out. ``version`` makes links lead to that version. KeyError: no such route or
    example.
    """
    view = view or View()
    where = Addresses(architecture.slug, version)
    if trace is None and view.route is not None:
        trace = example_trace(architecture, view.route, view.example)
    legs = kept(architecture, "legs", lambda value: tuple(legs_of(value)))
    walk = walk_of(trace, legs, view.step) if trace else None
    parts = _zones if view.detail == "zones" else _hops
    boxes, cards, edges = parts(architecture, view, where, legs, walk)
    stop = None
    if trace and walk:
        boxes = mark_boxes(boxes, cards)
        stop, last = stop_of(trace.outcome, walk, cards, where)
        edges = (*edges, last) if last else edges
    title, way = title_of(architecture, view), way_of(trace)
    return Diagram(
        title=title,
        description=description_of(title, boxes, cards, edges, way),
        way=way,
        view=view,
        boxes=boxes,
        cards=cards,
        edges=edges,
        stop=stop,
        legend=legend_of(boxes, cards, edges),
    )


Parts = tuple[tuple[Box, ...], tuple[Card, ...], tuple[Edge, ...]]


def _hops(
    architecture: Architecture,
    view: View,
    where: Addresses,
    legs: tuple[Leg, ...],
    walk: Walk | None,
) -> Parts:
    cards = cards_of(architecture, view, where)
    return (
        boxes_of(architecture, where),
        mark_cards(cards, walk) if walk else cards,
        edges_of(architecture, legs, where, walk, view.detail == "ports"),
    )


def _zones(
    architecture: Architecture,
    _view: View,
    where: Addresses,
    legs: tuple[Leg, ...],
    walk: Walk | None,
) -> Parts:
    grouping = grouping_of(architecture)
    cards = overview_cards(architecture, grouping, where)
    return (
        overview_boxes(architecture, grouping, where),
        mark_zones(cards, grouping, walk) if walk else cards,
        overview_edges(legs, grouping, where, walk),
    )
