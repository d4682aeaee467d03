"""Finished answers, kept by all that they depend on, so that none is ever stale."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache as cabinet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from docs_app.views.edition import edition
from docs_app.views.findings import lapsed_in
from docs_app.views.reading import Reading
from docs_app.views.tally import tally
from docs_app.views.waiting import waiting_for

HTML = "text/html; charset=utf-8"
FRESH = "private, no-cache"
"""Browsers may keep an answer, and ask each time whether it is still the one."""


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
    request: HttpRequest, key: str, make: Callable[[], str], content_type: str = HTML
) -> HttpResponseBase:
    """Return the kept answer, or make and keep it; 304 where the browser has it already."""
    kept: tuple[str, bytes] | None = None if settings.DEBUG else cabinet.get(key)
    if kept is None:
        body = make().encode()
        kept = (f'"{hashlib.sha256(body).hexdigest()[:32]}"', body)
        cabinet.set(key, kept)
    etag, body = kept
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = FRESH
    patch_vary_headers(response, ("Cookie",))
    return get_conditional_response(request, etag=etag, response=response) or response
