"""Small pieces of Markdown: code, links, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docs_app.core.pages.fact import escaped
from docs_app.views.frame import Link
from docs_app.views.reasons import Reason

_TICKS = re.compile(r"`+")


def code(text: str) -> str:
    """Return text as code on one line, whatever is in it."""
    flat = " ".join(text.split())
    longest = max((len(each) for each in _TICKS.findall(flat)), default=0)
    fence = "`" * (longest + 1)
    space = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{space}{flat}{space}{fence}"


def linked(link: Link) -> str:
    """Return a link, its note behind it."""
    note = f": {escaped(link.note)}" if link.note else ""
    return f"[{escaped(link.text)}]({link.href}){note}"


def coded(reason: Reason) -> str:
    """Return what a code means in a few words, with a link to its page and to its source."""
    source = f" ([source]({reason.code.source}))" if reason.code.source else ""
    return f"{escaped(reason.code.title)} [{escaped(reason.code.code)}]({reason.href}){source}"


def bullets(rows: Iterable[str], depth: int = 0) -> str:
    """Return a list; empty rows are left out. ``depth`` counts spaces before it."""
    return "\n".join(f"{' ' * depth}- {row}" for row in rows if row)
