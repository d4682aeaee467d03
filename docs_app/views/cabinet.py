"""Finished answers, kept by all that they depend on, so that none is ever stale."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache as cabinet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.safestring import SafeString

from docs_app.views.edition import edition
from docs_app.views.findings import lapsed_in
from docs_app.views.reading import Reading
from docs_app.views.tally import tally
from docs_app.views.waiting import waiting_for

HTML = "text/html; charset=utf-8"
FRESH = "private, no-cache"
"""Browsers may keep an answer, and ask each time whether it is still the one."""


PLACE = SafeString("<!-- for this reader alone -->")
"""Stands in a kept page where something may be put in that is one reader's, and never kept.

Nobody can type it into a page: texts are escaped, and Markdown loses its comments.
"""


def key(subject: str, reading: Reading) -> str:
    """Return where an answer is kept: a hash of whatever could make it differ."""
    version = reading.book.version
    parts = (
        edition(),
        subject,
        reading.path,
        reading.question,
        reading.book.origin,
        reading.audience,
        # A version of the same text may have another history, where an architecture came anew.
        "" if version.draft else str(version.at),
        str(version.number),
        version.content_hash,
        str(version.latest),
        # A draft is shown as of today.
        str(version.at.date()) if version.draft else "",
        # What the day changes; the counts in the frame, which may not be known, or told to all.
        str(lapsed_in(reading.book)),
        str(tally(reading.book)),
        str(waiting_for(reading)),
    )
    return "answer:" + hashlib.sha256("\0".join(parts).encode()).hexdigest()


def answer(
    request: HttpRequest,
    key: str,
    make: Callable[[], str],
    content_type: str = HTML,
    own: str = "",
) -> HttpResponseBase:
    """Return the kept answer, or make and keep it; 304 where the browser has it already.

    ``own`` is put in at its place, for this request alone: such an answer is always sent whole.
    """
    kept: tuple[str, bytes] | None = None if settings.DEBUG else cabinet.get(key)
    if kept is None:
        body = make().encode()
        kept = (f'"{hashlib.sha256(body).hexdigest()[:32]}"', body)
        cabinet.set(key, kept)
    etag, body = kept
    if own:
        return fresh(HttpResponse(body.replace(PLACE.encode(), own.encode(), 1)))
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    fresh(response)
    return get_conditional_response(request, etag=etag, response=response) or response


def fresh(response: HttpResponse) -> HttpResponse:
    """Let browsers keep an answer, and ask each time whether it is still the one."""
    response["Cache-Control"] = FRESH
    patch_vary_headers(response, ("Cookie",))
    return response
