"""Text on its way into DOT: nothing that a person types may be more than text there.

Three readers stand in its way: the quoting of the ``graphviz`` package (``<b>x</b>`` would be
HTML to it), Graphviz's escape sequences (a backslash), and its character entities (``&lt;``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import graphviz

_UNPRINTABLE = re.compile("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return one line of text so that a picture shows exactly it.

    Control characters, line ends and lone surrogates become a space.
    """
    plain = _UNPRINTABLE.sub(" ", text).replace("&", "&amp;")
    return str(graphviz.escape(plain))


def label(lines: Iterable[str]) -> str:
    """Return a label of several centred lines."""
    return str(graphviz.nohtml("\\n".join(escaped(line) for line in lines)))
