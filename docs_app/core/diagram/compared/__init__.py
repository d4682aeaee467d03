"""Two architectures in one picture: what was added, removed, changed and moved, where it stands.

    both = Compared(before, after, View())
    both.shown()              # before and after, each part marked with what became of it
    both.shown("before")      # the same picture without what came later: nothing else stands there

Every part has the id it has in a picture of its own architecture, but for what moved from one zone
to another: that is drawn twice, and has another id where it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.diagram.compared.counts import counts_of, counts_words, legend_of
from docs_app.core.diagram.compared.marks import SHOWS, Marks, Trio
from docs_app.core.diagram.compared.objects import compared_boxes, compared_cards
from docs_app.core.diagram.compared.overview import compared_overview
from docs_app.core.diagram.compared.sides import sides_of
from docs_app.core.diagram.compared.ways import compared_ways
from docs_app.core.diagram.labels import plural
from docs_app.core.diagram.parts import Box, Card, Diagram, Edge
from docs_app.core.diagram.view import View

__all__ = ["SHOWS", "Called", "Compared", "compared"]

Part = TypeVar("Part", Box, Card, Edge)


@dataclass(frozen=True, slots=True)
class Called:
    """How one side is called in words, and where its pages are; None: as it is now."""

    words: str
    where: Addresses | None = None


BEFORE, AFTER = Called("before"), Called("after")


def compared(  # noqa: PLR0913 - two architectures, and how to show them
    before: Architecture,
    after: Architecture,
    view: View | None = None,
    show: str = "both",
    *,
    was: Called = BEFORE,
    now: Called = AFTER,
) -> Diagram:
    """Return before and after in one picture, at the same places whatever is shown of it.

    Slugs that are equal are the same objects, also of two different architectures. The view's
    route is not followed. ``show``: one of :data:`SHOWS`.
    """
    return Compared(before, after, view or View(), was, now).shown(show)


class Compared:
    """Two architectures compared for a view; costs one diff and one pass over each."""

    def __init__(
        self,
        before: Architecture,
        after: Architecture,
        view: View,
        was: Called = BEFORE,
        now: Called = AFTER,
    ) -> None:
        self.view = replace(view, route=None, example=None, step=None)
        self._titles = {
            "both": f"{after.name}: {was.words} and {now.words} compared",
            "before": f"{before.name}: {was.words}, compared with {now.words}",
            "after": f"{after.name}: {now.words}, compared with {was.words}",
        }
        sides = sides_of(
            before,
            after,
            (was.where or Addresses(before.slug), now.where or Addresses(after.slug)),
            ported=view.detail == "ports",
        )
        marks = Marks(sides.changes, before, after)
        if view.detail == "zones":
            self._boxes, self._cards, self._edges = compared_overview(sides, marks)
        else:
            ways = compared_ways(sides, view.detail == "ports", marks)
            self._edges = ways.edges
            self._cards = compared_cards(sides, self.view, marks, ways.loose)
            self._boxes = compared_boxes(sides, marks)
        self.counts = counts_of(*self._parts("both"), "both")

    def shown(self, show: str = "both") -> Diagram:
        """Return both sides, or one as it is among the places of both."""
        boxes, cards, edges = self._parts(show)
        title, counts = self._titles[show], counts_words(self.counts)
        drawn = (
            f"{title}: {plural(len(cards), 'hop')} in {plural(len(boxes), 'zone')}, "
            f"joined by {plural(len(edges), 'edge')}."
        )
        return Diagram(
            title=title,
            description=f"{drawn} {counts}.",
            way="" if self.counts else counts,
            view=self.view,
            boxes=boxes,
            cards=cards,
            edges=edges,
            stop=None,
            legend=tuple(legend_of(counts_of(*self._parts(show), show), cards, edges)),
        )

    def _parts(self, show: str) -> tuple[tuple[Box, ...], tuple[Card, ...], tuple[Edge, ...]]:
        return _of(self._boxes, show), _of(self._cards, show), _of(self._edges, show)


def _of(trios: Iterable[Trio[Part]], show: str) -> tuple[Part, ...]:
    return tuple(part for trio in trios if (part := trio.of(show)) is not None)
