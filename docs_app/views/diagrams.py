"""Pictures as files, whole and per route, in every format."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from docs_app.core.addresses import FORMATS, Edition
from docs_app.core.steps import Trace
from docs_app.pictures import export
from docs_app.rendering import RenderError, TooManyPixels
from docs_app.views.asked import BadOptionError, Wanted, wanted
from docs_app.views.book import Book, open_book
from docs_app.views.figure import stamp_of
from docs_app.views.sending import plain, sent


@require_safe
def diagram(
    request: HttpRequest,
    architecture: str,
    format: str,
    route: str | None = None,
    version: Edition = None,
) -> HttpResponseBase:
    """Return a picture as a file.

    400: an option is none, or is not one of those allowed, which the answer names. 503: it cannot
    be drawn, with the reason.
    """
    book = open_book(request, architecture, version)
    if format not in FORMATS:
        raise Http404(f"A picture's format is one of {', '.join(FORMATS)}.")
    try:
        asked = wanted(book, request.GET, format, route)
    except BadOptionError as error:
        return plain(str(error), 400)
    return picture(request, book, asked)


def picture(
    request: HttpRequest, book: Book, asked: Wanted, trace: Trace | None = None
) -> HttpResponseBase:
    """Return a picture of what is wanted, or of a trace."""
    try:
        file = export(
            book.architecture,
            asked.view,
            asked.format,
            stamp_of(book),
            asked.scale,
            version=book.addresses.version,
            trace=trace,
        )
    except TooManyPixels as error:
        return plain(f"scale={asked.scale}: {error}", 400)
    except RenderError as error:
        return plain(f"{error}\nThe same in a table: {book.addresses.table('hops')}", 503)
    return sent(request, file, lasting=book.as_it_was)
