"""Each route, its examples, and a frame for each step of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docs_app.core.architecture import Example, Route
from docs_app.core.diagram import View
from docs_app.core.examples import ExampleResult, example_trace, run_examples
from docs_app.core.pack.blocks import Block, Column, Frame, Heading, Inlines, Picture, Table
from docs_app.core.pack.chapters.step import step_blocks
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    code,
    heading,
    lines,
    note,
    paragraph,
    say,
    soft,
    strong,
    text,
)
from docs_app.core.steps import Trace
from docs_app.core.wording import hop_label, outcome_sentence

MOST = 300
TOKENS = {"valid": "valid token", "invalid": "invalid token", "expired": "expired token"}


def chapter(desk: Desk) -> Chapter:
    """Return the routes in the order of the architecture."""
    return Chapter("Routes", "chapter--routes", tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    every = desk.architecture.routes
    results: dict[str, list[ExampleResult]] = {}
    for result in run_examples(desk.architecture):
        results.setdefault(result.route, []).append(result)
    for number, route in enumerate(every[:MOST]):
        name = f"route--{route.slug}"
        yield replace(heading(2, route.name, name), fresh=number > 0)
        yield from _route(desk, route, results.get(route.slug, []))
    if len(every) > MOST:
        yield note(f"and {len(every) - MOST:,} more routes, which the site shows")


def _route(desk: Desk, route: Route, results: list[ExampleResult]) -> Iterator[Block]:
    if route.summary:
        yield paragraph(text(route.summary), style="lede")
    yield from desk.prose(route.prose, f"route-{route.slug}", top=4)
    if not route.examples:
        yield note("This route has no example yet, so there is no way to show.")
        return
    yield Table(
        "Examples",
        (Column("Example", 1.5), Column("What comes of it", 1.7), Column("As documented", 0)),
        tuple(
            _example(desk, example, result)
            for example, result in zip(route.examples, results, strict=True)
        ),
    )
    trace = example_trace(desk.architecture, route.slug, None)
    if trace is None:
        yield note("The request of the first example cannot be sent, so there is no way to show.")
        return
    yield from _way(desk, route, trace)


def _example(desk: Desk, example: Example, result: ExampleResult) -> tuple[Inlines, ...]:
    request = example.request
    token = TOKENS.get(request.token.state, "no token")
    asked = [strong(example.name), code(f"{request.method} {request.url}"), soft(token)]
    if result.trace is None:
        ends = text(f"It cannot be sent: {result.why}")
    else:
        ends = say(outcome_sentence(desk.architecture, result.trace.outcome))
    return lines(asked), ends, text("yes") if result.passed else (*strong("no: "), *say(result.why))


def _way(desk: Desk, route: Route, trace: Trace) -> Iterator[Block]:
    number = desk.picture(View(route.slug), route.name)
    if number is not None:
        yield Picture(number)
    for step in range(1, len(trace.steps) + 1):
        at = trace.steps[step - 1]
        words = f"Step {step} of {len(trace.steps)}: {hop_label(desk.architecture, at.hop)}"
        title = heading(3, words, f"step--{route.slug}--{step}")
        blocks = tuple(step_blocks(desk, trace, step))
        if step == len(trace.steps):
            ends = outcome_sentence(desk.architecture, trace.outcome)
            blocks = (*blocks, paragraph(strong(ends)))
        drawn = desk.picture(View(route.slug, step=step), f"{route.name}, step {step}", frame=True)
        yield from _framed(drawn, title, blocks)


def _framed(drawn: int | None, title: Heading, blocks: tuple[Block, ...]) -> Iterator[Block]:
    if drawn is not None:
        yield Frame(drawn, title, blocks)
        return
    yield title
    yield from blocks
