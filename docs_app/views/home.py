"""The site's first page: all architectures, or straight to the only one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from docs_app import store, versions
from docs_app.core.addresses import Addresses
from docs_app.views.drafters import user_of
from docs_app.views.news import card_news
from docs_app.views.shell import shell


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show all architectures, or go to the only one, unless ``?all`` asks for the list."""
    every = store.list_architectures()
    if len(every) == 1 and "all" not in request.GET:
        return HttpResponseRedirect(Addresses(every[0].slug).home)
    known = versions.seen_by(user_of(request)) if request.user.is_authenticated else {}
    cards = [
        (info, Addresses(info.slug).home, card_news(known.get(info.slug), info)) for info in every
    ]
    return render(request, "home.html", {**shell(request), "cards": cards})


@require_safe
def architectures(request: HttpRequest) -> JsonResponse:
    """List the architectures for the switcher in the header."""
    every = [
        {"name": info.name, "note": info.environment, "href": Addresses(info.slug).home}
        for info in store.list_architectures()
    ]
    return JsonResponse({"architectures": every})
