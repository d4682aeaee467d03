"""What can go wrong on a route or at a hop, with a link to the trace that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from docs_app.core.failures import FailureRow, failure_table, failures_of_hop
from docs_app.core.index import index_of
from docs_app.core.permalink import to_query
from docs_app.views.answers import who
from docs_app.views.book import Book
from docs_app.views.frame import Link, Page
from docs_app.views.paper import page
from docs_app.views.reading import Reading
from docs_app.views.reasons import Reason, reasons_of

ROUTES = 30
"""With more routes than this, a hop's failures are on a page of their own: each route costs."""

FOLDED = 6
"""A longer table is folded."""

MOST = 300


@dataclass(frozen=True, slots=True)
class Failure:
    """A fault and what comes of it. ``trace`` shows it; ``more`` counts other examples like it."""

    row: FailureRow
    trace: Link
    more: int
    who: Link | None
    status: Link | None
    causes: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Failures:
    """A table of failures. ``unnoticed`` are faults that change nothing that a caller sees."""

    rows: tuple[Failure, ...]
    unnoticed: tuple[Failure, ...]
    left_out: int

    @property
    def folded(self) -> bool:
        return len(self.rows) > FOLDED


def failures_of_route(book: Book, route: str) -> Failures:
    """Return what can go wrong on a route. KeyError: there is no such route."""
    return _failures(book, failure_table(book.architecture, route))


def failures_at(book: Book, hop: str) -> Failures | None:
    """Return what can go wrong at a hop; None where there are too many routes to say it here."""
    if len(book.architecture.routes) > ROUTES:
        return None
    return _failures(book, failures_of_hop(book.architecture, hop))


@page()
def failures(reading: Reading, hop: str) -> Page:
    """Show what can go wrong at a hop. Costs a trace for each example and fault, once."""
    book = reading.book
    found = book.index.hops.get(hop)
    if found is None:
        raise Http404(f"There is no hop {hop!r} in {book.architecture.name}.")
    at = book.addresses
    return Page(
        "failures.html",
        f"{found.name}: what can go wrong",
        {"hop": found, "failures": _failures(book, failures_of_hop(book.architecture, hop))},
        trail=(Link("Hops", at.table("hops")), Link(found.name, at.hop(hop))),
        here=at.table("hops"),
        wide=True,
        about=f"hop:{hop}",
    )


def _failures(book: Book, rows: Iterable[FailureRow]) -> Failures:
    every = [_failure(book, row) for row in rows]
    noticed = [each for each in every if not each.row.unnoticed]
    return Failures(
        tuple(noticed[:MOST]),
        tuple(each for each in every if each.row.unnoticed)[:MOST],
        max(0, len(noticed) - MOST),
    )


def _failure(book: Book, row: FailureRow) -> Failure:
    at, outcome = book.addresses, row.outcome
    status = outcome.status
    return Failure(
        row=row,
        trace=_trace(book, row),
        more=len(row.examples) - 1,
        who=who(book, outcome.hop),
        status=None if status is None else Link(str(status), at.errors(status)),
        causes=reasons_of(book, row.cause),
    )


def _trace(book: Book, row: FailureRow) -> Link:
    """Return a link to the trace of the first example that ends so."""
    route, slug = row.examples[0]
    examples = {each.slug: each for each in index_of(book.architecture).routes[route].examples}
    example = examples[slug]
    href = book.addresses.trace(to_query(example.request, (row.fault,)))
    return Link(example.name, f"{href}#answer")
