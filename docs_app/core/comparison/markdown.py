"""A comparison as Markdown, for people who read it elsewhere: a terminal, a ticket, a review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docs_app.core.comparison.behaviour import ExampleChange, alike
from docs_app.core.comparison.comparison import Comparison
from docs_app.core.comparison.facts import Group
from docs_app.core.comparison.findings import FindingChange
from docs_app.core.comparison.prose import Rewritten
from docs_app.core.comparison.text import DELETED, INSERTED, Fold, Line
from docs_app.core.comparison.wording import EXAMPLES, counts_sentence
from docs_app.core.pages.fact import escaped

_TICKS = re.compile(r"`+")


def to_markdown(comparison: Comparison, before: str, after: str) -> str:
    """Return the comparison as Markdown; ``before`` and ``after`` are what its sides are called.

    What became more open comes first. Parts with nothing in them are left out.
    """
    reach = comparison.reach
    parts = (
        f"# {escaped(before)} compared with {escaped(after)}",
        counts_sentence(comparison.counts),
        _section("More open than before", (escaped(each.came) for each in reach.wider)),
        _section("Less open than before", (escaped(each.went) for each in reach.narrower)),
        _section("Behaviour", (_examples(each) for each in alike(comparison.examples))),
        _facts(comparison.facts),
        *_texts(comparison.prose),
        _section("Findings", (_finding(each) for each in comparison.findings)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, rows: Iterable[str]) -> str:
    listed = "\n".join(f"- {row}" for row in rows)
    return f"## {title}\n\n{listed}" if listed else ""


def _examples(changes: Sequence[ExampleChange]) -> str:
    change = changes[0]
    names = ", ".join(f"**{escaped(each.route)}: {escaped(each.name)}**" for each in changes)
    said = [f"{names}: {EXAMPLES[change.kind]}."]
    if change.ended:
        said.append(f"Before: {escaped(change.ended)}")
    if change.ends:
        said.append(f"Now: {escaped(change.ends)}")
    if change.step is not None:
        was, now = (escaped(each) or "no such step." for each in (change.step.was, change.step.now))
        said.append(f"Step {change.step.number} was: {was} It is: {now}")
    if change.why:
        said.append(f"Why it fails: {escaped(change.why).rstrip('.')}.")
    return " ".join(said)


def _facts(groups: Iterable[Group]) -> str:
    rows = [
        f"### {group.word} {escaped(group.name)}\n\n"
        + "\n".join(f"- {escaped(fact.sentence)}" for fact in group.facts)
        for group in groups
    ]
    return "\n\n".join(["## Facts", *rows]) if rows else ""


def _texts(texts: Iterable[Rewritten]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if not number:
            yield "## Texts"
        lines = "\n".join(line for each in text.lines for line in _lines(each))
        ticks = max((len(run) for run in _TICKS.findall(lines)), default=0)
        fence = "`" * max(3, ticks + 1)
        told = f"{fence}diff\n{lines}\n{fence}" if lines else "Only lines break elsewhere."
        yield f"### {escaped(text.title)}: {text.what}\n\n{told}"


def _lines(line: Line | Fold) -> Iterator[str]:
    if isinstance(line, Fold):
        yield f"@@ {line.lines} lines that did not change @@"
        return
    if line.kind == "kept":
        yield "  " + _side(line, "")
        return
    if line.kind != INSERTED:
        yield "- " + _side(line, INSERTED)
    if line.kind != DELETED:
        yield "+ " + _side(line, DELETED)


def _side(line: Line, without: str) -> str:
    return "".join(run.text for run in line.runs if run.kind != without)


def _finding(change: FindingChange) -> str:
    finding, waiver = change.finding, change.waiver
    waived = f" Waiver of {escaped(waiver.who)} until {waiver.until}." if waiver else ""
    return (
        f"{change.kind}: **{finding.level}** `{finding.code}` {escaped(finding.subject)}: "
        f"{escaped(finding.message)}{waived}"
    )
