"""What codes mean: one page for each, with the document it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from docs_app.core.codes import CODES, Code
from docs_app.core.steps import Trace
from docs_app.views.book import Book
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.paper import page
from docs_app.views.passing import results
from docs_app.views.reading import Reading

GROUPS = (
    ("ENTRY_", "Entry points"),
    ("GW_", "Gateway"),
    ("COG_", "Authorizer"),
    ("VPCL_", "Private link"),
    ("NLB_", "Load balancer"),
    ("SG_", "Load balancer"),
    ("TG_", "Target group"),
    ("ECS_", "Task and containers"),
    ("CT_", "Task and containers"),
    ("NGX_", "Task and containers"),
    ("APP_", "Task and containers"),
    ("WALK_", "The walk itself"),
    ("ASSUME_", "Assumptions"),
)
OTHERS = "Others"
MOST = 50


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, and where it is explained."""

    code: Code
    href: str


def reason(book: Book, code: str) -> Reason:
    """Return a code with its page. KeyError: there is no such code."""
    return Reason(CODES[code], book.addresses.reason(code))


def reasons_of(book: Book, codes: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return codes with their pages, each once, in order."""
    return tuple(reason(book, code) for code in dict.fromkeys(codes))


@page()
def reasons(reading: Reading) -> Page:
    """Show every code."""
    groups: dict[str, list[Reason]] = {}
    for code in CODES:
        title = next((name for start, name in GROUPS if code.startswith(start)), OTHERS)
        groups.setdefault(title, []).append(reason(reading.book, code))
    return Page(
        "reasons.html",
        "Reason codes",
        {"groups": [(title, _anchor(title), rows) for title, rows in groups.items()]},
        headings=tuple(Heading(title, _anchor(title)) for title in groups),
    )


@page()
def one(reading: Reading, code: str) -> Page:
    """Explain one code, and show which documented requests come upon it."""
    book = reading.book
    found = CODES.get(code)
    if found is None:
        raise Http404(f"There is no code {code}.")
    seen = _seen(book, code)
    return Page(
        "reason.html",
        code,
        {
            "code": found,
            "statuses": [
                Link(str(status), book.addresses.errors(status))
                for status in (found.status, found.other_status)
                if status is not None
            ],
            "seen": seen[:MOST],
            "more": max(0, len(seen) - MOST),
        },
        trail=(Link("Reason codes", book.addresses.reason()),),
        here=book.addresses.reason(),
        summary=found.title,
    )


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _seen(book: Book, code: str) -> list[Link]:
    """Return links to the examples whose way, or whose end, has the code."""
    seen = []
    for result in results(book.architecture):
        if result.trace is None or code not in _codes(result.trace):
            continue
        route = book.index.routes[result.route]
        names = {each.slug: each.name for each in route.examples}
        href = book.addresses.route(route.slug, result.example)
        seen.append(Link(f"{route.name}: {names[result.example]}", href))
    return seen


def _codes(trace: Trace) -> set[str | None]:
    ends = (trace.outcome, *trace.outcome.outcomes)
    on_the_way = {code for step in trace.steps for code in (*step.codes, *step.assumptions)}
    return on_the_way | {end.code for end in ends}
