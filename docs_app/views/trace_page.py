"""The page of a question: the form, and the answer told and drawn from one trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from docs_app.core.architecture import METHODS, Request, Route
from docs_app.core.curl import told as told_of_command
from docs_app.core.diagram import View
from docs_app.core.faults import Fault, fault_sentence
from docs_app.core.permalink import to_query
from docs_app.core.steps import Trace
from docs_app.core.trace import trace
from docs_app.core.trace.request import TOKEN_STATES
from docs_app.views.answers import Answer, answer, compared
from docs_app.views.asking import Asked
from docs_app.views.book import Book
from docs_app.views.fault_panel import panel
from docs_app.views.figure import Figure, drawn
from docs_app.views.frame import Link, Page

SECRETS = "Secrets in headers are not kept; stars stand for them."

ROUTES = 40
"""Routes whose examples the empty form offers."""

TITLE = "Trace a request"


def form_page(book: Book, told: Asked, curl: str = "", curl_complaint: str = "") -> Page:
    """Return the form: empty, with examples to begin with, or with what has to be mended."""
    routes = book.architecture.routes
    values = {
        **_form(book, told, None),
        "curl": curl,
        "curl_complaint": curl_complaint,
        "examples": [(route, examples_of(book, route)) for route in routes[:ROUTES]],
        "others": _others(book),
    }
    here = book.addresses.trace()
    return Page("trace.html", TITLE, values, here=here, wide=True, markdown=True)


def answer_page(
    book: Book, told: Asked, request: Request, pasted: Iterable[str] | None = None
) -> Page:
    """Return the answer; with faults, beside the answer to the same request without them.

    ``pasted`` are the notes of the command that the request was read from, None: it was not; so
    the page says what was assumed and left out.
    """
    plain = trace(book.architecture, request)
    wrong = told.wrong
    after = answer(book, trace(book.architecture, request, wrong) if wrong else plain, "after")
    before = answer(book, plain, "before") if wrong else None
    if before is not None:
        before, after = compared(before, after)
        before = replace(before, picture=_picture(book, before, request, ()))
    after = replace(after, picture=_picture(book, after, request, wrong))
    values = {
        **_form(book, told, plain),
        "answer": after,
        "before": before,
        "request": request,
        "pasted": None if pasted is None else (*told_of_command(pasted), SECRETS),
        "wrong": [fault_sentence(book.architecture, fault) for fault in wrong],
        "without": book.addresses.trace(to_query(request)),
        "permalink": book.origin + book.addresses.trace(to_query(request, wrong)),
    }
    return Page(
        "trace.html",
        TITLE,
        values,
        here=book.addresses.trace(),
        summary=after.sentence,
        wide=True,
        markdown=True,
        question=to_query(request, wrong),
    )


def _form(book: Book, told: Asked, plain: Trace | None) -> Mapping[str, object]:
    return {
        "typed": told.typed,
        "complaints": told.complaints,
        "panel": panel(book, plain, told.faults),
        "methods": METHODS,
        "states": TOKEN_STATES,
        "action": book.addresses.trace(),
    }


def examples_of(book: Book, route: Route) -> list[Link]:
    """Return links to the traces of a route's examples."""
    at = book.addresses
    return [
        Link(each.name, at.trace(to_query(each.request)), each.request.method)
        for each in route.examples
    ]


def _others(book: Book) -> Link | None:
    number = len(book.architecture.routes)
    return Link(f"All {number} routes", book.addresses.table("routes")) if number > ROUTES else None


def _picture(book: Book, told: Answer, request: Request, wrong: tuple[Fault, ...]) -> Figure:
    at = partial(book.addresses.trace_diagram, question=to_query(request, wrong), direction="TB")
    return drawn(book, View(direction="TB"), f"{told.id}-picture", at, told.trace)
