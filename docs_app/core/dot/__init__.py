"""Draws a :class:`~docs_app.core.diagram.Diagram` in DOT. The only place that knows the language.

Only plain features: clusters, rounded boxes, labels that are text. Every Graphviz, the one in the
sandbox and the one a reader has installed, makes the same groups with the same classes of it.
"""

from __future__ import annotations

from collections.abc import Mapping

import graphviz

from docs_app.core.diagram import Box, Card, Diagram, Edge
from docs_app.core.dot.ends import Ends
from docs_app.core.dot.sizes import NODE_SEPARATION, RANK_SEPARATION
from docs_app.core.dot.styles import (
    card_style,
    edge_style,
    pill_style,
    plain_style,
    stop_style,
    zone_style,
)
from docs_app.core.dot.text import escaped
from docs_app.core.palette import Palette, palette

FONT = "Arial"
REDUCED = {"nslimit": "2", "nslimit1": "2", "mclimit": "0.3", "splines": "line"}
"""A cheaper layout for large graphs: fewer rounds of ranking and of untangling, straight edges."""


def to_dot(
    diagram: Diagram, *, reduced: bool = False, stamp: Mapping[str, str] | None = None
) -> str:
    """Return the diagram's DOT. ``stamp`` is written at the top and as attributes of the graph."""
    colours = palette(diagram.view.theme)
    lines = [f"{name}: {_comment(value)}" for name, value in (stamp or {}).items()]
    graph = graphviz.Digraph("picture", comment=", ".join(lines) or None)
    graph.attr("graph", **_graph(diagram, reduced), **_stamped(stamp or {}))
    graph.attr("node", fontname=FONT, shape="box")
    graph.attr("edge", fontname=FONT, arrowsize="0.75")
    ends = Ends(diagram)
    _Drawing(graph, diagram, colours, ends).draw()
    return str(graph.source)


def _comment(value: str) -> str:
    return escaped(value).replace("*/", "* /")


def _stamped(stamp: Mapping[str, str]) -> dict[str, str]:
    return {f"routebook_{name}": escaped(value) for name, value in stamp.items()}


def _graph(diagram: Diagram, reduced: bool) -> dict[str, str]:
    return {
        "rankdir": diagram.view.direction,
        # Without it, dot ranks each cluster apart and silently loses edges of large graphs.
        "newrank": "true",
        # Lets an edge end at a card's border (lhead, ltail).
        "compound": "true",
        "nodesep": str(NODE_SEPARATION),
        "ranksep": str(RANK_SEPARATION),
        "fontname": FONT,
        "charset": "UTF-8",
        "pad": "0.15",
        "bgcolor": "transparent",
        **(REDUCED if reduced else {}),
    }


class _Drawing:
    """One diagram on its way into one graph."""

    def __init__(
        self, graph: graphviz.Digraph, diagram: Diagram, colours: Palette, ends: Ends
    ) -> None:
        self.graph, self.diagram, self.colours, self.ends = graph, diagram, colours, ends
        self.cards: dict[str | None, list[Card]] = {}
        for card in ends.ordered(diagram.cards):
            self.cards.setdefault(card.zone, []).append(card)
        self.boxes: dict[str | None, list[Box]] = {}
        for box in diagram.boxes[:: -1 if ends.across else 1]:
            self.boxes.setdefault(box.parent, []).append(box)

    def draw(self) -> None:
        self._inside(self.graph, None)
        for edge in self.diagram.edges:
            self._edge(edge)
        for pair in self.ends.beside:
            with self.graph.subgraph() as same:
                same.attr(rank="same")
                for node in pair:
                    same.node(node)

    def _inside(self, graph: graphviz.Digraph, zone: str | None) -> None:
        """Draw what stands directly in a zone, then the zones in it."""
        for card in self.cards.get(zone, ()):
            self._card(graph, card)
        stop = self.diagram.stop
        if stop is not None and stop.zone == zone:
            graph.node(stop.id, **stop_style(stop, self.colours))
        for box in self.boxes.get(zone, ()):
            with graph.subgraph(name=f"cluster_{box.id}") as inner:
                foot = "b" if self.ends.at_foot(box) else "t"
                inner.attr(labelloc=foot, **zone_style(box, self.colours))
                self._inside(inner, box.id)

    def _card(self, graph: graphviz.Digraph, card: Card) -> None:
        if not card.pills:
            graph.node(card.id, **plain_style(card, self.colours))
            return
        with graph.subgraph(name=f"cluster_{card.id}") as inner:
            inner.attr(rank="same", labelloc="t", **card_style(card, self.colours))
            for pill in card.pills[:: -1 if self.ends.across else 1]:
                inner.node(pill.id, **pill_style(pill, card, self.colours))

    def _edge(self, edge: Edge) -> None:
        tail, head, ends = self.ends.of(edge)
        self.graph.edge(tail, head, **edge_style(edge, self.colours), **ends)
