"""What is new to a reader since they last said that they had looked."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from docs_app import versions
from docs_app.core import addresses
from docs_app.core.addresses import Addresses
from docs_app.store import ArchitectureInfo, NoSuchArchitecture
from docs_app.versions import Seen
from docs_app.views.drafters import user_of
from docs_app.views.reading import Reading

FEW = 5
"""Versions that are named; of more, the number."""

LIST = "list"
"""Where a reader was who comes back to the list of architectures."""


@dataclass(frozen=True, slots=True)
class CardNews:
    """What is new of one architecture in the list of all."""

    seen: Seen
    count: int
    compare: str
    action: str
    number: int


def news(request: HttpRequest, reading: Reading) -> str:
    """Return what the overview tells its reader alone. Two queries at most."""
    book, at = reading.book, reading.book.addresses
    newest = book.version.number
    found = versions.news_for(user_of(request), book.slug, newest, FEW)
    values = {
        "news": found,
        "more": max(0, found.count - FEW) if found else 0,
        "rows": [(each, at.changes(each.number)) for each in (found.newest if found else ())],
        "compare": at.compare(found.seen.number, newest) if found else "",
        "versions_address": at.versions,
        "action": at.seen,
        "newest": newest,
    }
    return render_to_string("parts/news.html", values, request)


def card_news(seen: Seen | None, info: ArchitectureInfo) -> CardNews | None:
    """Return what the list of architectures tells a reader of one; None: nothing is new."""
    if seen is None or seen.number >= info.version:
        return None
    at = Addresses(info.slug)
    compare = at.compare(seen.number, info.version)
    return CardNews(seen, info.version - seen.number, compare, at.seen, info.version)


@require_POST
def seen(request: HttpRequest, architecture: str) -> HttpResponse:
    """Remember which version the reader has seen, and lead back to where they were."""
    at = Addresses(architecture)
    if not request.user.is_authenticated:
        return redirect_to_login(at.home)
    number = request.POST.get("number", "")
    try:
        versions.look(user_of(request), architecture, int(number) if number.isdecimal() else 0)
    except (NoSuchArchitecture, OverflowError):
        raise Http404(f"{architecture} has no version {number!r}.") from None
    back = f"{addresses.ROOT}?all=yes" if request.POST.get("back") == LIST else at.home
    return HttpResponseRedirect(back)
