"""Searching: a page that works by itself, and the same as JSON for the dialog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from docs_app import store
from docs_app.core.addresses import Addresses
from docs_app.search import Hit, Results, SearchUnavailableError, find
from docs_app.store import Published
from docs_app.views.shell import shell

ON_A_PAGE, IN_A_DIALOG = 50, 12
LONGEST = 200
KINDS = {"entry_point": "entry point", "section": "heading"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds in one architecture. ``trouble`` says why it could not be searched."""

    name: str
    slug: str
    results: Results
    trouble: str = ""


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what a query finds, in one architecture or in all."""
    query, chosen = _asked(request)
    every = store.list_architectures()
    found = list(_found(query, chosen, ON_A_PAGE))
    values = {
        "query": query,
        "chosen": chosen,
        "every": every,
        "groups": [(each, [_shown(hit) for hit in each.results.hits]) for each in found],
        "total": sum(each.results.total for each in found),
    }
    return render(request, "search.html", {**shell(request), **values})


@never_cache
@require_safe
def results(request: HttpRequest) -> JsonResponse:
    """Return what a query finds. Titles and excerpts are pieces: [text, whether it matched]."""
    query, chosen = _asked(request)
    found = list(_found(query, chosen, IN_A_DIALOG))
    return JsonResponse(
        {
            "results": [
                {**_shown(hit), "in": each.name}
                for each in found
                for hit in each.results.hits[:IN_A_DIALOG]
            ][:IN_A_DIALOG],
            "total": sum(each.results.total for each in found),
            "suggestions": [
                {"title": title, "href": href}
                for each in found
                for title, href in each.results.suggestions
            ],
        }
    )


def _asked(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("q", "").strip()[:LONGEST], request.GET.get("a", "").strip()


def _found(query: str, chosen: str, limit: int) -> Iterator[Found]:
    """Yield what is found in each architecture. Http404: there is no such architecture."""
    published = _published(chosen)
    for each in published if query else ():
        architecture = each.architecture
        try:
            results = find(
                architecture,
                each.version.content_hash,
                Addresses(architecture.slug),
                query,
                limit,
            )
        except SearchUnavailableError as error:
            yield Found(architecture.name, architecture.slug, Results(query), str(error))
        else:
            yield Found(architecture.name, architecture.slug, results)


def _published(chosen: str) -> tuple[Published, ...]:
    if not chosen:
        return store.load_all_published()
    published = store.load_published(chosen)
    if published is None:
        raise Http404(f"There is no {chosen!r} here.")
    return (published,)


def _shown(hit: Hit) -> dict[str, object]:
    kind = KINDS.get(hit.kind, hit.kind)
    return {
        "kind": f"{kind} · {hit.context}" if hit.context else kind,
        "title": [(piece.text, piece.marked) for piece in hit.title],
        "excerpt": [(piece.text, piece.marked) for piece in hit.excerpt],
        "href": hit.href,
    }
