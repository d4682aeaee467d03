"""A picture in words: the same parts in the same order, as rows of a list or a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docs_app.core.diagram import Box, Card, Diagram, Edge, Pill


@dataclass(frozen=True, slots=True)
class OutlineEdge:
    """A row about an edge: from where to where, what it says, and where each leads.

    ``change`` says what became of it, ``became`` in words; a line of the label of which something
    else did says so.
    """

    id: str
    kind: str
    tail: str
    head: str
    label: str
    title: str
    href: str
    tail_href: str
    head_href: str
    state: str
    change: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A row about a zone, a hop, a port or the stop. ``depth`` counts what it stands inside.

    ``change`` says what became of it, ``became`` in words, where two architectures are compared.
    """

    id: str
    kind: str
    name: str
    title: str
    href: str
    depth: int
    state: str
    numbers: tuple[int, ...] = ()
    change: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything a picture shows, and ``steps``: the hops of the way, in its order."""

    title: str
    description: str
    parts: tuple[OutlinePart, ...]
    edges: tuple[OutlineEdge, ...]
    steps: tuple[tuple[int, OutlinePart], ...]


def outline(diagram: Diagram) -> Outline:
    """Return the picture in words; its ids are exactly those of the diagram and of the SVG."""
    parts = tuple(_parts(diagram))
    named = {part.id: part for part in parts}
    owners = {pill.id: card.id for card in diagram.cards for pill in card.pills}
    names = {part.id: _named(named, owners, part.id) for part in parts}
    edges = tuple(
        OutlineEdge(
            id=edge.id,
            kind=edge.kind,
            tail=names[edge.tail],
            head=names[edge.head],
            label=_label(edge),
            title=edge.title,
            href=edge.href,
            tail_href=named[edge.tail].href,
            head_href=named[edge.head].href,
            state=edge.state,
            change=edge.change,
            became=_became(edge),
        )
        for edge in diagram.edges
    )
    steps = sorted((number, part) for part in parts for number in part.numbers)
    return Outline(diagram.title, diagram.description, parts, edges, tuple(steps))


def _became(part: Box | Card | Pill | Edge) -> str:
    """Return what became of a part; of what stands in two places, also which of them this is."""
    places = {"before": "moved, was here", "after": "moved, is here"}
    return places.get(part.only, part.change) if part.change == "moved" else part.change


def _label(edge: Edge) -> str:
    """Return what an edge says; of a line, what became of it, unless the whole edge tells it."""
    return "; ".join(
        f"{line.change}: {line.text}" if line.change not in ("", edge.change) else line.text
        for line in edge.lines
        if line.text
    )


def _named(parts: dict[str, OutlinePart], owners: dict[str, str], id: str) -> str:
    own = parts[id].name
    return f"{parts[owners[id]].name} {own}" if id in owners else own


def _parts(diagram: Diagram) -> list[OutlinePart]:
    """Return the rows: each zone with what stands in it below it, then what stands in none."""
    rows: list[OutlinePart] = []
    _inside(diagram, None, 0, rows)
    return rows


def _inside(diagram: Diagram, zone: str | None, depth: int, rows: list[OutlinePart]) -> None:
    for card in diagram.cards:
        if card.zone == zone:
            rows.extend(_card(card, depth))
    stop = diagram.stop
    if stop is not None and stop.zone == zone:
        name = ", ".join(stop.lines)
        rows.append(OutlinePart(stop.id, "stop", name, stop.title, stop.href, depth, stop.state))
    for box in diagram.boxes:
        if box.parent == zone:
            name = " ".join(box.label)
            kind = f"zone-{box.kind}"
            row = OutlinePart(box.id, kind, name, box.title, box.href, depth, box.state)
            rows.append(replace(row, change=box.change, became=_became(box)))
            _inside(diagram, box.id, depth + 1, rows)


def _card(card: Card, depth: int) -> list[OutlinePart]:
    name = " ".join(card.name)
    first = OutlinePart(
        card.id, f"kind-{card.kind}", name, card.title, card.href, depth, card.state, card.numbers
    )
    rows = [replace(first, change=card.change, became=_became(card))]
    for pill in card.pills:
        row = OutlinePart(pill.id, "port", pill.label, pill.title, pill.href, depth + 1, pill.state)
        rows.append(replace(row, change=pill.change, became=_became(pill)))
    return rows
