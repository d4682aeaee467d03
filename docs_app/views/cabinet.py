"""Finished answers, kept by all that they depend on, so that none is ever stale."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import cache as cabinet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from docs_app.views.reading import Reading

HTML = "text/html; charset=utf-8"
FRESH = "private, no-cache"
"""Browsers may keep an answer, and ask each time whether it is still the one."""

SOURCES = ("docs_app", "templates", "static")


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
        str(version.number),
        version.content_hash,
        str(version.latest),
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


@cache
def edition() -> str:
    """Return a hash of this program's own text: another program may write other pages.

    Reads the sources once for each process, about 10 ms.
    """
    digest = hashlib.sha256()
    for folder in SOURCES:
        for file in sorted((Path(settings.BASE_DIR) / folder).rglob("*.*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()
