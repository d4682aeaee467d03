"""Pages whose address is a question of the reader's own: made anew each time, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from docs_app.views.cabinet import fresh
from docs_app.views.frame import Page
from docs_app.views.paper import rendered
from docs_app.views.reading import Reading


@dataclass(frozen=True, slots=True)
class Asking(Reading):
    """A reading whose query is a question of its own; ``words`` are that query, in one order."""

    words: str = ""

    @property
    def question(self) -> str:
        return self.words


def shown(reading: Reading, page: Page, words: str = "") -> HttpResponse:
    """Return a page that answers the question ``words``, or offers to ask one."""
    asking = Asking(reading.book, reading.path, {}, reading.audience, words)
    return fresh(HttpResponse(rendered(page, asking)))
