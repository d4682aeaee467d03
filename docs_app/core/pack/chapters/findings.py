"""What lint says, the worst first, and what of it somebody decided to live with."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.about import words_of
from docs_app.core.architecture import Waiver
from docs_app.core.lint import LEVELS, Finding, Waived, judged
from docs_app.core.pack.blocks import Block, Column, Inlines, Table
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.links import page_anchor
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    code,
    heading,
    lines,
    link,
    note,
    paragraph,
    plural,
    say,
    soft,
    text,
)

MOST = 300
HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def chapter(desk: Desk) -> Chapter:
    """Return the findings by level, and the waivers."""
    return Chapter("Findings", "chapter--lint", tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    found = judged(desk.architecture, desk.occasion.day)
    counts = [plural(sum(each.level == level for each in found.open), level) for level in LEVELS]
    yield paragraph(text(f"{', '.join(counts)}; {len(found.waived):,} waived."), style="lede")
    for level in LEVELS:
        findings = [each for each in found.open if each.level == level]
        if findings:
            yield heading(2, HEADINGS[level])
            yield _table(desk, HEADINGS[level], findings[:MOST])
        if len(findings) > MOST:
            yield note(f"and {len(findings) - MOST:,} more, which the site lists")
    yield from _waivers(desk, found.waived)


def _table(desk: Desk, caption: str, findings: list[Finding]) -> Table:
    columns = (Column("Code and subject", 1.1), Column("What it says, and what to do", 2.4))
    return Table(caption, columns, tuple(_row(desk, each) for each in findings))


def _row(desk: Desk, finding: Finding) -> tuple[Inlines, ...]:
    named = lines([code(finding.code), _subject(desk, finding.subject)])
    return named, lines([say(finding.message), say(finding.hint) if finding.hint else ()])


def _subject(desk: Desk, subject: str) -> Inlines:
    """Return what a finding is about by its name, as a link to where the pack tells of it."""
    kind, _, name = subject.partition(":")
    if kind == "page":
        return link(words_of(subject, desk.architecture), "#" + page_anchor(name))
    return link(words_of(subject, desk.architecture), f"#{kind}--{name.replace('/', '--')}")


def _waivers(desk: Desk, waived: tuple[Waived, ...]) -> Iterator[Block]:
    waivers = desk.architecture.waivers
    yield heading(2, "Waivers", "waivers")
    if not waivers:
        yield paragraph(text("No finding is waived."))
        return
    day = desk.occasion.day
    yield note(f"Whether a waiver holds is judged as of {day.isoformat()}.")
    at_work = {each.waiver for each in waived}
    columns = (Column("Finding", 1.1), Column("Who and why", 1.8), Column("Until", 0.8))
    rows = tuple(_waiver(desk, each, each in at_work) for each in waivers[:MOST])
    yield Table("Waivers", columns, rows)


def _waiver(desk: Desk, waiver: Waiver, at_work: bool) -> tuple[Inlines, ...]:
    until = text(waiver.until.isoformat())
    if waiver.until < desk.occasion.day:
        state = soft("its day is over: the finding counts")
    else:
        state = () if at_work else soft("silences nothing")
    who = text(f"{waiver.who}: {waiver.why}")
    return lines([code(waiver.code), _subject(desk, waiver.subject)]), who, lines([until, state])
