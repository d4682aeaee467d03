"""Who can have sent an answer: the statuses there are, and for each the suspects, ranked."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from docs_app.core.addresses import Edition
from docs_app.core.answers import caller_sees
from docs_app.core.permalink import to_query
from docs_app.core.steps import ASSUMED_HEADERS
from docs_app.core.suspects import Suspect, WayThere, left_out, statuses, suspects
from docs_app.views.answers import who
from docs_app.views.book import Book
from docs_app.views.frame import Link, Page
from docs_app.views.paper import read
from docs_app.views.reasons import Reason, reason
from docs_app.views.sighting import FIELDS, NOBODY, Seen, seen
from docs_app.views.uncached import shown

TITLE = "Who answered?"
WAYS = 8
"""Ways to an answer that are told at once; the others are folded."""

SUSPECTS = 60
"""Suspects that a page tells of."""


@dataclass(frozen=True, slots=True)
class Told:
    """A suspect as its page tells it. ``headers`` are (name, value, whether that is assumed)."""

    suspect: Suspect
    who: Link | None
    reason: Reason | None
    sees: str
    headers: tuple[tuple[str, str, bool], ...]
    ways: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Statuses:
    """Links to statuses, with how many can have sent each. ``left_out`` says what is not traced."""

    rows: tuple[tuple[Link, int], ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Suspects:
    """Suspects, the likeliest first; ``more`` counts those beyond. ``left_out``: as above."""

    rows: tuple[Told, ...]
    more: int
    left_out: str

    @property
    def number(self) -> int:
        return len(self.rows) + self.more


# What was seen is pasted, and comes by POST as it may be long; it changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def errors(request: HttpRequest, architecture: str, version: Edition = None) -> HttpResponse:
    """Show the statuses that can be seen, or lead from what was seen to who can have sent it."""
    reading = read(request, architecture, version, ())
    book = reading.book
    fields = request.POST if request.method == "POST" else request.GET
    found = seen(fields) if any(name in fields for name in FIELDS) else None
    if found is not None and not found.complaints:
        status = NOBODY if found.status is None else found.status
        return HttpResponseRedirect(book.addresses.errors(status, **found.asked))
    values = {**_form(book, found), "statuses": statuses_of(book)}
    here = book.addresses.errors()
    return shown(reading, Page("errors.html", TITLE, values, here=here, markdown=True))


@require_safe
def error(
    request: HttpRequest, architecture: str, status: int | None = None, version: Edition = None
) -> HttpResponse:
    """Show who can have answered with a status, the likeliest first; None: nobody answered.

    Http404: it is no status. The first time costs some eighty traces for each example of the
    architecture, or of a sample of them.
    """
    reading = read(request, architecture, version, ())
    book = reading.book
    found = seen_at(request, status)
    values = {
        **_form(book, found),
        "status": status,
        "phrase": _phrase(status),
        "suspects": suspects_of(book, status, found),
        "seen": any(found.asked.values()),
    }
    asked = request.GET.urlencode()
    page = Page(
        "error.html",
        title_of(status),
        values,
        trail=(Link(TITLE, book.addresses.errors()),),
        here=book.addresses.errors(),
        markdown=True,
        question=asked,
    )
    return shown(reading, page, asked)


def seen_at(request: HttpRequest, status: int | None) -> Seen:
    """Return what the address says was seen. Http404: the status in its path is none."""
    found = seen(request.GET, NOBODY if status is None else str(status))
    if status is not None and not 100 <= status <= 599:
        raise Http404(found.complaints["status"])
    return found


def title_of(status: int | None) -> str:
    """Return what the page of a status is called."""
    return "No answer: who?" if status is None else f"Who answered with {status}?"


def _form(book: Book, found: Seen | None) -> dict[str, object]:
    return {
        "action": book.addresses.errors(),
        "typed": found.typed if found else {},
        "complaints": found.complaints if found else {},
    }


def statuses_of(book: Book) -> Statuses:
    """Return the statuses that can be seen, with how many suspects each has."""
    rows = [
        (
            Link(str(each.status), book.addresses.errors(each.status), _phrase(each.status)),
            each.suspects,
        )
        for each in statuses(book.architecture)
    ]
    nobody = len(suspects(book.architecture, None))
    if nobody:
        rows.append((Link("none", book.addresses.errors(NOBODY), _phrase(None)), nobody))
    return Statuses(tuple(rows), left_out(book.architecture))


def suspects_of(book: Book, status: int | None, found: Seen) -> Suspects:
    """Return who can have sent a status, what was seen besides taken into account."""
    every = suspects(book.architecture, status, found.body, found.headers, seconds=found.seconds)
    told = tuple(_told(book, each) for each in every[:SUSPECTS])
    return Suspects(told, max(0, len(every) - SUSPECTS), left_out(book.architecture))


def _phrase(status: int | None) -> str:
    if status is None:
        return "No answer at all"
    return HTTPStatus(status).phrase if status in {each.value for each in HTTPStatus} else ""


def _told(book: Book, suspect: Suspect) -> Told:
    ways = tuple(_way(book, each) for each in suspect.ways)
    return Told(
        suspect=suspect,
        who=who(book, suspect.hop),
        reason=reason(book, suspect.code) if suspect.code else None,
        sees=caller_sees(suspect.outcome),
        headers=tuple(
            (name, value, name in ASSUMED_HEADERS) for name, value in suspect.outcome.headers
        ),
        ways=ways[:WAYS],
        more=ways[WAYS:],
    )


def _way(book: Book, way: WayThere) -> Link:
    """Return a link to the trace that shows a way; noted with the example it is shown by."""
    route, slug = way.examples[0]
    names = {each.slug: each.name for each in book.index.routes[route].examples}
    others = len(way.examples) - 1
    note = f"{book.index.routes[route].name}: {names[slug]}"
    note += f", and {others} more" if others else ""
    return Link(way.told, f"{book.addresses.trace(to_query(way.request, way.faults))}#answer", note)
