"""Which known name somebody who wrote an unknown one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

CANDIDATES = 40
"""How many names are compared letter by letter; the rest share too few pairs of letters."""


def nearest(word: str, names: Iterable[str], limit: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return at most ``limit`` names like the word, the likest first.

    ``cutoff`` is the least likeness, from 0 to 1. Costs one pass over the names, about a second
    for a million: only those that share most pairs of letters are compared in full.
    """
    wanted = _pairs(word)
    likely = nlargest(CANDIDATES, set(names), key=lambda name: (_overlap(wanted, name), name))
    ranked = sorted((-_likeness(word, name), name) for name in likely)
    return [name for likeness, name in ranked if -likeness >= cutoff][:limit]


def meant(word: str, names: Iterable[str]) -> str:
    """Return a sentence that offers the nearest name, with a space before it; empty if none."""
    found = nearest(word, names)
    return f" Did you mean {found[0]}?" if found else ""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _pairs(word: str) -> set[str]:
    folded = f" {word.casefold()} "
    return {folded[at : at + 2] for at in range(len(folded) - 1)}


def _overlap(wanted: set[str], name: str) -> float:
    pairs = _pairs(name)
    return 2 * len(wanted & pairs) / (len(wanted) + len(pairs))
