"""A picture of which another is shown in its place: some of its parts, with other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from docs_app.core.diagram import Card, Diagram, Edge

PART = 2
"""How deep the groups of parts are: in the group of the graph."""

_HREF = re.compile('href="[^"]*"')


class Other:
    """What a drawn picture says when only one side of it is shown.

    ``laid`` is what was drawn, ``shown`` what of it is to be seen; its parts have the same ids,
    and no more lines of words each.
    """

    def __init__(self, laid: Diagram, shown: Diagram) -> None:
        self.ids = frozenset(shown.ids())
        self.hrefs: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._edges = {edge.id: edge for edge in laid.edges}
        for box in shown.boxes:
            self._put(box.id, box.href, list(box.said))
        for card in shown.cards:
            self._put(card.id, card.href, _card(card))
            for pill in card.pills:
                self._put(pill.id, pill.href, [pill.said])
        for edge in shown.edges:
            self._put(edge.id, edge.href, self._edge(edge))

    def text(self, part: str, number: int) -> str | None:
        """Return the text, escaped, in place of a part's text of a number; None: there is none."""
        texts = self._texts.get(part, [])
        said = texts[number - 1] if number <= len(texts) else ""
        return escape(said, quote=False) or None

    def _put(self, part: str, href: str, texts: list[str]) -> None:
        self.hrefs[part], self._texts[part] = href, texts

    def _edge(self, edge: Edge) -> list[str]:
        """Each line stays where it is; what is not on this side leaves its place empty."""
        laid = self._edges[edge.id].lines
        return [line.said if line in edge.lines else "" for line in laid]


def only(lines: Iterable[str], other: Other) -> Iterator[str]:
    """Yield the lines of a finished picture without the parts that are not to be seen.

    A link leads to where the part is told on the side that is shown.
    """
    depth, hidden, part = 0, 0, ""
    for line in lines:
        begin = line[:3]
        if begin == "<g ":
            depth += 1
            name = line[7 : line.index('"', 7)]
            if depth == PART and not hidden and name not in other.ids:
                hidden = depth
            part = name if depth == PART else part
        if not hidden:
            yield _led(line, other.hrefs[part]) if begin == "<a " and part in other.hrefs else line
        if begin == "</g":
            hidden = 0 if hidden == depth else hidden
            depth -= 1


def _led(line: str, href: str) -> str:
    return _HREF.sub(lambda _: f'href="{escape(href)}"', line, count=1)


def _card(card: Card) -> list[str]:
    return [card.heading.upper(), *card.name]
