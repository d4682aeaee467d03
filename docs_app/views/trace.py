"""Where any request goes: a form, an address for every question, and its answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from docs_app.views.asking import asked, question
from docs_app.views.paper import read
from docs_app.views.trace_page import answer_page, form_page
from docs_app.views.uncached import shown


# A pasted command comes by POST to keep its secrets out of addresses; it changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def trace(request: HttpRequest, architecture: str, version: int | None = None) -> HttpResponse:
    """Answer a question, or offer the form for one.

    Never from the cache: there is no end of questions. Costs a query, and up to two traces and
    two pictures.
    """
    reading = read(request, architecture, version, ())
    book = reading.book
    told = asked(book.architecture, request.GET)
    if told.request is None or not told.sound:
        return shown(reading, form_page(book, told))
    words = question(told.request, told.wrong)
    if not told.tidy:
        return HttpResponseRedirect(book.addresses.trace(words))
    return shown(reading, answer_page(book, told, told.request), words)
