"""What no view can help, as a page: a version that cannot be read, a database that is too busy."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from docs_app import versions
from docs_app.core.addresses import Addresses
from docs_app.forms.typed import can_be_shown, fields, typed
from docs_app.store import Unreadable
from docs_app.views.shell import shell

LOG = logging.getLogger(__name__)

AGAIN_IN = "5"
"""Seconds after which a program may ask again."""

SHOWN = 10
"""Versions offered in the place of one that cannot be read."""


class TroubleMiddleware:
    """Answers 503 where a view was stopped by something that passes, or that an operator mends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for these two; None: it is a mistake of the site, and Django tells."""
        if isinstance(exception, Unreadable):
            LOG.error("%s", exception)
            return _answer(request, "unreadable.html", _unreadable(exception))
        if isinstance(exception, OperationalError):
            LOG.warning("%s %s: %s", request.method, request.path, exception)
            return _answer(request, "busy.html", _busy(request))
        return None


def _answer(request: HttpRequest, template: str, values: dict[str, object]) -> HttpResponse:
    try:
        around = shell(request)
    except DatabaseError:  # not even who asks can be known
        around = {"reading": {"signed_in": False, "path": request.get_full_path()}}
    response = render(request, template, {**around, **values}, status=503)
    response["Retry-After"] = AGAIN_IN
    response["Cache-Control"] = "no-store"
    return response


def _unreadable(trouble: Unreadable) -> dict[str, object]:
    others = [
        (info, Addresses(trouble.slug, info.number).home)
        for info in versions.history(trouble.slug)
        if info.number != trouble.number
    ]
    return {"trouble": trouble, "others": others[:SHOWN]}


def _busy(request: HttpRequest) -> dict[str, object]:
    """Return what was sent, to be sent once more: nobody types it twice."""
    if request.method != "POST":
        return {"sent": False}
    shown = can_be_shown(request)
    return {
        "sent": True,
        "fields": fields(request) if shown else (),
        "typed": typed(request) if shown else (),
    }
