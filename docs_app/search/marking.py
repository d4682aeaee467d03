"""Texts in which the words that matched are marked: values, not HTML, so templates escape them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPEN, CLOSE = "\x02", "\x03"
"""What SQLite puts around a match; no indexed text has them."""

_DROPPED = {ord(each): None for each in ("\x00", OPEN, CLOSE)}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, and whether it is what was searched for."""

    text: str
    marked: bool = False


def indexable(text: str) -> str:
    """Return a text as it can be stored: UTF-8, without our marks."""
    return text.translate(_DROPPED).encode("utf-8", "replace").decode("utf-8")


def with_parts(text: str, wanted: Sequence[str]) -> str:
    """Return a text without marks with the parts of its words marked that were searched for.

    SQLite marks whole words, and to it "api-nlb" is one. A text with marks stays as it is.
    """
    if OPEN in text:
        return text
    words = "|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True))
    parts = re.compile(rf"(?<![^\W_])(?:{words})", re.IGNORECASE)
    return parts.sub(lambda match: f"{OPEN}{match[0]}{CLOSE}", text)


def segments(text: str) -> tuple[Segment, ...]:
    """Return a text with marks as segments, none of them empty."""
    found = []
    for number, part in enumerate(text.split(OPEN)):
        marked, close, rest = part.partition(CLOSE)
        if number == 0 or not close:
            found.append(Segment(part))
        else:
            found += [Segment(marked, True), Segment(rest)]
    return tuple(segment for segment in found if segment.text)
