"""What is wrong with a value, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docs_app.core.nearest import nearest


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a value from being an architecture.

    ``place`` is a path that a person can follow (``hops[nlb].ports[bags].number``); ``message``
    and ``mend`` are sentences.
    """

    place: str
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.mend}"


def choose(word: str, among: Iterable[str]) -> str:
    """Return the mend for a word that is none of the known: the nearest, else all of them."""
    known = list(among)
    close = nearest(word, known)
    if close:
        return f"Did you mean {close[0]!r}?"
    if not known:
        return "There is none to choose; leave it out or add one."
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return f"Choose one of: {shown}."
