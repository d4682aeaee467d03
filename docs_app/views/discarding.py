"""Taking back what is in a draft: asked once more before it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from docs_app import versions
from docs_app.core.addresses import Addresses
from docs_app.core.diff import describe
from docs_app.versions import Discarded, Overtaken, Refused
from docs_app.versions.people import FOR, PUBLISH
from docs_app.views.drafters import books, for_drafters, may, state_or_404, user_of
from docs_app.views.frame import Link, Page
from docs_app.views.paper import personal
from docs_app.views.reading import Reading, audience_of
from docs_app.views.review_acts import MEANWHILE, WRONG

LISTED = 200
"""Changes that the page lists one by one; of more, the number."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why nothing was discarded; ``overtaken``: others did something meanwhile."""

    sentences: tuple[str, ...] = ()
    overtaken: bool = False


NOT_STOPPED = Stopped()


@for_drafters
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, architecture: str) -> HttpResponse:
    """Ask whether some changes (``change``, by their keys) or all are to go; or let them go."""
    if not may(user_of(request)).publish:
        raise PermissionDenied(FOR[PUBLISH])
    if request.method != "POST":
        return _ask(request, architecture, request.GET.getlist("change"))
    keys, everything = request.POST.getlist("change"), "all" in request.POST
    try:
        gone = versions.discard(
            architecture,
            user_of(request),
            None if everything else keys,
            request.POST.get("seen", ""),
        )
    except Overtaken as overtaken:
        told = Stopped(overtaken.sentences, overtaken=True)
        return _ask(request, architecture, keys, told, MEANWHILE)
    except Refused as refused:
        return _ask(request, architecture, keys, Stopped(tuple(str(refused).splitlines())), WRONG)
    messages.success(request, _told(gone))
    return HttpResponseRedirect(Addresses(architecture).review)


def _ask(
    request: HttpRequest,
    slug: str,
    keys: Collection[str],
    stopped: Stopped = NOT_STOPPED,
    status: int = 200,
) -> HttpResponse:
    """Show what would go: the changes of these keys, or all where there are none."""
    state = state_or_404(slug)
    now, draft = books(request, state)
    chosen = [change for change in state.changes if not keys or change.key in keys]
    base = now.architecture
    sentences = [describe(each, state.draft, base) for each in chosen[:LISTED]]
    values = {
        "state": state,
        "everything": not keys,
        "keys": [each.key for each in chosen] if keys else [],
        "sentences": sentences,
        "more": max(0, len(chosen) - LISTED),
        "stopped": stopped,
        "review_address": now.addresses.review,
        "action": now.addresses.reviewing("discard"),
        "user_wrote": user_of(request).pk in [each.id for each in state.authors],
    }
    title = "Discard the draft" if not keys else "Discard a change"
    trail = (Link("Review", now.addresses.review),)
    page = Page("discard.html", title, values, trail=trail, here=now.addresses.review)
    frame = now if state.published else draft
    reading = Reading(frame, now.addresses.reviewing("discard"), {}, audience_of(request))
    return personal(request, reading, page, status)


def _told(gone: Discarded) -> str:
    if gone.whole:
        return "The draft is discarded: it says what is published again."
    return f"Discarded: {'; '.join(gone.sentences)}."
