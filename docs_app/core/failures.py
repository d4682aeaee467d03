"""What can go wrong on a route, or at a hop: each single fault, and what the caller sees then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docs_app.core.answers import caller_sees, differences, endings, seen, who_answers
from docs_app.core.architecture import Architecture, Example, Hop
from docs_app.core.examples import run_examples
from docs_app.core.faults import Fault, FaultChoice, faults_on, subject_hops
from docs_app.core.faults.touched import touched
from docs_app.core.index import index_of, kept
from docs_app.core.steps import Outcome, Step, Trace
from docs_app.core.trace import trace

ByStatus = dict[int, dict[tuple[str | None, str | None], Outcome]]
"""Answers by status, then by who gave them and the code."""

LOOK_ALIKES = 3
"""Of how many other answers with the same status a row says how it differs."""


@dataclass(frozen=True, slots=True)
class FailureRow:
    """One fault, and how requests end under it.

    ``sentence`` tells the fault. ``examples`` are (route, example) slugs that all end like
    ``outcome``. ``caller_sees`` and ``who_answers`` tell that in words; ``cause`` are the codes
    that the fault added to the steps. ``unnoticed``: they end as they would without it.
    ``tell_apart`` says how the answer differs from others in the table that have its status.
    """

    fault: Fault
    sentence: str
    examples: tuple[tuple[str, str], ...]
    outcome: Outcome
    caller_sees: str
    who_answers: str
    cause: tuple[str, ...] = ()
    unnoticed: bool = False
    tell_apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """One example under one fault."""

    choice: FaultChoice
    route: str
    example: str
    plain: Trace
    found: Trace

    @property
    def unnoticed(self) -> bool:
        return _alike(self.plain.outcome) == _alike(self.found.outcome)


def failure_table(architecture: Architecture, route: str) -> tuple[FailureRow, ...]:
    """Return a row for each single fault on the way of the route's examples. KeyError: no route.

    A fault has several rows where examples end differently under it; examples that it does not
    change are left out, unless it changes none: then the row says so (``unnoticed``). Rows come in
    the order of the way. Costs a trace for each example and fault, once for each value.
    """
    tables: dict[str, tuple[FailureRow, ...]] = kept(architecture, "failures", lambda _: {})
    if route not in tables:
        examples = index_of(architecture).routes[route].examples
        tables[route] = _table(architecture, _runs(architecture, route, examples))
    return tables[route]


def failures_of_hop(architecture: Architecture, hop: str) -> tuple[FailureRow, ...]:
    """Return the rows of all routes whose fault is on this hop, its ports or its task.

    KeyError: there is no such hop. Costs a trace for each example, once, and what the failure
    tables cost of those routes that a fault on the hop can concern.
    """
    found = index_of(architecture).hops[hop]
    rows = [
        row
        for route in _concerned(architecture, found)
        for row in failure_table(architecture, route)
        if hop in subject_hops(architecture, row.fault)
    ]
    return _told_apart(architecture, _merged(rows))


def _concerned(architecture: Architecture, hop: Hop) -> tuple[str, ...]:
    """Return the routes an example of which passes the hop, its task, or an entry point to it."""
    doors = {each.slug for each in architecture.entry_points if each.to.hop == hop.slug}
    zone = index_of(architecture).zones.get(hop.zone or "")
    task = zone.slug if zone is not None and zone.kind == "task" else None
    routes: dict[str, None] = {}
    for result in run_examples(architecture):
        if result.trace is not None and result.route not in routes:
            way = touched(architecture, result.trace)
            near = hop.slug in way.hops or hop.slug in way.groups or task in way.zones
            if near or doors & set(way.entry_points):
                routes[result.route] = None
    return tuple(routes)


def _runs(architecture: Architecture, route: str, examples: Iterable[Example]) -> Iterator[_Run]:
    for example in examples:
        try:
            plain = trace(architecture, example.request)
        except ValueError:
            continue  # It cannot be sent; running the examples says so.
        for choice in faults_on(architecture, plain):
            found = trace(architecture, example.request, (choice.fault,))
            yield _Run(choice, route, example.slug, plain, found)


def _table(architecture: Architecture, runs: Iterator[_Run]) -> tuple[FailureRow, ...]:
    by_fault: dict[FaultChoice, list[_Run]] = {}
    for run in runs:
        by_fault.setdefault(run.choice, []).append(run)
    rows = [row for group in by_fault.values() for row in _rows(architecture, group)]
    return _told_apart(architecture, rows)


def _rows(architecture: Architecture, runs: list[_Run]) -> Iterator[FailureRow]:
    """Yield a row for each way in which the examples end under one fault."""
    noticed = [run for run in runs if not run.unnoticed]
    groups: dict[object, list[_Run]] = {}
    for run in noticed or runs:
        groups.setdefault(_alike(run.found.outcome), []).append(run)
    for group in groups.values():
        first = group[0]
        yield FailureRow(
            first.choice.fault,
            first.choice.sentence,
            tuple((run.route, run.example) for run in group),
            first.found.outcome,
            caller_sees(first.found.outcome),
            who_answers(architecture, first.found.outcome),
            _cause(first.plain, first.found),
            not noticed,
        )


def _alike(outcome: Outcome) -> object:
    """Return all of an outcome but its words, which may name a path."""
    return tuple(
        (each.kind, each.hop, each.code, each.status, each.body, each.seconds)
        for each in endings(outcome)
    )


def _cause(plain: Trace, found: Trace) -> tuple[str, ...]:
    before = {*_codes(plain.steps), plain.outcome.code}
    codes = (*_codes(found.steps), found.outcome.code)
    return tuple(dict.fromkeys(code for code in codes if code and code not in before))


def _codes(steps: tuple[Step, ...]) -> Iterator[str]:
    """Yield the steps' codes, the last step's first: there the cause is nearest."""
    for step in reversed(steps):
        yield from step.codes


def _merged(rows: list[FailureRow]) -> list[FailureRow]:
    """Return the rows of several tables, those alike as one with all their examples."""
    alike: dict[object, FailureRow] = {}
    for row in rows:
        key = (row.fault, _alike(row.outcome))
        first = alike.get(key)
        alike[key] = (
            row if first is None else replace(first, examples=(*first.examples, *row.examples))
        )
    return list(alike.values())


def _told_apart(architecture: Architecture, rows: list[FailureRow]) -> tuple[FailureRow, ...]:
    """Return the rows, each with how its answers differ from others of the same status."""
    answers = dict.fromkeys(
        each for row in rows for each in endings(row.outcome) if each.status is not None
    )
    by_status: ByStatus = {}
    for each in answers:
        for status in each.statuses:
            by_status.setdefault(status, {}).setdefault((each.hop, each.code), each)
    return tuple(
        replace(row, tell_apart=_clauses(architecture, row.outcome, by_status)) for row in rows
    )


def _clauses(
    architecture: Architecture,
    outcome: Outcome,
    by_status: ByStatus,
) -> tuple[str, ...]:
    found: list[str] = []
    for mine in endings(outcome):
        for status in mine.statuses:
            for key, other in list(by_status.get(status, {}).items())[: LOOK_ALIKES + 1]:
                if key != (mine.hop, mine.code):
                    found.append(_clause(architecture, mine, other, status))
    return tuple(dict.fromkeys(found))


def _clause(architecture: Architecture, mine: Outcome, other: Outcome, status: int) -> str:
    """Return how one answer is told from another with its status, as a sentence."""
    name = who_answers(architecture, other)
    like = f"the {status} of {name} ({other.code})"
    found = differences(seen(mine), seen(other))
    if not found:
        who = who_answers(architecture, mine)
        return f"Nothing in it differs from {like}: look at the log of {who}."
    return f"Unlike {like}: {'; '.join(found)}."
