"""The site's first page: all architectures, or straight to the only one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from docs_app import store
from docs_app.core.addresses import Addresses
from docs_app.views.shell import shell


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show all architectures, or go to the only one, unless ``?all`` asks for the list."""
    every = store.list_architectures()
    if len(every) == 1 and "all" not in request.GET:
        return HttpResponseRedirect(Addresses(every[0].slug).home)
    cards = [(info, Addresses(info.slug).home) for info in every]
    return render(request, "home.html", {**shell(request), "cards": cards})


@require_safe
def architectures(request: HttpRequest) -> JsonResponse:
    """List the architectures for the switcher in the header."""
    every = [
        {"name": info.name, "note": info.environment, "href": Addresses(info.slug).home}
        for info in store.list_architectures()
    ]
    return JsonResponse({"architectures": every})
