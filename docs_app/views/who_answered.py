"""Who can have sent an answer: the statuses there are, and for each the suspects, ranked."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from docs_app.core.addresses import Edition
from docs_app.core.answers import caller_sees
from docs_app.core.permalink import to_query
from docs_app.core.steps import ASSUMED_HEADERS
from docs_app.core.suspects import Suspect, WayThere, statuses, suspects
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
    values = {**_form(book, found), "statuses": _statuses(book)}
    page = Page("errors.html", TITLE, values, here=book.addresses.errors())
    return shown(reading, page)


@require_safe
def error(
    request: HttpRequest, architecture: str, status: int | None = None, version: Edition = None
) -> HttpResponse:
    """Show who can have answered with a status, the likeliest first; None: nobody answered.

    The first time costs some thirty traces for each example of the architecture.
    """
    reading = read(request, architecture, version, ())
    book = reading.book
    number = NOBODY if status is None else str(status)
    found = seen(request.GET, number)
    every = suspects(book.architecture, status, found.body, found.headers, seconds=found.seconds)
    values = {
        **_form(book, found),
        "status": status,
        "phrase": _phrase(status),
        "suspects": [_told(book, each) for each in every],
        "seen": any(found.asked.values()),
    }
    title = "No answer: who?" if status is None else f"Who answered with {status}?"
    page = Page(
        "error.html",
        title,
        values,
        trail=(Link(TITLE, book.addresses.errors()),),
        here=book.addresses.errors(),
    )
    return shown(reading, page, request.GET.urlencode())


def _form(book: Book, found: Seen | None) -> dict[str, object]:
    return {
        "action": book.addresses.errors(),
        "typed": found.typed if found else {},
        "complaints": found.complaints if found else {},
    }


def _statuses(book: Book) -> list[tuple[Link, int]]:
    """Return links to the statuses that can be seen, with how many suspects each has."""
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
    return rows


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
