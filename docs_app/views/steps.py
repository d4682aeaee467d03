"""The steps of a trace, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Hop, Port, Route
from docs_app.core.kinds import KINDS
from docs_app.core.steps import Step, Trace
from docs_app.core.wording import step_sentence
from docs_app.views.book import Book
from docs_app.views.examples import ExampleRow
from docs_app.views.frame import Link
from docs_app.views.reasons import Reason, reasons_of
from docs_app.views.since import Since


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: what happens, where, by which rule, and what did not happen instead."""

    number: int
    step: Step
    name: str
    kind: str
    href: str
    sentence: str
    hop: Hop | None = None
    port: Port | None = None
    hop_href: str = ""
    port_href: str = ""
    rule: Link | None = None
    passed_over: tuple[Link, ...] = ()
    codes: tuple[Reason, ...] = ()
    assumptions: tuple[Reason, ...] = ()
    current: bool = False
    port_since: Since | None = None
    rule_since: Since | None = None

    @property
    def check(self) -> bool:
        """Say whether the hop is only asked, and the request goes on from the one before."""
        return self.step.role == "check"


def step_rows(
    book: Book, route: Route, example: ExampleRow, current: int | None
) -> tuple[StepRow, ...]:
    """Return the steps of an example, none where its request cannot be sent.

    ``current`` is the number of the one looked at.
    """
    trace = example.result.trace
    if trace is None:
        return ()
    return tuple(
        step_row(
            book, trace, number, book.addresses.step(route.slug, number, example.asked), current
        )
        for number in range(1, len(trace.steps) + 1)
    )


def step_row(
    book: Book, trace: Trace, number: int, href: str, current: int | None = None
) -> StepRow:
    """Return one step of any trace; steps count from 1."""
    at, step = book.addresses, trace.steps[number - 1]
    hop = book.index.hops.get(step.hop)
    port = book.index.ports.get((step.hop, step.port or ""))
    return StepRow(
        number=number,
        step=step,
        name=hop.name if hop else step.hop,
        kind=KINDS[hop.kind].label if hop else "",
        href=href,
        sentence=step_sentence(book.architecture, trace, number),
        hop=hop,
        port=port,
        hop_href=at.hop(step.hop) if hop else "",
        port_href=at.port(step.hop, port.slug) if port else "",
        rule=_rule(book, step.hop, step.rule),
        passed_over=tuple(
            Link(_name(book, step.hop, each.rule), at.rule(step.hop, each.rule), each.why)
            for each in step.passed_over
        ),
        codes=reasons_of(book, step.codes),
        assumptions=reasons_of(book, step.assumptions),
        current=number == current,
    )


def _rule(book: Book, hop: str, slug: str | None) -> Link | None:
    if slug is None or (hop, slug) not in book.index.rules:
        return None
    return Link(_name(book, hop, slug), book.addresses.rule(hop, slug))


def _name(book: Book, hop: str, slug: str) -> str:
    rule = book.index.rules.get((hop, slug))
    return rule.name or slug if rule else slug
