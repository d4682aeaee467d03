"""A traced request as pages tell it: its steps, how it ends, and what had to be assumed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docs_app.core.architecture import Forward
from docs_app.core.steps import ASSUMED_HEADERS, Outcome, PassedOver, Step, Trace
from docs_app.core.trace import passed_over
from docs_app.core.wording import destination_label, hop_label, outcome_sentence
from docs_app.views.book import Book
from docs_app.views.figure import Figure
from docs_app.views.frame import Link
from docs_app.views.reasons import Reason, reason, reasons_of
from docs_app.views.steps import StepRow, step_row

PASSED_OVER = 6
"""Rules passed over that a step tells of; the hop's own page has them all."""

TARGETS = 12


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step with all that can be told of it.

    ``more`` counts the rules passed over that are left out. ``targets`` are those that could get
    the request here. ``differs`` compares with another trace: ``changed``, ``new`` or ``gone``;
    empty where both are alike, or where there is no other. ``news`` are the codes that the other
    does not have here.
    """

    row: StepRow
    anchor: str
    passed_over: tuple[Link, ...] = ()
    more: int = 0
    targets: tuple[Link, ...] = ()
    differs: str = ""
    news: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """How a request ends. ``headers`` are (name, value, whether that is assumed)."""

    outcome: Outcome
    sentence: str
    who: Link | None
    wait: str
    reason: Reason | None
    headers: tuple[tuple[str, str, bool], ...]
    look_alikes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A traced request. ``stop`` is the last hop it got to; ``ends`` are several if ambiguous."""

    id: str
    trace: Trace
    sentence: str
    steps: tuple[ToldStep, ...]
    stop: ToldStep | None
    ends: tuple[End, ...]
    assumptions: tuple[Reason, ...]
    picture: Figure | None = None


def answer(book: Book, trace: Trace, id: str = "answer") -> Answer:
    """Return what a page tells of a trace. ``id`` begins the ids of its parts."""
    steps = tuple(_step(book, trace, number, id) for number in range(1, len(trace.steps) + 1))
    assumed = tuple(code for step in trace.steps for code in step.assumptions)
    outcome = trace.outcome
    return Answer(
        id=id,
        trace=trace,
        sentence=outcome_sentence(book.architecture, outcome),
        steps=steps,
        stop=next((each for each in reversed(steps) if not each.row.check), None),
        ends=tuple(_end(book, each) for each in outcome.outcomes or (outcome,)),
        assumptions=reasons_of(book, assumed),
    )


def compared(before: Answer, after: Answer) -> tuple[Answer, Answer]:
    """Return both with a word at every step that is not alike in the other."""
    places = {_place(each.row.step): each.row.step for each in before.steps}
    later = {_place(each.row.step) for each in after.steps}
    told = tuple(
        each if _place(each.row.step) in later else replace(each, differs="gone")
        for each in before.steps
    )
    then = tuple(_beside(each, places.get(_place(each.row.step))) for each in after.steps)
    return replace(before, steps=told), replace(after, steps=then)


def _place(step: Step) -> tuple[str, str | None, str]:
    return step.hop, step.port, step.role


def _beside(told: ToldStep, before: Step | None) -> ToldStep:
    if before is None:
        return replace(told, differs="new")
    if told.row.step == before:
        return told
    news = tuple(each for each in told.row.codes if each.code.code not in before.codes)
    return replace(told, differs="changed", news=news)


def _step(book: Book, trace: Trace, number: int, id: str) -> ToldStep:
    anchor = f"{id}-step-{number}"
    row = step_row(book, trace, number, f"#{anchor}")
    every = _passed_over(book, row.step)
    return ToldStep(
        row=row,
        anchor=anchor,
        passed_over=tuple(_rule(book, row.step, each) for each in every[:PASSED_OVER]),
        more=max(0, len(every) - PASSED_OVER),
        targets=_targets(book, row),
    )


def _passed_over(book: Book, step: Step) -> tuple[PassedOver, ...]:
    """Return the rules that the walk came by, and then the hop's others."""
    near = {each.rule for each in step.passed_over}
    others = (each for each in passed_over(book.architecture, step) if each.rule not in near)
    return (*step.passed_over, *others)


def _rule(book: Book, step: Step, each: PassedOver) -> Link:
    rule = book.index.rules.get((step.hop, each.rule))
    name = (rule.name if rule else "") or each.rule
    return Link(name, book.addresses.rule(step.hop, each.rule), each.why)


def _targets(book: Book, row: StepRow) -> tuple[Link, ...]:
    if row.hop is None or row.hop.kind != "target_group":
        return ()
    return tuple(
        Link(
            destination_label(book.architecture, rule.action.to),
            book.addresses.port(rule.action.to.hop, rule.action.to.port)
            if rule.action.to.port
            else book.addresses.hop(rule.action.to.hop),
        )
        for rule in row.hop.rules[:TARGETS]
        if isinstance(rule.action, Forward)
    )


def _end(book: Book, outcome: Outcome) -> End:
    at = book.addresses
    return End(
        outcome=outcome,
        sentence=outcome_sentence(book.architecture, outcome),
        who=who(book, outcome.hop),
        wait=_wait(outcome.seconds),
        reason=reason(book, outcome.code) if outcome.code else None,
        headers=tuple((name, value, name in ASSUMED_HEADERS) for name, value in outcome.headers),
        look_alikes=tuple(
            Link(f"Who else answers with {status}", at.errors(status))
            for status in outcome.statuses
        ),
    )


def who(book: Book, hop: str | None) -> Link | None:
    """Return a link to who answers, by a name that no other hop has; None: nobody documented."""
    if hop is None or hop not in book.index.hops:
        return None
    return Link(hop_label(book.architecture, hop), book.addresses.hop(hop))


def _wait(seconds: float | None) -> str:
    if seconds is None:
        return "not known"
    return f"{seconds:g} s" if seconds else "none: at once"
