"""A route's examples: what is sent, what must come of it, and what does."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.safestring import SafeString

from docs_app.core.architecture import Example, Route
from docs_app.core.examples import ExampleResult
from docs_app.core.wording import outcome_sentence
from docs_app.views.book import Book
from docs_app.views.passing import results_of_routes
from docs_app.views.prose import prose


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An example and its result. ``asked`` is its slug where an address must name it."""

    example: Example
    result: ExampleResult
    asked: str | None
    href: str
    actual: str
    prose: SafeString
    current: bool


def example_rows(book: Book, route: Route, chosen: str | None) -> tuple[ExampleRow, ...]:
    """Return a route's examples. Http404: none of them is called ``chosen``."""
    results = results_of_routes(book.architecture).get(route.slug, ())
    slugs = [example.slug for example in route.examples]
    if chosen is not None and chosen not in slugs:
        raise Http404(f"{route.name} has no example {chosen!r}.")
    current = chosen or (slugs[0] if slugs else None)
    return tuple(
        _row(book, route, example, result, current)
        for example, result in zip(route.examples, results, strict=True)
    )


def _row(
    book: Book, route: Route, example: Example, result: ExampleResult, current: str | None
) -> ExampleRow:
    asked = None if example is route.examples[0] else example.slug
    return ExampleRow(
        example=example,
        result=result,
        asked=asked,
        href=book.addresses.route(route.slug, asked),
        actual=_actual(book, result),
        prose=prose(book, example.prose, f"example-{example.slug}", top=4),
        current=example.slug == current,
    )


def _actual(book: Book, result: ExampleResult) -> str:
    """Return what comes of it in a sentence; empty where the request cannot even be sent."""
    return outcome_sentence(book.architecture, result.trace.outcome) if result.trace else ""
