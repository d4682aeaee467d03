"""The texts of a picture, one after the other, as its parts come by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from docs_app.core.diagram import Card, Diagram, Edge, Line
from docs_app.core.dot.sizes import HEADING, HEADING_SPACING, NAME
from docs_app.core.dress.badges import badges
from docs_app.core.dress.other import Other
from docs_app.core.dress.signs import sign, signs
from docs_app.core.dress.zone_labels import ZONE, Point, passing, place, points_of
from docs_app.core.palette import hop_tone, palette

_HEADING = (
    f'class="heading" font-weight="700" letter-spacing="{HEADING_SPACING}" font-size="{HEADING}"'
)
_TEXT = re.compile(r'<text text-anchor="middle" x="([^"]*)" y="([^"]*)"[^>]*>(.*)</text>$')


class Texts:
    """Where in the picture we are: which part, how many of its texts have been, its outline.

    ``shown`` is what of the diagram is to be seen. ``lines`` are all of the picture, so that
    whatever has to find its place finds the same whatever is shown.
    """

    def __init__(self, diagram: Diagram, shown: Diagram, lines: Iterable[str]) -> None:
        self.colours = palette(diagram.view.theme)
        self.other = Other(diagram, shown) if shown is not diagram else None
        self.across = diagram.view.direction == "LR"
        self.boxes = {box.id for box in diagram.boxes}
        self.cards = {card.id: card for card in diagram.cards}
        self.edges = {edge.id: edge for edge in diagram.edges}
        self.part, self.seen = "", 0
        self.outline: list[Point] = []
        self.signs = signs(lines, diagram)
        # Points that edges pass, for zones' labels to keep clear of.
        self.passing = [] if self.across else passing(lines)

    def group(self, line: str, prefix: str) -> str:
        """Begin a part, or the link in it; return the line with the prefix before its id."""
        part = line[7 : line.index('"', 7)]
        if not part.startswith("a_"):
            self.part, self.seen = part, 0
        return f'<g id="{prefix}{line[7:]}' if prefix else line

    def shape(self, line: str) -> Iterable[str]:
        """Return what is drawn on a part's outline: a card's numbers or mark, an edge's mark."""
        if self.part in self.boxes:
            self.outline = points_of(line)
        if self.part in self.signs:
            return sign(self.edges[self.part].change, self.signs[self.part], self.colours)
        card = self.cards.get(self.part)
        if card is None or not card.badge or self.seen:
            return ()
        return badges(card, line, self.colours)

    def text(self, line: str) -> str:
        """Return the next text of the part, dressed."""
        found = _TEXT.match(line)
        if found is None:
            return line
        x, y, words = found.groups()
        self.seen += 1
        if self.other is not None:
            said = self.other.text(self.part, self.seen)
            if said is None:
                return ""
            line = line.replace(f">{words}<", f">{said}<", 1)
            words = said
        if self.part in self.boxes:
            return self._zone(line, x, float(y), words)
        if self.part in self.cards:
            return self._card(self.cards[self.part], line, y)
        if self.part in self.edges:
            return self._edge(self.edges[self.part], line, y)
        return line

    def _zone(self, line: str, x: str, y: float, words: str) -> str:
        at, anchor = place(unescape(words), y, self.outline, self.passing)
        line = line.replace('text-anchor="middle"', f'text-anchor="{anchor}"', 1)
        line = line.replace(f' x="{x}"', f' x="{at:.2f}"', 1)
        return _sized(line, f'class="zone-label" font-weight="700" font-size="{ZONE}"')

    def _card(self, card: Card, line: str, y: str) -> str:
        """Set a heading small and a name large, a little apart: dot spaces lines of one size."""
        if self.seen > 1:
            line = line.replace(f' y="{y}"', f' y="{float(y) + 1.5:.2f}"', 1)
            return _sized(line, f'class="name" font-weight="700" font-size="{NAME:g}"')
        ink = hop_tone(self.colours, card.kind, card.state, card.change).ink
        line = re.sub(r' fill="[^"]*"', f' fill="{ink}"', line, count=1)
        return _sized(line, _HEADING)

    def _edge(self, edge: Edge, line: str, y: str) -> str:
        """Take a label a little up from its line, and give it the state of what it says."""
        said = edge.lines[self.seen - 1] if self.seen <= len(edge.lines) else Line("", edge.state)
        change = f" change-{said.change}" if said.change else ""
        line = line.replace("<text ", f'<text class="label {said.state}{change}" ', 1)
        ink = self._ink(edge, said)
        if ink:
            line = re.sub(r' fill="[^"]*"', f' fill="{ink}"', line, count=1)
        if self.across:
            return line.replace(f' y="{y}"', f' y="{float(y) - 2.5:.2f}"', 1)
        # The room that it was given beside the edge is no part of what it says.
        return re.sub("[ \u00a0]+</text>$", "</text>", line)

    def _ink(self, edge: Edge, said: Line) -> str:
        """Return a line's own colour; empty: that of its edge."""
        if said.change != edge.change:
            tone = self.colours.changes.get(said.change, self.colours.dim)
            return tone.ink
        return self.colours.dim.ink if said.state == "dim" != edge.state else ""


def _sized(line: str, attributes: str) -> str:
    return re.sub(r' font-size="[^"]*"', f" {attributes}", line, count=1)
