"""The review pack: of a version, of a draft, of a comparison; or how far it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from docs_app.core.addresses import Edition
from docs_app.packs import FORMATS, Order, Progress, fetch
from docs_app.rendering import RenderError
from docs_app.views.book import Book, open_book
from docs_app.views.editions import open_pair
from docs_app.views.pack_orders import order_of, order_of_pair
from docs_app.views.sending import plain, sent
from docs_app.views.shell import shell

SECONDS = 2
"""Between two looks at how far it is."""


@require_safe
def review_pack(
    request: HttpRequest, architecture: str, format: str, version: Edition = None
) -> HttpResponseBase:
    """Return the pack of an edition. 202: it is being made. 503: it cannot be, with the reason."""
    _check(format)
    book = open_book(request, architecture, version)
    return _answer(request, format, book, order_of(book), lasting=book.as_it_was)


@require_safe
def compared(request: HttpRequest, architecture: str, words: str, format: str) -> HttpResponseBase:
    """Return the pack of a comparison. 202, 503: as of any pack."""
    _check(format)
    pair = open_pair(request, architecture, words)
    lasting = pair.before.book.as_it_was and pair.after.book.as_it_was
    return _answer(request, format, pair.after.book, order_of_pair(pair), lasting=lasting)


def _check(format: str) -> None:
    if format not in FORMATS:
        raise Http404(f"A review pack's format is one of {', '.join(FORMATS)}.")


def _answer(
    request: HttpRequest, format: str, book: Book, order: Order, *, lasting: bool
) -> HttpResponseBase:
    try:
        found = fetch(order, format, again="again" in request.GET)
    except RenderError as error:
        return plain(f"The review pack cannot be made. {error}", 503)
    if not isinstance(found, Progress):
        return sent(request, found, lasting=lasting)
    return _waiting(request, book, format, found)


def _waiting(request: HttpRequest, book: Book, format: str, progress: Progress) -> HttpResponse:
    """Return a page that says how far it is, and asks again by itself until it is there."""
    values = {
        **shell(request),
        "progress": progress,
        "title": book.architecture.name,
        "format": format.upper(),
        "home": book.addresses.home,
        "seconds": SECONDS,
        "address": request.path,
    }
    status = 503 if progress.error else 202
    response = render(request, "review_pack_waiting.html", values, status=status)
    response["Cache-Control"] = "no-store"
    if not progress.error:
        response["Retry-After"] = str(SECONDS)
    return response
