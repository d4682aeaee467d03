"""Marks the parts that a walk passes, and puts a stop where it ends too early."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docs_app.core.addresses import Addresses
from docs_app.core.diagram.labels import wrap
from docs_app.core.diagram.parts import Box, Card, Edge, Pill, Stop
from docs_app.core.diagram.walk import Walk
from docs_app.core.steps import Outcome

STOPPED = {
    "rejected": "Stopped here",
    "ambiguous": "Several outcomes",
    "undetermined": "Not recorded",
}


def mark_cards(cards: Iterable[Card], walk: Walk) -> tuple[Card, ...]:
    """Return the cards and pills with their states, and the numbers of the steps."""
    return tuple(_mark_card(card, walk) for card in cards)


def _mark_card(card: Card, walk: Walk) -> Card:
    hop = card.id.removeprefix("hop--")
    state = "current" if hop == walk.current else "strong" if hop in walk.numbers else "dim"
    # What asks an authorizer names no port of it; of a single one there is no doubt.
    only = state if len(card.pills) == 1 else None
    pills = tuple(replace(pill, state=only or _pill_state(pill, hop, walk)) for pill in card.pills)
    return replace(card, state=state, pills=pills, numbers=walk.numbers.get(hop, ()))


def _pill_state(pill: Pill, hop: str, walk: Walk) -> str:
    port = pill.id.rpartition("--")[2]
    if (hop, port) == (walk.current, walk.current_port):
        return "current"
    return "strong" if (hop, port) in walk.ports else "dim"


def mark_boxes(boxes: Iterable[Box], cards: Iterable[Card]) -> tuple[Box, ...]:
    """Return the boxes: strong around something that is passed, else dim."""
    boxes = tuple(boxes)
    parents = {box.id: box.parent for box in boxes}
    around = {card.zone for card in cards if card.numbers}
    for box in reversed(boxes):
        if box.id in around:
            around.add(parents[box.id])
    return tuple(replace(box, state="strong" if box.id in around else "dim") for box in boxes)


def stop_of(
    outcome: Outcome, walk: Walk, cards: Iterable[Card], where: Addresses
) -> tuple[Stop | None, Edge | None]:
    """Return the stop for a request that is not delivered, and the edge that leads to it.

    There is no stop if it was delivered, and no edge if it reached no hop that is drawn.
    """
    if outcome.kind == "delivered":
        return None, None
    card = _last_card(tuple(cards), walk)
    lines = (STOPPED[outcome.kind], *_why(outcome))
    title = f"{STOPPED[outcome.kind]}: {outcome.message or outcome.code or 'no reason recorded'}"
    href = where.table("errors") if card is None else card.href
    stop = Stop("stop", lines, title, href, card.zone if card else None)
    return stop, None if card is None else _stop_edge(card, walk, stop)


def _last_card(cards: tuple[Card, ...], walk: Walk) -> Card | None:
    """Return the card of the hop that ended the walk; of zones, the one with the last step."""
    for card in cards:
        if card.id == f"hop--{walk.last}":
            return card
    passed = [card for card in cards if card.numbers and not card.id.startswith("hop--")]
    return max(passed, key=lambda card: card.numbers[-1], default=None)


def _why(outcome: Outcome) -> tuple[str, ...]:
    if outcome.kind == "ambiguous":
        return (f"{len(outcome.outcomes)} are possible",)
    if outcome.kind == "undetermined":
        return wrap(outcome.missing[0].what, 24, 2) if outcome.missing else ()
    return (f"status {outcome.told_status}" if outcome.status else "no answer comes",)


def _stop_edge(card: Card, walk: Walk, stop: Stop) -> Edge:
    passed = [pill.id for pill in card.pills if pill.state in ("strong", "current")]
    tail = passed[-1] if passed else card.id
    return Edge("stop--edge", "stop", tail, stop.id, (), stop.title, stop.href, "strong")
