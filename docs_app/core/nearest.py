"""Which known name somebody who wrote an unknown one may have meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

CANDIDATES = 40
"""How many names are compared letter by letter; the rest share fewer pairs of letters."""

_LENGTH = 100
_PART, _LETTERS = 0.7, 4


class Names:
    """Names, ready to be asked for those like a word.

    Making it costs a pass over all names; asking costs what the names with a pair of letters in
    common cost to count, and :data:`CANDIDATES` comparisons.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self.sizes: list[int] = []
        self.holders: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            pairs = _pairs(name)
            self.sizes.append(len(pairs))
            for pair in pairs:
                self.holders.setdefault(pair, []).append(number)

    def like(self, word: str, limit: int, cutoff: float) -> list[tuple[float, str]]:
        """Return at most ``limit`` (likeness, name), the likest first.

        ``cutoff`` is the least likeness, from 0 to 1.
        """
        word = word[:_LENGTH]
        wanted = _pairs(word)
        shared: Counter[int] = Counter()
        for pair in wanted:
            shared.update(self.holders.get(pair, ()))
        likely = sorted(
            shared, key=lambda number: -2 * shared[number] / (len(wanted) + self.sizes[number])
        )
        compared = (
            (_likeness(word, self.names[each]), self.names[each]) for each in likely[:CANDIDATES]
        )
        found = sorted(((-likeness, name) for likeness, name in compared if likeness >= cutoff))
        return [(-likeness, name) for likeness, name in found[:limit]]


def nearest(word: str, names: Iterable[str], limit: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return at most ``limit`` names like the word, the likest first. One pass over the names."""
    return [name for _, name in Names(names).like(word, limit, cutoff)]


def meant(word: str, names: Iterable[str]) -> str:
    """Return a sentence that offers the nearest name, with a space before it; empty if none."""
    found = nearest(word, names)
    return f" Did you mean {found[0]}?" if found else ""


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1. A part of a name is much like the whole."""
    one, other = one.casefold(), other[:_LENGTH].casefold()
    likeness = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(likeness, _PART) if len(one) >= _LETTERS and one in other else likeness


def _pairs(word: str) -> set[str]:
    folded = f" {word[:_LENGTH].casefold()} "
    return {folded[at : at + 2] for at in range(len(folded) - 1)}
