"""From a documented request to the same one with something wrong."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from docs_app.core.permalink import to_query
from docs_app.core.steps import Trace
from docs_app.views.book import Book
from docs_app.views.fault_panel import Panel, panel


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A form that asks about a request with faults.

    ``hidden`` are its fields that say which request; ``href`` is the request without any fault.
    """

    action: str
    hidden: tuple[tuple[str, str], ...]
    panel: Panel
    href: str


def what_if(book: Book, trace: Trace) -> WhatIf:
    """Return the form for what may be wrong on the way of a trace."""
    words = to_query(trace.request, ())
    return WhatIf(
        action=book.addresses.trace(),
        hidden=tuple(parse_qsl(words)),
        panel=panel(book, trace),
        href=book.addresses.trace(words),
    )
