"""Pages as Markdown: written with live references, and resolved as any page's text is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from docs_app.core import addresses
from docs_app.core.architecture import Zone
from docs_app.core.lint import Finding
from docs_app.core.pages import to_markdown
from docs_app.core.pages.fact import escaped
from docs_app.views.book import Book
from docs_app.views.findings import judged_in
from docs_app.views.markdown_hop import hop_text
from docs_app.views.markdown_route import route_text
from docs_app.views.paper import text
from docs_app.views.reading import Reading

MARKDOWN = "text/markdown; charset=utf-8"

TITLES = {
    "hops": "Hops",
    "ports": "Ports",
    "rules": "Rules",
    "entry-points": "Entry points",
}


@require_safe
def meant(request: HttpRequest, page: str) -> HttpResponse:
    """Lead from ``PAGE/.md`` (what one gets by typing behind an address) to ``PAGE.md``."""
    return HttpResponseRedirect(addresses.markdown(f"/{page}/"))


@text(MARKDOWN)
def overview(reading: Reading) -> str:
    """Return an architecture's overview."""
    architecture = reading.book.architecture
    parts = [f"# {escaped(architecture.name)}", escaped(architecture.summary), "[[picture]]"]
    parts += [
        "## Routes",
        _list(f"[[route:{each.slug}]]: {escaped(each.summary)}" for each in architecture.routes),
    ]
    parts += ["## Documentation", _list(f"[[page:{each.path}]]" for each in architecture.pages)]
    return _resolved(reading.book, parts)


@text(MARKDOWN)
def route(reading: Reading, route: str) -> str:
    """Return a route: its steps, its examples, its prose."""
    found = reading.book.index.routes.get(route)
    if found is None:
        raise Http404(f"There is no route {route!r} here.")
    return _resolved(reading.book, route_text(reading.book, found))


@text(MARKDOWN)
def hop(reading: Reading, hop: str) -> str:
    """Return a hop: its ports, its rules, its prose."""
    found = reading.book.index.hops.get(hop)
    if found is None:
        raise Http404(f"There is no hop {hop!r} here.")
    return _resolved(reading.book, hop_text(reading.book, found))


@text(MARKDOWN)
def doc(reading: Reading, path: str) -> str:
    """Return a documentation page."""
    found = reading.book.index.pages.get(path)
    if found is None:
        raise Http404(f"There is no page {path!r} here.")
    return _resolved(reading.book, [f"# {escaped(found.title)}", found.body])


def table(name: str) -> Callable[..., HttpResponseBase]:
    """Return a view of a reference table."""

    @text(MARKDOWN)
    def view(reading: Reading) -> str:
        return _resolved(reading.book, [f"# {TITLES[name]}", f"[[table:{name}]]"])

    return view


@text(MARKDOWN)
def zones(reading: Reading) -> str:
    """Return the zones, each below the one around it."""
    book = reading.book
    depth = {zone.slug: len(book.index.zone_path(zone.slug)) for zone in book.architecture.zones}
    return _resolved(
        book,
        ["# Zones", *(_zone(zone, depth[zone.slug]) for zone in book.architecture.zones)],
    )


@text(MARKDOWN)
def lint(reading: Reading) -> str:
    """Return what lint says, and what of it is waived."""
    found = judged_in(reading.book)
    waived = [
        f"{_finding(each.finding)} Waived until {each.waiver.until} by "
        f"{escaped(each.waiver.who)}: {escaped(each.waiver.why)}"
        for each in found.waived
    ]
    parts = ["# Findings", _list(map(_finding, found.open)) or "Nothing found."]
    return _resolved(reading.book, [*parts, *(("## Waived", _list(waived)) if waived else ())])


def _finding(each: Finding) -> str:
    return f"**{each.level}** `{each.code}` {escaped(each.subject)}: {escaped(each.message)}"


def _zone(zone: Zone, depth: int) -> str:
    return (
        f"{'#' * min(6, depth + 1)} {escaped(zone.name)}\n\n{escaped(zone.summary)}\n\n{zone.prose}"
    )


def _list(rows: Iterable[str]) -> str:
    return "\n".join(f"- {row}" for row in rows)


def _resolved(book: Book, parts: Iterable[str]) -> str:
    written = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    return to_markdown(book.architecture, written, book.addresses) + "\n"
