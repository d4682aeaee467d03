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
        self.onward = self._onward(diagram)
        self.second: set[str] = set()
        self.near = self._near(diagram)
        self.beside = tuple(self._anchors(edge) for edge in self.near.values())

    def ordered(self, cards: Iterable[Card]) -> list[Card]:
        """Return cards in the order in which dot, left free, puts the first topmost or leftmost.

        From left to right that is backwards. Who is asked goes last: above, or beside, who asks.
        """
        last = {self._card(edge.head): 1 for edge in self.near.values()}
        last |= {self._card(edge.tail): 2 for edge in self.near.values() if self._beyond(edge)}
        across = -1 if self.across else 1
        return sorted(list(cards)[::across], key=lambda card: last.get(card.id, 0))

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
        """An authorizer stands above who asks it (beside, from the top down): border to border.

        A second one stands above the authorizer, and its edge, which has two heads, is written
        the other way round.
        """
        cards = self._pair(edge)
        tail, head = self._anchors(edge)
        attributes = {}
        if edge.id in self.near:
            attributes["minlen"] = str(self._gap(*cards))
        else:
            attributes["constraint"] = "false"
        for end, card in zip(("ltail", "lhead"), cards, strict=True):
            if card.pills:
                attributes[end] = f"cluster_{card.id}"
        return tail, head, attributes

    def _pair(self, edge: Edge) -> tuple[Card, Card]:
        """Return the two cards of a question, the one that stands above the other last."""
        asking, asked = self.owner[edge.tail], self.owner[edge.head]
        return (asked, asking) if self._beyond(edge) else (asking, asked)

    def _anchors(self, edge: Edge) -> tuple[str, str]:
        """Return the nearest nodes of two cards of which the second stands above or beside."""
        below, above = self._pair(edge)
        tail = below.pills[0 if self.across else -1].id if below.pills else below.id
        head = above.pills[-1 if self.across else 0].id if above.pills else above.id
        return tail, head

    def _gap(self, asking: Card, asked: Card) -> int:
        """Return how many times dot's separation makes a gap between two cards that stand apart.

        dot measures from pill to pill and adds what is written on a card, but not its margins.
        """
        between = GAP + sum(CARD_MARGIN for card in (asking, asked) if card.pills)
        return math.ceil(between / (72 * NODE_SEPARATION))

    def _beyond(self, edge: Edge) -> bool:
        """Say whether who asks stands above the authorizer, as another stands below."""
        return edge.id in self.second

    def _near(self, diagram: Diagram) -> dict[str, Edge]:
        """Return the questions of those who stand next to an authorizer: the first, and a second.

        A second one must be in the authorizer's zone, and no way may lead from one to the other.
        """
        near: dict[str, Edge] = {}
        first: dict[str, Edge] = {}
        taken: set[str] = set()
        for edge in diagram.edges:
            asked = self._card(edge.head)
            if edge.kind != "asks":
                continue
            if asked not in first:
                first[asked] = near[edge.id] = edge
            elif asked not in taken and self._apart(edge, first[asked]):
                taken.add(asked)
                near[edge.id] = edge
                self.second.add(edge.id)
        return near

    def _apart(self, edge: Edge, first: Edge) -> bool:
        one, other = self._card(first.tail), self._card(edge.tail)
        together = self.owner[edge.tail].zone == self.owner[edge.head].zone
        return together and other not in self._reached(one) and one not in self._reached(other)

    def _onward(self, diagram: Diagram) -> dict[str, set[str]]:
        """Return by card the cards that its edges lead to."""
        onward: dict[str, set[str]] = {}
        for edge in diagram.edges:
            if edge.kind != "asks":
                onward.setdefault(self._card(edge.tail), set()).add(self._card(edge.head))
        return onward

    def _reached(self, card: str) -> set[str]:
        """Return the card and all that can be reached from it."""
        reached, rest = {card}, [card]
        while rest:
            found = self.onward.get(rest.pop(), set()) - reached
            reached |= found
            rest.extend(found)
        return reached
