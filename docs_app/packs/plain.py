"""Texts as they may stand in a file that others will trust."""

from __future__ import annotations

import re

from docs_app.rendering.xmltext import printable

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def plain(words: str) -> str:
    """Return words without what no file can hold, and without signs that turn reading around.

    Those show nothing, and make a name read as another one.
    """
    return _TURNS.sub("", printable(words))
