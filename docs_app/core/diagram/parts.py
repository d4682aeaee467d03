"""What a picture is made of. Values only: no colour, no position, no DOT.

Every part has an ``id`` (made of slugs, so it can be a link's target), what it is (``kind``), how
it stands to the path shown (``state``), a ``title`` for pointing devices and screen readers, and
the address its words lead to. An id joins slugs with ``--``, which no slug contains.

Where two architectures are compared (:mod:`docs_app.core.diagram.compared`), ``change`` says what
became of a part, empty: nothing; and ``only`` on which side it is to be seen: ``before`` or
``after``, empty: on both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.diagram.view import View

STATES = ("plain", "strong", "current", "dim")
"""Nothing is followed; on the path; the step looked at; not on the path, or not changed."""

SIGNS = {"added": "+", "removed": "\u2212", "changed": "~", "moved": "\u2192"}
"""The mark of each change, which says what its colour says."""


def signed(text: str, change: str) -> str:
    """Return a text behind the mark of what became of it, or as it is."""
    return f"{SIGNS[change]} {text}".rstrip() if change else text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an edge's label, with its own state: a merged edge may be partly on the path.

    Without a text it is the mark of an edge that says nothing else.
    """

    text: str
    state: str = "plain"
    change: str = ""
    only: str = ""

    @property
    def said(self) -> str:
        """Return the text as it is drawn: behind its mark."""
        return signed(self.text, self.change)


@dataclass(frozen=True, slots=True)
class Box:
    """A zone: a boundary drawn around its zones and cards. ``label`` may have several lines."""

    id: str
    slug: str
    kind: str
    label: tuple[str, ...]
    title: str
    href: str
    parent: str | None = None
    state: str = "plain"
    change: str = ""
    only: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """Return the label as it is drawn: behind its mark."""
        return (signed(self.label[0], self.change), *self.label[1:])


@dataclass(frozen=True, slots=True)
class Pill:
    """A port inside its card."""

    id: str
    label: str
    title: str
    href: str
    state: str = "plain"
    change: str = ""
    only: str = ""

    @property
    def said(self) -> str:
        """Return the label as it is drawn: behind its mark."""
        return signed(self.label, self.change)


@dataclass(frozen=True, slots=True)
class Card:
    """A hop; without pills it is a single node. ``zone`` is the id of the box around it.

    ``heading`` is its kind in words, ``name`` its name in lines, ``numbers`` the steps of the path
    that are here, counted from 1.
    """

    id: str
    kind: str
    heading: str
    name: tuple[str, ...]
    title: str
    href: str
    zone: str | None = None
    pills: tuple[Pill, ...] = ()
    numbers: tuple[int, ...] = ()
    state: str = "plain"
    change: str = ""
    only: str = ""

    @property
    def badge(self) -> str:
        """Return what stands on its corner: the mark of its change, or its steps; or nothing."""
        return SIGNS.get(self.change) or ", ".join(str(number) for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one part to another. ``kind``: see :data:`EDGE_KINDS`.

    ``tail`` and ``head`` are ids of pills, cards or the stop.
    """

    id: str
    kind: str
    tail: str
    head: str
    lines: tuple[Line, ...]
    title: str
    href: str
    state: str = "plain"
    change: str = ""
    only: str = ""


EDGE_KINDS = {
    "entry": "a public address",
    "forward": "a rule sends the request on",
    "asks": "asks whether the request may pass",
    "stop": "the request goes no further",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a request that is not delivered ends, beside the hop that ended it."""

    id: str
    lines: tuple[str, ...]
    title: str
    href: str
    zone: str | None = None
    state: str = "strong"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row of the legend: what a class of the picture means. ``kind`` is the class."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """What a picture shows, in the order of the architecture.

    ``way`` is the request that is followed and how it ends, in words, or that nothing differs
    where two architectures are compared; empty: neither.
    """

    title: str
    description: str
    way: str
    view: View
    boxes: tuple[Box, ...]
    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    stop: Stop | None
    legend: tuple[Meaning, ...]

    @property
    def size(self) -> int:
        """Return how many nodes and edges there are to lay out."""
        return self.nodes + len(self.edges)

    @property
    def nodes(self) -> int:
        """Return the number of nodes in the sense of Graphviz: pills, cards without any, stop."""
        return sum(len(card.pills) or 1 for card in self.cards) + (self.stop is not None)

    def ids(self) -> Iterator[str]:
        """Yield every part's id, each once."""
        yield from (box.id for box in self.boxes)
        for card in self.cards:
            yield card.id
            yield from (pill.id for pill in card.pills)
        if self.stop is not None:
            yield self.stop.id
        yield from (edge.id for edge in self.edges)
