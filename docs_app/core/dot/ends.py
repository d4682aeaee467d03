"""Where edges begin and end, and which nodes stand side by side."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from docs_app.core.diagram import Box, Card, Diagram, Edge
from docs_app.core.dot.circles import on_circles
from docs_app.core.dot.sizes import CARD_MARGIN, GAP, NODE_SEPARATION


class Ends:
    """The nodes that stand for the parts of a diagram, and how edges meet them."""

    def __init__(self, diagram: Diagram) -> None:
        self.across = diagram.view.direction == "LR"
        self.owner = {card.id: card for card in diagram.cards}
        self.owner |= {pill.id: card for card in diagram.cards for pill in card.pills}
        self.pills = {pill.id for card in diagram.cards for pill in card.pills}
        self.leaving = Counter(edge.tail for edge in diagram.edges if edge.kind != "asks")
        self.circles = on_circles(
            (self._card(edge.tail), self._card(edge.head))
            for edge in diagram.edges
            if edge.kind != "asks"
        )
        self.parents = {box.id: box.parent for box in diagram.boxes}
        self.left = set() if self.across else self._left(diagram)
        self.beside = self._beside(diagram)

    def ordered(self, cards: Iterable[Card]) -> list[Card]:
        """Return cards in the order in which dot, left free, puts the first topmost or leftmost.

        From left to right that is backwards. Who is asked goes last: above, or beside, who asks.
        """
        asked = {pair[1] for pair in self.beside}
        last = {self.owner[node].id for node in asked}
        across = -1 if self.across else 1
        return sorted(list(cards)[::across], key=lambda card: card.id in last)

    def of(self, edge: Edge) -> tuple[str, str, dict[str, str]]:
        """Return an edge's tail node, head node, and the attributes that make it end well."""
        if edge.kind == "asks":
            return self._asking(edge)
        tail, head = self._node(edge.tail), self._node(edge.head)
        attributes = {}
        # Where dot has to turn an edge around, a fixed side would send it through what is near.
        onward = self.across and not {self._card(edge.tail), self._card(edge.head)} <= self.circles
        if onward:
            attributes["headport"] = "w"
        # From a pill upwards an edge would run through the card's name; a node may fan out.
        if onward and (tail != edge.tail or self.leaving[tail] == 1 or tail in self.pills):
            attributes["tailport"] = "e"
        if edge.tail != tail:
            attributes["ltail"] = f"cluster_{edge.tail}"
        if edge.head != head:
            attributes["lhead"] = f"cluster_{edge.head}"
        elif not self.across and head in self.pills:
            # From above, an edge would run through the card's name: it ends at the card.
            attributes["lhead"] = f"cluster_{self.owner[edge.head].id}"
        return tail, head, attributes

    def at_foot(self, box: Box) -> bool:
        """Say whether a zone is labelled at its foot: from the top down, where nothing leaves it.

        What comes in from above would run through a label on top.
        """
        return not self.across and box.id not in self.left

    def _left(self, diagram: Diagram) -> set[str]:
        """Return the zones that an edge leads out of."""
        left: set[str] = set()
        stop = diagram.stop.zone if diagram.stop else None
        for edge in diagram.edges:
            if edge.tail in self.owner:
                head = self.owner[edge.head].zone if edge.head in self.owner else stop
                left.update(self._around(self.owner[edge.tail].zone) - self._around(head))
        return left

    def _around(self, zone: str | None) -> set[str]:
        around: set[str] = set()
        while zone is not None:
            around.add(zone)
            zone = self.parents[zone]
        return around

    def _card(self, end: str) -> str:
        return self.owner[end].id if end in self.owner else end

    def _node(self, id: str) -> str:
        """Return the node of a pill or card; for a card with pills, one of these stands for it."""
        card = self.owner.get(id)
        return card.pills[0].id if card is not None and card.id == id and card.pills else id

    def _asking(self, edge: Edge) -> tuple[str, str, dict[str, str]]:
        """An authorizer stands above who asks it (beside, from the top down): border to border."""
        asking, asked = self.owner[edge.tail], self.owner[edge.head]
        tail, head = self._anchors(edge)
        attributes = {}
        if (tail, head) in self.beside:
            attributes["minlen"] = str(self._gap(asking, asked))
        else:
            attributes["constraint"] = "false"
        if asking.pills:
            attributes["ltail"] = f"cluster_{asking.id}"
        if asked.pills:
            attributes["lhead"] = f"cluster_{asked.id}"
        return tail, head, attributes

    def _anchors(self, edge: Edge) -> tuple[str, str]:
        """Return the nearest nodes of two cards of which the second stands above or beside."""
        asking, asked = self.owner[edge.tail], self.owner[edge.head]
        tail = asking.pills[0 if self.across else -1].id if asking.pills else asking.id
        head = asked.pills[-1 if self.across else 0].id if asked.pills else asked.id
        return tail, head

    def _gap(self, asking: Card, asked: Card) -> int:
        """Return how many times dot's separation makes a gap between two cards that stand apart.

        dot measures from pill to pill and adds what is written on a card, but not its margins.
        """
        between = GAP + sum(CARD_MARGIN for card in (asking, asked) if card.pills)
        return math.ceil(between / (72 * NODE_SEPARATION))

    def _beside(self, diagram: Diagram) -> tuple[tuple[str, str], ...]:
        """Return the pairs that share a rank: the first who asks an authorizer, and that one."""
        pairs: dict[str, tuple[str, str]] = {}
        for edge in diagram.edges:
            if edge.kind == "asks" and self.owner[edge.head].id not in pairs:
                pairs[self.owner[edge.head].id] = self._anchors(edge)
        return tuple(pairs.values())
