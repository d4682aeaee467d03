"""Where examples go: which routes pass a hop, and at which step."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import Architecture
from docs_app.core.examples import ExampleResult, run_examples
from docs_app.views.book import Book
from docs_app.views.frame import Link, Some, some
from docs_app.views.kept import once


@once
def results(architecture: Architecture) -> tuple[ExampleResult, ...]:
    """Return how every example ended, in the order of the routes."""
    return run_examples(architecture)


@once
def results_of_routes(architecture: Architecture) -> Mapping[str, tuple[ExampleResult, ...]]:
    """Return how the examples of each route ended."""
    found: dict[str, list[ExampleResult]] = {}
    for result in results(architecture):
        found.setdefault(result.route, []).append(result)
    return {slug: tuple(each) for slug, each in found.items()}


@once
def _passing(architecture: Architecture) -> Mapping[str, tuple[tuple[str, str | None, int], ...]]:
    """Return per hop the (route, example, step) at which a route first passes it.

    The example is None for a route's first, which is what its own address shows.
    """
    found: dict[str, dict[str, tuple[str, str | None, int]]] = {}
    for route, examples in results_of_routes(architecture).items():
        for place, result in enumerate(examples):
            steps = result.trace.steps if result.trace else ()
            for number, step in enumerate(steps, 1):
                example = result.example if place else None
                found.setdefault(step.hop, {}).setdefault(route, (route, example, number))
    return {hop: tuple(passes.values()) for hop, passes in found.items()}


def routes_through(book: Book, hop: str) -> Some:
    """Return links to the steps at which the documented routes pass a hop."""
    links = (
        Link(
            book.index.routes[route].name,
            book.addresses.step(route, number, example),
            f"step {number}",
        )
        for route, example, number in _passing(book.architecture).get(hop, ())
    )
    return some(links, book.addresses.table("routes"), 50)
