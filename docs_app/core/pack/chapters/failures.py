"""What can go wrong on each route, and what a caller sees then."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Route
from docs_app.core.failures import FailureRow, failure_table
from docs_app.core.pack.blocks import Block, Column, Inlines, Table
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    bullets,
    heading,
    lines,
    note,
    paragraph,
    say,
    soft,
    strong,
    text,
)

EXAMPLES, ROWS = 300, 300
"""Examples that are traced with every fault, in all, and rows of a table."""

COLUMNS = (
    Column("What is wrong", 1.4),
    Column("What the caller sees", 1.3),
    Column("Who answers", 0.7),
    Column("How to tell it apart", 2),
)


def chapter(desk: Desk) -> Chapter:
    """Return a table for each route that has an example."""
    return Chapter("What can go wrong", "chapter--failures", tuple(_blocks(desk)), wide=True)


def _blocks(desk: Desk) -> Iterator[Block]:
    routes = [route for route in desk.architecture.routes if route.examples]
    if not routes:
        return
    yield note("Every example is traced with each single fault on its way.")
    shown = _affordable(routes)
    for route in shown:
        rows = failure_table(desk.architecture, route.slug)
        yield heading(2, route.name)
        yield from _table(route.name, [row for row in rows if not row.unnoticed])
        unnoticed = [row for row in rows if row.unnoticed]
        if unnoticed:
            yield paragraph(text("Faults that no caller notices:"))
            yield bullets(say(row.sentence) for row in unnoticed[:ROWS])
    if len(routes) > len(shown):
        yield note(f"and {len(routes) - len(shown):,} more routes, whose tables the site has")


def _affordable(routes: list[Route]) -> list[Route]:
    """Return the first routes, as many as have few enough examples; one at least."""
    left = EXAMPLES
    for number, route in enumerate(routes):
        left -= len(route.examples)
        if left < 0 and number:
            return routes[:number]
    return routes


def _table(route: str, rows: list[FailureRow]) -> Iterator[Block]:
    if not rows:
        yield paragraph(text("No single fault here changes what a caller sees."))
        return
    yield Table(f"What can go wrong on {route}", COLUMNS, tuple(map(_row, rows[:ROWS])))
    if len(rows) > ROWS:
        yield note(f"and {len(rows) - ROWS:,} more, which the site has")


def _row(row: FailureRow) -> tuple[Inlines, ...]:
    cause = soft(", ".join(row.cause)) if row.cause else ()
    apart = lines(say(clause) for clause in row.tell_apart) or soft("nothing alike")
    return lines([strong(row.sentence), cause]), say(row.caller_sees), text(row.who_answers), apart
