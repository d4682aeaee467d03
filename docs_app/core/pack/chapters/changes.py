"""What changed since the edition before: what is more open first, then requests, facts, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docs_app.core.architecture import Architecture
from docs_app.core.comparison import (
    Comparison,
    ExampleChange,
    Fold,
    Group,
    Line,
    Rewritten,
    compare,
)
from docs_app.core.comparison.behaviour import alike
from docs_app.core.comparison.wording import EXAMPLES, counts_sentence
from docs_app.core.diagram import View
from docs_app.core.pack.blocks import (
    Admonition,
    Block,
    Column,
    Inlines,
    Items,
    Paragraph,
    Picture,
    Span,
    Table,
    Text,
)
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    bullets,
    code,
    heading,
    joined,
    lines,
    note,
    paragraph,
    say,
    soft,
    strong,
    text,
)

MOST = 500
STYLES = {"inserted": "put-in", "deleted": "taken-out"}


def chapter(desk: Desk) -> Chapter:
    """Return what changed; for a first version that there is nothing to tell."""
    name, before = "chapter--changes", desk.occasion.before
    if before is None:
        told = paragraph(text("This is the first version: there is nothing that it changed."))
        return Chapter("What changed", name, (told,), flows=True)
    blocks = tuple(_blocks(desk, before))
    return Chapter("What changed", name, blocks, flows=len(blocks) == 1)


def _blocks(desk: Desk, before: Architecture) -> Iterator[Block]:
    found = compare(before, desk.architecture, desk.occasion.day)
    since = f"Since {desk.occasion.since}: "
    counted = counts_sentence(found.counts)
    yield paragraph(text(since + counted[:1].lower() + counted[1:]), style="lede")
    if not found.changes:
        return
    yield from _reach(found)
    yield from _examples(found.examples)
    yield from _facts(found.facts)
    yield from _texts(found.prose)
    yield from _findings(found)
    number = desk.picture(View(), f"What changed since {desk.occasion.since}", compared=True)
    if number is not None:
        yield heading(2, "In one picture")
        yield Picture(number)


def _reach(found: Comparison) -> Iterator[Block]:
    if found.reach.wider:
        told = bullets(text(each.came) for each in found.reach.wider[:MOST])
        yield Admonition("danger", text("More open than before"), (told,))
    if found.reach.narrower:
        told = bullets(text(each.went) for each in found.reach.narrower[:MOST])
        yield Admonition("tip", text("Less open than before"), (told,))


def _examples(changes: Iterable[ExampleChange]) -> Iterator[Block]:
    groups = alike(changes)
    if groups:
        yield heading(2, "What requests meet")
        yield Items(tuple(tuple(_example(group)) for group in groups[:MOST]))
        yield from _left(len(groups), "examples")


def _example(changes: Sequence[ExampleChange]) -> Iterator[Block]:
    change = changes[0]
    names = joined(strong(f"{each.route}: {each.name}") for each in changes)
    yield paragraph(names, text(f": {EXAMPLES[change.kind]}."))
    step, ended = change.step, change.ended != change.ends
    said = lines(
        [
            (*soft("Before: "), *say(change.ended)) if change.ended and ended else (),
            (*soft("Now: "), *say(change.ends)) if change.ends else (),
            (*soft(f"Step {step.number} was: "), *say(step.was or "no such step.")) if step else (),
            (*soft(f"Step {step.number} is: "), *say(step.now or "no such step.")) if step else (),
            (*soft("Why it fails: "), *say(change.why)) if change.why else (),
        ]
    )
    if said:
        yield Paragraph(said)


def _facts(groups: Sequence[Group]) -> Iterator[Block]:
    if groups:
        yield heading(2, "Facts")
        columns = (Column("Of what", 1), Column("What", 0.9), Column("Was", 1.2), Column("Is", 1.2))
        rows = [row for group in groups for row in _rows(group)]
        yield Table("Facts that changed", columns, tuple(rows[:MOST]))
        yield from _left(len(rows), "facts")


def _rows(group: Group) -> Iterator[tuple[Inlines, ...]]:
    for fact in group.facts:
        of = lines(
            [strong(f"{group.word} {group.name}".strip()), text(fact.part) if fact.part else ()]
        )
        yield of, text(fact.what), text(fact.old), text(fact.new)


def _texts(texts: Sequence[Rewritten]) -> Iterator[Block]:
    if texts:
        yield heading(2, "Texts")
        yield note("What was put in is underlined, what was taken out is struck through.")
    for each in texts[:MOST]:
        yield heading(3, f"{each.title}: {each.what}")
        yield from map(_line, each.lines)
        if not each.lines:
            yield note("Only lines break elsewhere.")


def _line(line: Line | Fold) -> Block:
    if isinstance(line, Fold):
        return note(f"… {line.lines:,} lines that did not change …")
    runs = (
        (Span(STYLES[run.kind], text(run.text)) if run.kind in STYLES else Text(run.text))
        for run in line.runs
    )
    return Paragraph(tuple(runs))


def _findings(found: Comparison) -> Iterator[Block]:
    if found.findings:
        yield heading(2, "Findings that came and went")
        yield bullets(
            (
                *strong(each.kind),
                *text(f": {each.finding.level} "),
                *code(each.finding.code),
                *text(" "),
                *say(each.finding.message),
            )
            for each in found.findings[:MOST]
        )
        yield from _left(len(found.findings), "findings")


def _left(count: int, what: str) -> Iterator[Block]:
    if count > MOST:
        yield note(f"and {count - MOST:,} more {what}, which the site tells")
