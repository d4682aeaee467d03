"""Two editions of an architecture, or of two, side by side: what differs, and what that does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from docs_app.core import addresses
from docs_app.core.comparison import Comparison, compare
from docs_app.core.lint import is_linted
from docs_app.views import cabinet
from docs_app.views.book import Book
from docs_app.views.choosing import Chosen, choices, chosen
from docs_app.views.compared import MOST, TEXTS, Told
from docs_app.views.compared_figure import compared_figure
from docs_app.views.compared_files import as_json, as_markdown
from docs_app.views.editions import Pair, Shelf, Side, open_pair
from docs_app.views.findings import lapsed_in
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.markdown import MARKDOWN
from docs_app.views.paper import rendered
from docs_app.views.reading import Reading, audience_of, known
from docs_app.views.tally import is_small
from docs_app.views.uncached import shown

PARAMETERS = ("page", "findings", "show")


@require_safe
def choose(request: HttpRequest, architecture: str) -> HttpResponseBase:
    """Offer a choice of two editions, or go where the two that were chosen are compared."""
    shelf = Shelf(request, architecture)
    asked = chosen(shelf, request.GET)
    if asked.address:
        return HttpResponseRedirect(asked.address)
    home = shelf.home()
    reading = Reading(home, request.path, {}, audience_of(request))
    return shown(reading, _page_of_choice(request, home, asked))


def _page_of_choice(request: HttpRequest, home: Book, asked: Chosen) -> Page:
    values = {"asked": asked, "choices": choices(request, home), "action": request.path}
    return Page("compare_choice.html", "Compare", values)


@require_safe
def page(request: HttpRequest, architecture: str, words: str) -> HttpResponseBase:
    """Show what differs between two editions.

    From the cache it costs a query for each of three editions; a draft costs twelve.
    """
    pair = open_pair(request, architecture, words)
    reading = _reading(request, pair, known(request.GET, PARAMETERS))
    key = _key(f"compared {_linted(pair, reading)}", pair, reading)
    return cabinet.answer(request, key, lambda: rendered(_page(pair, reading), reading))


@require_safe
def markdown(request: HttpRequest, architecture: str, words: str) -> HttpResponseBase:
    """Tell what differs between two editions as Markdown."""
    return _file(request, open_pair(request, architecture, words), as_markdown, MARKDOWN)


@require_safe
def json(request: HttpRequest, architecture: str, words: str) -> HttpResponseBase:
    """Tell what differs between two editions as JSON."""
    return _file(request, open_pair(request, architecture, words), as_json, "application/json")


def _file(
    request: HttpRequest, pair: Pair, write: Callable[[Told], str], content_type: str
) -> HttpResponseBase:
    reading = _reading(request, pair, {})
    key = _key(content_type, pair, reading)
    return cabinet.answer(
        request, key, lambda: write(Told(pair, comparison_of(pair))), content_type
    )


def comparison_of(pair: Pair) -> Comparison:
    """Return the comparison of two sides, as of today."""
    before, after = pair.before.book, pair.after.book
    return compare(before.architecture, after.architecture, after.today)


def _reading(request: HttpRequest, pair: Pair, query: dict[str, str]) -> Reading:
    return Reading(pair.home, request.path, query, audience_of(request))


def _key(subject: str, pair: Pair, reading: Reading) -> str:
    """Return where an answer is kept: by the contents of both sides, and of the frame."""
    sides = (_of_side(side) for side in (pair.before, pair.after))
    return cabinet.key(" ".join((subject, *sides)), reading)


def _of_side(side: Side) -> str:
    """Return whatever of a side could make the answer differ."""
    version = side.book.version
    day = version.at.date() if version.draft else ""
    lapsed = lapsed_in(side.book)
    return f"{side.word}:{version.number}:{version.content_hash}:{version.latest}:{day}:{lapsed}"


def _linted(pair: Pair, reading: Reading) -> bool:
    """Say whether findings are told: asked for, known already, or of what is linted at once."""
    return "findings" in reading.query or all(
        is_small(side.book.architecture) or is_linted(side.book.architecture)
        for side in (pair.before, pair.after)
    )


def _page(pair: Pair, reading: Reading) -> Page:
    comparison = comparison_of(pair)
    told = Told(pair, comparison)
    linted = _linted(pair, reading)
    lines = leaf(reading, told.lines, len(told.lines))
    at = reading.book.addresses
    values = {
        "pair": pair,
        "comparison": comparison,
        "compared": compared_figure(pair, reading)
        if comparison.changes and lines.number == 1
        else None,
        "wider": told.openings(comparison.reach.wider, came=True),
        "narrower": told.openings(comparison.reach.narrower, came=False),
        "examples": told.examples(),
        "leaf": lines,
        "rows": told.rows(lines.rows),
        "texts": told.texts(),
        "linted": linted,
        "findings": told.findings() if linted else [],
        "most": MOST,
        "most_texts": TEXTS,
        "back": at.compare(pair.after.word, pair.before.word),
        "choose": at.comparing,
        "json": addresses.data(reading.path),
    }
    return Page(
        "compare.html",
        f"{pair.before.name} compared with {pair.after.name}",
        values,
        trail=(Link("Versions", at.versions), Link("Compare", at.comparing)),
        headings=_headings(comparison, linted=linted),
        here=at.versions,
        markdown=True,
        wide=True,
    )


def _headings(comparison: Comparison, *, linted: bool) -> tuple[Heading, ...]:
    there = (
        ("More open", "open", comparison.reach.wider),
        ("Picture", "picture", comparison.changes),
        ("Behaviour", "behaviour", comparison.changes),
        ("Facts", "facts", comparison.changes),
        ("Texts", "texts", comparison.prose),
        ("Findings", "findings", comparison.changes),
    )
    return tuple(Heading(text, anchor) for text, anchor, any_ in there if any_)
