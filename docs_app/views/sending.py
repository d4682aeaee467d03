"""An exported file as an answer: its type and name, a policy of its own, 304 where it is known."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from docs_app.pictures import Exported

FRESH = "private, no-cache"
LASTING = "private, max-age=86400"
"""A version never changes, so its files may be kept for a day without asking."""

STYLED = ("image/svg+xml", "text/html")
STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


def sent(request: HttpRequest, file: Exported, *, lasting: bool) -> HttpResponseBase:
    """Return a file; ``lasting``: the address will always give the same."""
    response = HttpResponse(file.bytes, content_type=file.content_type)
    response["ETag"] = f'"{hashlib.sha256(file.bytes).hexdigest()[:32]}"'
    response["Cache-Control"] = LASTING if lasting else FRESH
    response["Content-Disposition"] = f'inline; filename="{file.filename}"'
    response["Content-Security-Policy"] = _policy(file)
    patch_vary_headers(response, ("Cookie",))
    return get_conditional_response(request, response["ETag"], response=response) or response


def _policy(file: Exported) -> str:
    """Return a policy for the file alone: nothing but its own one style sheet."""
    styled = file.content_type.startswith(STYLED)
    allowed = [
        "'sha256-" + base64.b64encode(hashlib.sha256(style).digest()).decode() + "'"
        for style in (STYLE.findall(file.bytes) if styled else ())
    ]
    styles = " ".join(allowed) or "'none'"
    return f"default-src 'none'; style-src {styles}; frame-ancestors 'self'"


def plain(text: str, status: int) -> HttpResponse:
    """Return an answer to whoever wanted a file and cannot have it."""
    return HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
