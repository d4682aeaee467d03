"""Routes as cards: what they are for, the ports on the way, and whether their examples hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docs_app.core.architecture import Route
from docs_app.views.book import Book
from docs_app.views.passing import results_of_routes


@dataclass(frozen=True, slots=True)
class RouteCard:
    """A route in a few words. ``ports`` are those its first example passes, in order."""

    route: Route
    href: str
    ports: tuple[int, ...]
    steps: int
    examples: int
    failing: int


def route_cards(book: Book, routes: Iterable[Route]) -> tuple[RouteCard, ...]:
    """Return the cards, in the order of the routes."""
    return tuple(_card(book, route) for route in routes)


def _card(book: Book, route: Route) -> RouteCard:
    results = results_of_routes(book.architecture).get(route.slug, ())
    trace = results[0].trace if results else None
    steps = trace.steps if trace else ()
    ports = [
        book.index.ports[step.hop, step.port].number
        for step in steps
        if step.role == "pass" and step.port and (step.hop, step.port) in book.index.ports
    ]
    return RouteCard(
        route=route,
        href=book.addresses.route(route.slug),
        ports=tuple(ports),
        steps=len(steps),
        examples=len(results),
        failing=sum(not result.passed for result in results),
    )
