"""Text on its way into DOT: nothing that a person types may be more than text there.

Two readers stand in its way: Graphviz's escape sequences (a backslash) and its character entities
(``&lt;``). The quoting of the ``graphviz`` package is a third: ``<b>x</b>`` would be HTML to it,
so it is told that nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graphviz import quoting

_SPECIAL = re.compile("[\\\\&]|[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return one line of text so that a picture shows exactly it.

    Control characters, line ends and lone surrogates become a space.
    """
    return _SPECIAL.sub(_replace, text)


def _replace(found: re.Match[str]) -> str:
    return {"\\": "\\\\", "&": "&amp;"}.get(found[0], " ")


def label(lines: Iterable[str]) -> str:
    """Return a label of several centred lines."""
    return "\\n".join(escaped(line) for line in lines)


@lru_cache(maxsize=4096)
def quoted(value: str) -> str:
    """Return a name or a value as DOT has it; what it says was escaped before."""
    return str(quoting.quote(value, is_html_string=_never))


def _never(_text: str) -> bool:
    return False
