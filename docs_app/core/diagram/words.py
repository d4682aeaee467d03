"""A picture's title and description, for those who do not see it and for exported files."""

from __future__ import annotations

from collections.abc import Sized

from docs_app.core.architecture import Architecture
from docs_app.core.diagram.labels import plural
from docs_app.core.diagram.view import View
from docs_app.core.index import index_of
from docs_app.core.steps import Trace

ENDS = {
    "delivered": "is delivered",
    "rejected": "is rejected",
    "ambiguous": "may end in several ways",
    "undetermined": "ends where a fact is not recorded",
}


def title_of(architecture: Architecture, view: View) -> str:
    """Return the architecture's name, and the route's if one is followed."""
    route = index_of(architecture).routes.get(view.route or "")
    return architecture.name if route is None else f"{architecture.name}: {route.name}"


def way_of(trace: Trace | None) -> str:
    """Say which request is followed and how it ends; empty: none is."""
    if trace is None:
        return ""
    status = trace.outcome.told_status
    end = ENDS[trace.outcome.kind] + (f" with status {status}" if status else "")
    return f"{trace.request.method} {trace.request.url} {end}"


def description_of(title: str, boxes: Sized, cards: Sized, edges: Sized, way: str) -> str:
    """Say in a sentence or two what the picture shows."""
    shown = (
        f"{title}: {plural(len(cards), 'hop')} in {plural(len(boxes), 'zone')}, "
        f"joined by {plural(len(edges), 'edge')}."
    )
    return f"{shown} Followed through it: {way}." if way else shown
