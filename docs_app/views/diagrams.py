"""Pictures as files, whole and per route, in every format."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from docs_app.core.addresses import FORMATS, Edition
from docs_app.core.steps import Trace
from docs_app.pictures import Exported, export
from docs_app.rendering import RenderError, TooManyPixels
from docs_app.views.asked import BadOptionError, Wanted, wanted
from docs_app.views.book import Book, open_book
from docs_app.views.figure import stamp_of

FRESH = "private, no-cache"
LASTING = "private, max-age=86400"
"""A version never changes, so its pictures may be kept for a day without asking."""

STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


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
    return _file(request, book, file)


def _file(request: HttpRequest, book: Book, file: Exported) -> HttpResponseBase:
    response = HttpResponse(file.bytes, content_type=file.content_type)
    response["ETag"] = f'"{hashlib.sha256(file.bytes).hexdigest()[:32]}"'
    response["Cache-Control"] = LASTING if book.as_it_was else FRESH
    response["Content-Disposition"] = f'inline; filename="{file.filename}"'
    response["Content-Security-Policy"] = _policy(file)
    patch_vary_headers(response, ("Cookie",))
    return get_conditional_response(request, response["ETag"], response=response) or response


def _policy(file: Exported) -> str:
    """Return a policy for the file alone: nothing but its own one style sheet."""
    allowed = [
        "'sha256-" + base64.b64encode(hashlib.sha256(style).digest()).decode() + "'"
        for style in (
            STYLE.findall(file.bytes) if file.content_type.startswith("image/svg") else ()
        )
    ]
    styles = " ".join(allowed) or "'none'"
    return f"default-src 'none'; style-src {styles}; frame-ancestors 'self'"


def plain(text: str, status: int) -> HttpResponse:
    """Return an answer to whoever wanted a file and cannot have it."""
    return HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
