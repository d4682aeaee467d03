"""The picture of a traced request as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from docs_app.core.addresses import FORMATS, Edition
from docs_app.core.trace import trace
from docs_app.views.asked import CHOICES, BadOptionError, wanted
from docs_app.views.asking import asked, mends
from docs_app.views.book import open_book
from docs_app.views.diagrams import picture
from docs_app.views.sending import plain

OPTIONS = (*CHOICES, "scale")


@require_safe
def diagram(
    request: HttpRequest, architecture: str, format: str, version: Edition = None
) -> HttpResponseBase:
    """Return the picture of the request in the query, drawn as its options say.

    400: the request, a fault or an option is none, which the answer names. 503: it cannot be
    drawn, with the reason.
    """
    book = open_book(request, architecture, version)
    if format not in FORMATS:
        raise Http404(f"A picture's format is one of {', '.join(FORMATS)}.")
    told = asked(book.architecture, request.GET)
    if told.request is None or not told.sound:
        return plain("\n".join(mends(told)), 400)
    options = request.GET.copy()
    for name in set(options) - set(OPTIONS):
        del options[name]
    try:
        view = wanted(book, options, format, None)
    except BadOptionError as error:
        return plain(str(error), 400)
    return picture(request, book, view, trace(book.architecture, told.request, told.wrong))
