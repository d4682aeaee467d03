"""Where any request goes: a form, an address for every question, and its answer."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from docs_app.core.addresses import Edition
from docs_app.core.curl import read_curl
from docs_app.core.permalink import to_query
from docs_app.views.asking import Asked, asked
from docs_app.views.paper import read
from docs_app.views.reading import Reading
from docs_app.views.trace_page import answer_page, form_page
from docs_app.views.uncached import shown

LONGEST = 100_000
"""Characters of a command that are read."""

PASTED, NOTE = "from", "note"
"""Say in an address that its request was read from a command, and what was assumed or left out."""


# A pasted command comes by POST to keep its secrets out of addresses; it changes nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def trace(request: HttpRequest, architecture: str, version: Edition = None) -> HttpResponse:
    """Answer a question, or offer the form for one.

    Never from the cache: there is no end of questions. Costs a query, and up to two traces and
    two pictures.
    """
    reading = read(request, architecture, version, ())
    book = reading.book
    told = asked(book.architecture, request.GET)
    if request.method == "POST":
        return _pasted(reading, told, request.POST.get("curl", ""))
    if told.request is None or not told.sound:
        return shown(reading, form_page(book, told))
    words = to_query(told.request, told.wrong)
    if not told.tidy:
        return HttpResponseRedirect(book.addresses.trace(words))
    pasted = request.GET.getlist(NOTE) if PASTED in request.GET else None
    page = answer_page(book, told, told.request, pasted)
    return shown(reading, page, words)


def _pasted(reading: Reading, told: Asked, command: str) -> HttpResponse:
    """Lead to the request that a command sends, or show the command with what is wrong with it."""
    try:
        pasted = read_curl(command[:LONGEST])
    except ValueError as error:
        return shown(reading, form_page(reading.book, told, command, str(error)))
    notes = urlencode([(PASTED, "curl"), *((NOTE, note) for note in pasted.notes)])
    address = reading.book.addresses.trace(to_query(pasted.request))
    return HttpResponseRedirect(f"{address}&{notes}")
