"""Draws a :class:`~docs_app.core.diagram.Diagram` in DOT. The only place that knows the language.

Only plain features: clusters, rounded boxes, labels that are text. Every Graphviz, the one in the
sandbox and the one a reader has installed, makes the same groups with the same classes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs_app.core.diagram import Box, Card, Diagram, Pill, Stop
from docs_app.core.dot.ends import Ends
from docs_app.core.dot.sizes import CARD_MARGIN, NODE_SEPARATION, RANK_SEPARATION, ZONE_MARGIN
from docs_app.core.dot.styles import Attributes, Styles
from docs_app.core.dot.text import escaped
from docs_app.core.dot.writer import Writer
from docs_app.core.palette import palette

FONT = "Arial"
REDUCED = {"nslimit": "2", "nslimit1": "2", "mclimit": "0.3", "splines": "line"}
"""A cheaper layout for large graphs: fewer rounds of ranking and of untangling, straight edges."""


def to_dot(
    diagram: Diagram, *, reduced: bool = False, stamp: Mapping[str, str] | None = None
) -> str:
    """Return the diagram's DOT.

    With a ``stamp``, it is for readers: stamped with these facts, and with titles and the numbers
    of steps in it, which the site adds to a picture by itself.
    """
    colours = palette(diagram.view.theme)
    gone = any(part.only == "before" for part in _outlined(diagram))
    across = diagram.view.direction == "LR"
    styles = Styles(colours, titled=stamp is not None, dashed=gone, across=across)
    drawing = _Drawing(diagram, styles)
    drawing.write({**_graph(diagram, reduced), **_stamped(stamp or {})})
    return drawing.writer.text()


def _outlined(diagram: Diagram) -> Iterator[Box | Card | Pill]:
    yield from diagram.boxes
    yield from diagram.cards
    for card in diagram.cards:
        yield from card.pills


def _stamped(stamp: Mapping[str, str]) -> Attributes:
    return {f"routebook_{name}": escaped(value) for name, value in stamp.items()}


def _graph(diagram: Diagram, reduced: bool) -> Attributes:
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
        "style": "rounded,filled",
        **(REDUCED if reduced else {}),
    }


class _Drawing:
    """One diagram on its way into one graph."""

    def __init__(self, diagram: Diagram, styles: Styles) -> None:
        self.writer = Writer("picture")
        self.diagram, self.styles, self.ends = diagram, styles, Ends(diagram)
        self.turn = -1 if self.ends.across else 1
        self.cards: dict[str | None, list[Card]] = {}
        for card in self.ends.ordered(diagram.cards):
            self.cards.setdefault(card.zone, []).append(card)
        self.boxes: dict[str | None, list[Box]] = {}
        for box in diagram.boxes[:: self.turn]:
            self.boxes.setdefault(box.parent, []).append(box)

    def write(self, graph: Attributes) -> None:
        self.writer.defaults("graph", graph)
        self.writer.defaults("node", {"fontname": FONT, **self.styles.node_defaults()})
        self.writer.defaults("edge", {"fontname": FONT, **self.styles.edge_defaults()})
        self._inside(None)
        for edge in self.diagram.edges:
            tail, head, ends = self.ends.of(edge)
            self.writer.edge(tail, head, self.styles.edge(edge) | ends)
        for pair in self.ends.beside:
            with self.writer.subgraph():
                self.writer.attributes({"rank": "same"})
                for node in pair:
                    self.writer.node(node)

    def _inside(self, zone: str | None) -> None:
        """Draw what stands directly in a zone, then the zones in it."""
        for card in self.cards.get(zone, ()):
            self._card(card)
        stop = self.diagram.stop
        if stop is not None and stop.zone == zone:
            self._stop(stop)
        for box in self.boxes.get(zone, ()):
            with self.writer.subgraph(f"cluster_{box.id}"):
                place = {"labelloc": "b" if self.ends.at_foot(box) else "t", "labeljust": "l"}
                margin = {"margin": str(ZONE_MARGIN)}
                self.writer.attributes(self.styles.zone(box) | place | margin)
                self._inside(box.id)

    def _card(self, card: Card) -> None:
        if not card.pills:
            self.writer.node(card.id, self.styles.plain(card))
            return
        with self.writer.subgraph(f"cluster_{card.id}"):
            place = {"rank": "same", "labelloc": "t", "labeljust": "c", "margin": str(CARD_MARGIN)}
            self.writer.attributes(self.styles.card(card) | place)
            self.writer.defaults("node", self.styles.pill_defaults(card))
            for pill in card.pills[:: self.turn]:
                self.writer.node(pill.id, self.styles.pill(pill, card))

    def _stop(self, stop: Stop) -> None:
        self.writer.node(stop.id, self.styles.stop(stop))
