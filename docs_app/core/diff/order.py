"""Order: the fewest objects that must move, and putting objects behind others in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def movers(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the fewest keys that must move to turn one order of the same keys into the other.

    They are all but a longest increasing subsequence. Costs n log n.
    """
    if list(before) == list(after):
        return frozenset()
    place = {key: number for number, key in enumerate(before)}
    numbers = [place[key] for key in after]
    return frozenset(after) - {before[number] for number in _longest_increasing(numbers)}


def _longest_increasing(numbers: Sequence[int]) -> Iterable[int]:
    """Return a longest increasing subsequence, last first, by patience sorting."""
    tops: list[int] = []
    tops_at: list[int] = []
    previous: list[int | None] = []
    for position, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        previous.append(tops_at[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        tops_at[pile : pile + 1] = [position]
    at = tops_at[-1] if tops_at else None
    while at is not None:
        yield numbers[at]
        at = previous[at]


def place_behind(
    staying: Sequence[str], placed: Iterable[tuple[str, str | None]]
) -> tuple[str, ...]:
    """Return the staying keys with each placed (key, key it goes behind) put in, in their order.

    None goes first. A key to go behind that is not there puts at the end. Costs one pass.
    """
    following: dict[str | None, str | None] = {}
    last: str | None = None
    for key in staying:
        following[last] = last = key
    following[last] = None
    for key, behind in placed:
        anchor = behind if behind in following else last
        following[key] = following[anchor]
        following[anchor] = key
        if anchor == last:
            last = key
    keys: list[str] = []
    at = following[None]
    while at is not None:
        keys.append(at)
        at = following[at]
    return tuple(keys)
