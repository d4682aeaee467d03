"""A walk on the picture of zones only."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.diagram.overview import Grouping, place_id
from docs_app.core.diagram.parts import Card
from docs_app.core.diagram.walk import Walk


def mark_zones(cards: tuple[Card, ...], grouping: Grouping, walk: Walk) -> tuple[Card, ...]:
    """Return the cards with the states and numbers of the steps of all the hops they count."""
    numbers: dict[str, list[int]] = {}
    for hop, steps in walk.numbers.items():
        if hop in grouping.places:
            numbers.setdefault(place_id(grouping.places[hop], grouping), []).extend(steps)
    here = grouping.places.get(walk.current or "")
    current = place_id(here, grouping) if here else None
    return tuple(
        replace(
            card,
            numbers=tuple(sorted(numbers.get(card.id, ()))),
            state="current" if card.id == current else "strong" if card.id in numbers else "dim",
        )
        for card in cards
    )
