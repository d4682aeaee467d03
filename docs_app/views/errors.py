"""What is shown where there is nothing to show."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from docs_app import store
from docs_app.core import addresses
from docs_app.core.addresses import Addresses
from docs_app.search import suggest
from docs_app.views.reading import ANONYMOUS, audience_of
from docs_app.views.shell import shell


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Send to the door who has not signed in; tell the others that they may not."""
    if audience_of(request) == ANONYMOUS:
        return redirect_to_login(request.get_full_path())
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "403.html", {**shell(request), "said": said}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, with what the reader may have meant."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    slug = request.path.strip("/").partition("/")[0]
    suggestions, home = _suggestions(request, slug)
    values = {
        "said": said,
        "suggestions": suggestions,
        "home": home,
        "search": addresses.search(architecture=slug if home else None),
        "slug": slug if home else "",
        "words": request.path.strip("/").rpartition("/")[2].replace("-", " ")[:100],
    }
    return render(request, "404.html", {**shell(request), **values}, status=404)


def _suggestions(request: HttpRequest, slug: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return (title, address) pairs, and the address of the architecture that is meant, if any.

    Whoever may not read is told nothing: names are content too.
    """
    if settings.ROUTEBOOK_LOGIN_REQUIRED and audience_of(request) == ANONYMOUS:
        return (), ""
    published = store.load_published(slug)
    if published is None:
        every = store.list_architectures()
        return tuple((each.name, Addresses(each.slug).home) for each in every[:5]), ""
    at = Addresses(slug)
    return suggest(published.architecture, at, request.path), at.home
