"""A route: its picture, its steps, the ports on the way, and its examples."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404

from docs_app.core.architecture import Route
from docs_app.core.steps import Trace
from docs_app.views.answers import Answer, answer
from docs_app.views.blamed import blamed_steps
from docs_app.views.book import Book
from docs_app.views.examples import ExampleRow, example_rows
from docs_app.views.failures import failures_of_route
from docs_app.views.figure import figure
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.ports import port_row
from docs_app.views.prose import prose
from docs_app.views.reading import Reading
from docs_app.views.route_cards import route_cards
from docs_app.views.steps import StepRow, step_rows
from docs_app.views.what_if import what_if

HEADINGS = (
    Heading("Step by step", "steps"),
    Heading("Ports on the way", "ports"),
    Heading("What can go wrong", "failures"),
    Heading("What if", "what-if"),
    Heading("Examples", "examples"),
    Heading("About this route", "about"),
)


@page("page")
def routes(reading: Reading) -> Page:
    """Show every route as a card."""
    book = reading.book
    every = book.architecture.routes
    table = leaf(reading, every, len(every))
    values = {"cards": route_cards(book, every[table.first - 1 : table.last]), "leaf": table}
    return Page("routes.html", "Routes", values, wide=True, about="route")


@page("example")
def route(reading: Reading, route: str) -> Page:
    """Show a route as a whole."""
    return _page(reading, route, None)


@page("example")
def step(reading: Reading, route: str, number: int) -> Page:
    """Show a route at one of its steps. Http404: it has fewer."""
    return _page(reading, route, number)


def _page(reading: Reading, slug: str, number: int | None) -> Page:
    book = reading.book
    route = _route(book, slug)
    examples = example_rows(book, route, reading.query.get("example"))
    chosen = next((row for row in examples if row.current), None)
    steps = blamed_steps(book, step_rows(book, route, chosen, number) if chosen else ())
    if number is not None and not 1 <= number <= len(steps):
        raise Http404(f"{route.name} has {len(steps)} steps, and {number} is none of them.")
    at = book.addresses
    previous, following = _neighbours(book, route, chosen, steps, number)
    example = reading.query.get("example")
    trace = chosen.result.trace if chosen else None
    return Page(
        "route.html",
        f"{route.name}, step {number}" if number else route.name,
        {
            "route": route,
            "prose": prose(book, route.prose),
            "examples": examples,
            "example": chosen,
            "steps": steps,
            "current": steps[number - 1] if number else None,
            "trace": trace,
            "outcome": chosen.actual if chosen else "",
            "ending": _ending(book, trace) if trace else None,
            "ports": _ports(book, steps),
            "picture": figure(book, route=slug, example=example, step=number) if steps else None,
            "whole": at.route(slug, example),
            "failures": failures_of_route(book, slug) if steps else None,
            "what_if": what_if(book, trace) if trace else None,
        },
        trail=(
            Link("Routes", at.table("routes")),
            *((Link(route.name, at.route(slug, example)),) if number else ()),
        ),
        headings=HEADINGS,
        here=at.route(slug),
        previous=previous,
        next=following,
        summary=route.summary,
        edit=("route", slug),
        markdown=True,
        wide=True,
    )


def _ending(book: Book, trace: Trace) -> Answer | None:
    """Return what the caller sees of a request that does not arrive; None: it does."""
    return None if trace.outcome.kind == "delivered" else replace(answer(book, trace), stop=None)


def _route(book: Book, slug: str) -> Route:
    found = book.index.routes.get(slug)
    if found is None:
        raise Http404(f"There is no route {slug!r} in {book.architecture.name}.")
    return found


def _neighbours(
    book: Book,
    route: Route,
    chosen: ExampleRow | None,
    steps: tuple[StepRow, ...],
    number: int | None,
) -> tuple[Link | None, Link | None]:
    """Return the step before and the step after; before the first stands the route as a whole."""
    at = book.addresses
    if chosen is None or not steps:
        return None, None
    following = steps[number or 0] if (number or 0) < len(steps) else None
    after = (
        Link(f"Step {following.number}: {following.name}", following.href) if following else None
    )
    if number is None:
        return None, after
    if number == 1:
        return Link("The whole route", at.route(route.slug, chosen.asked)), after
    before = steps[number - 2]
    return Link(f"Step {before.number}: {before.name}", before.href), after


def _ports(book: Book, steps: tuple[StepRow, ...]) -> list[object]:
    """Return the ports that the steps arrive at, each once, in order."""
    seen = {(step.hop.slug, step.port.slug): step for step in steps if step.hop and step.port}
    return [
        (port_row(book, step.hop, step.port), step)
        for step in seen.values()
        if step.hop and step.port
    ]
