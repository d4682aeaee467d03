"""How much two architectures differ in a picture: its legend, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docs_app.core.diagram.labels import plural
from docs_app.core.diagram.parts import EDGE_KINDS, SIGNS, Box, Card, Edge, Meaning, Pill

SAME = "Nothing that is drawn differs"
DIM = "thin and pale: as it was"

Counts = dict[str, Counter[str]]
"""By change the number of zones, hops, ports and edges."""


def counts_of(
    boxes: Iterable[Box], cards: Iterable[Card], edges: Iterable[Edge], show: str
) -> Counts:
    """Count what is marked in a picture that shows both sides, or one.

    What moved stands in two places and counts once.
    """
    found: Counts = {}

    def count(word: str, part: Box | Card | Pill | Edge) -> None:
        again = show == "both" and part.only == "before" and part.change in ("moved", "changed")
        if part.change and not again:
            found.setdefault(part.change, Counter())[word] += 1

    for box in boxes:
        count("zone", box)
    for card in cards:
        count("hop" if card.id.startswith("hop--") else "zone", card)
        for pill in card.pills:
            count("port", pill)
    for edge in edges:
        count("edge", edge)
    return {change: found[change] for change in SIGNS if change in found}


def counts_words(counts: Counts) -> str:
    """Return ``2 added, 1 removed``; or that nothing differs."""
    return ", ".join(f"{each.total()} {change}" for change, each in counts.items()) or SAME


def legend_of(counts: Counts, cards: Iterable[Card], edges: Iterable[Edge]) -> Iterator[Meaning]:
    """Yield what each mark means and how often it is there, then what else is to be seen.

    ``kind`` is ``change-CHANGE``, ``edge-KIND`` or ``state-dim``, as in the picture.
    """
    for change, each in counts.items():
        parts = ", ".join(
            plural(each[word], word) for word in ("zone", "hop", "port", "edge") if each[word]
        )
        yield Meaning(f"change-{change}", f"{each.total()} {change}: {parts}")
    edges = tuple(edges)
    ways = {edge.kind for edge in edges}
    yield from (Meaning(f"edge-{kind}", said) for kind, said in EDGE_KINDS.items() if kind in ways)
    if "dim" in {card.state for card in cards} | {edge.state for edge in edges}:
        yield Meaning("state-dim", DIM)
