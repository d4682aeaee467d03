"""The decorator that makes a page of a view: loads the book, renders, caches, answers 304."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from docs_app.core import addresses
from docs_app.core.addresses import Edition
from docs_app.views import cabinet
from docs_app.views.book import Book, open_book
from docs_app.views.drafters import may, user_of
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.navigation import navigation
from docs_app.views.reading import Reading, audience_of, known
from docs_app.views.tally import tally
from docs_app.views.threads_told import Talk, talk_of
from docs_app.views.waiting import waiting_for

PageView = Callable[..., Page]
TextView = Callable[..., str]
DjangoView = Callable[..., HttpResponseBase]
OwnView = Callable[[HttpRequest, Reading], str]


def page(
    *parameters: str, talk: bool = False, own: OwnView | None = None
) -> Callable[[PageView], DjangoView]:
    """Make a Django view of a function ``(reading, **names in the address) -> Page``.

    ``parameters`` are what the page knows of a query; anything else in it is ignored, so it can
    neither change the page nor fill the cache. From the cache a page costs one query and one look.
    ``talk``: as it is drafted, people comment on it; so it is made for each of them then.
    ``own`` makes what one reader alone is told, who has signed in, on the page as it is now.
    """

    def decorate(view: PageView) -> DjangoView:
        @require_safe
        @wraps(view)
        def answer(
            request: HttpRequest, architecture: str, version: Edition = None, **names: object
        ) -> HttpResponseBase:
            reading = read(request, architecture, version, parameters)
            if talk and reading.book.draft:
                return personal(request, reading, view(reading, **names))
            return cabinet.answer(
                request,
                cabinet.key("page", reading),
                lambda: rendered(view(reading, **names), reading),
                own=own(request, reading) if own and reading.signed_in and reading.now else "",
            )

        return answer

    return decorate


def text(content_type: str) -> Callable[[TextView], DjangoView]:
    """Make a Django view of a function ``(reading, **names in the address) -> str``."""

    def decorate(view: TextView) -> DjangoView:
        @require_safe
        @wraps(view)
        def answer(
            request: HttpRequest, architecture: str, version: Edition = None, **names: object
        ) -> HttpResponseBase:
            reading = read(request, architecture, version, ())
            key = cabinet.key("text", reading)
            return cabinet.answer(request, key, lambda: view(reading, **names), content_type)

        return answer

    return decorate


def read(
    request: HttpRequest, architecture: str, version: Edition, parameters: Iterable[str]
) -> Reading:
    """Return who reads what. Http404: there is no such architecture or version."""
    return Reading(
        open_book(request, architecture, version),
        request.path,
        known(request.GET, parameters),
        audience_of(request),
    )


def personal(request: HttpRequest, reading: Reading, page: Page, status: int = 200) -> HttpResponse:
    """Return a page for the user who asks and for nobody else: it may have forms, and is not kept.

    Browsers ask for it anew each time, and still have it, with what was typed, for who goes back.
    """
    return cabinet.fresh(HttpResponse(rendered(page, reading, request), status=status))


def rendered(page: Page, reading: Reading, request: HttpRequest | None = None) -> str:
    """Return the whole HTML of a page; with a request, for its user alone."""
    book = reading.book
    talk = _talk(page, reading, request)
    if talk is not None:
        page = replace(page, headings=(*page.headings, Heading("Comments", "comments")))
    here = page.here or reading.path
    return render_to_string(
        page.template,
        {
            **page.values,
            "page": page,
            "reading": reading,
            "book": book,
            "talk": talk,
            "at": book.addresses,
            "here": here,
            "own_place": cabinet.PLACE,
            "navigation": navigation(book, here, waiting_for(reading)),
            "trail": (Link(book.architecture.name, book.addresses.home), *page.trail),
            "markdown_address": markdown_address(page, reading),
            "now_address": now_address(reading),
            "tally": tally(book),
            "lint_address": book.addresses.table("lint"),
            "pack_address": book.addresses.review_pack(""),
            "docs_address": book.addresses.table("docs"),
            "search_address": addresses.SEARCH,
            "results_address": addresses.SEARCH_RESULTS,
            "account_address": addresses.ACCOUNT,
            "edit_address": edit_address(page, book),
            "history_address": history_address(page, book),
        },
        request,
    )


def _talk(page: Page, reading: Reading, request: HttpRequest | None) -> Talk | None:
    """Return what people say about a page as it is drafted; None: it is no place to talk."""
    if request is None or not page.talk or not reading.book.draft:
        return None
    return talk_of(reading.book, page.talk, reading.path, may(user_of(request)))


def markdown_address(page: Page, reading: Reading) -> str:
    """Return where the page is as Markdown; empty: nowhere."""
    question = f"?{page.question}" if page.question else ""
    return addresses.markdown(reading.path) + question if page.markdown else ""


def edit_address(page: Page, book: Book) -> str:
    """Return where the admin changes what the page is about; empty where it is nothing of its."""
    return book.addresses.edit(*page.edit) if page.edit else ""


def history_address(page: Page, book: Book) -> str:
    """Return where the versions are that changed what the page is about."""
    whole = page.edit is None or page.edit[0] == "architecture"
    of_its_own = "" if page.edit is None or whole else ":".join(page.edit)
    return book.addresses.history(page.about or of_its_own)


def now_address(reading: Reading) -> str:
    """Return the address of the same page as it is now. Where it is gone, a 404 says so."""
    at = reading.book.addresses
    question = f"?{reading.question}" if reading.question else ""
    return at.as_it_is().home + reading.path.removeprefix(at.home) + question
