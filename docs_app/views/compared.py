"""A comparison as its page tells it: rows with links to what was, and to what is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from docs_app.core.comparison import (
    Comparison,
    ExampleChange,
    Fact,
    FindingChange,
    Group,
    Line,
    Opening,
    Rewritten,
    text_diff,
)
from docs_app.core.comparison.behaviour import alike
from docs_app.core.comparison.facts import group_of
from docs_app.core.comparison.text import Fold
from docs_app.core.diff import Change
from docs_app.views.editions import Pair
from docs_app.views.frame import Link
from docs_app.views.subjects import subject_link

MOST = 100
"""Openings, examples or findings that the page lists; the JSON has them all."""

TEXTS = 40
"""Texts that the page shows word by word."""


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """Something that became more open, or less: what, where that is, and what holds of it.

    ``where`` is None where there is no page of it.
    """

    kind: str
    thing: str
    where: Link | None
    says: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """Examples that meet the same other thing; a page for each. ``step`` is told as one text."""

    change: ExampleChange
    examples: tuple[Link, ...]
    step: tuple[Line | Fold, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding that came or went, what its code means, and what it is about."""

    change: FindingChange
    code_href: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text that was rewritten, and whose it is."""

    text: Rewritten
    anchor: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of facts: one change, or the heading of those that follow, which has no fact.

    ``before`` and ``after`` lead to what it is about. ``text`` is where the text is told in full.
    """

    group: Group
    fact: Fact | None
    before: Link | None
    after: Link | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison and the pages of both its sides."""

    pair: Pair
    comparison: Comparison

    def links(self, was: str, now: str) -> tuple[Link | None, Link | None]:
        """Return links to what something was and to what it is; None where it is not there."""
        return (
            subject_link(self.pair.before.book, was) if was else None,
            subject_link(self.pair.after.book, now) if now else None,
        )

    def openings(self, openings: Sequence[Opening], *, came: bool) -> list[OpeningRow]:
        """Return what became more open (``came``), or less, each leading to where that is."""
        sides = self.comparison.sides
        rows = []
        for each in openings[:MOST]:
            before, after = self.links(sides.was(each.subject), sides.now(each.subject))
            thing, says = each.told(came=came)
            rows.append(OpeningRow(each.kind, thing, after or before, says))
        return rows

    def examples(self) -> list[ExampleRow]:
        """Return what became of the examples, a row for those that meet the same."""
        return [self._examples(each) for each in alike(self.comparison.examples)[:MOST]]

    def _examples(self, changes: Sequence[ExampleChange]) -> ExampleRow:
        step = changes[0].step
        told = text_diff(step.was, step.now) if step is not None else ()
        return ExampleRow(changes[0], tuple(map(self._example, changes)), told)

    def _example(self, change: ExampleChange) -> Link:
        before, after = self.links(change.was, change.now)
        where = after or before
        return Link(f"{change.route}: {change.name}", where.href if where else "")

    def findings(self) -> list[FindingRow]:
        """Return what lint says now and did not, and the reverse."""
        rows = []
        for each in self.comparison.findings[:MOST]:
            before, after = self.links(each.was, each.now)
            side = self.pair.before if each.kind == "went" else self.pair.after
            href = side.book.addresses.code(each.finding.code)
            rows.append(FindingRow(each, href, after or before))
        return rows

    def texts(self) -> list[TextRow]:
        """Return the texts that were rewritten."""
        return [
            TextRow(each, f"text-{number}", *self.links(each.was, each.now))
            for number, each in enumerate(self.comparison.prose[:TEXTS], 1)
        ]

    def facts(self) -> list[FactRow]:
        """Return each object's heading, and behind it each of its changes."""
        return self.rows(self.lines)

    @property
    def lines(self) -> list[tuple[str, Change | None]]:
        """Return what the rows of facts are of, not yet in words: an object, or a change of it."""
        return [
            (owner, each) for owner, changes in self.comparison.objects for each in (None, *changes)
        ]

    def rows(self, lines: Sequence[tuple[str, Change | None]]) -> list[FactRow]:
        """Return some lines in words; the first object has its heading, wherever they begin."""
        anchors = {
            (each.subject, each.what): f"#text-{number}"
            for number, each in enumerate(self.comparison.prose[:TEXTS], 1)
        }
        found: list[FactRow] = []
        for owner, together in groupby(lines, key=itemgetter(0)):
            changes = [change for _, change in together if change is not None]
            if changes:
                group = group_of(self.comparison.sides, owner, changes)
                found += self._group(group, anchors)
        return found

    def _group(self, group: Group, anchors: Mapping[tuple[str, str], str]) -> Iterator[FactRow]:
        yield FactRow(group, None, *self.links(group.was, group.now))
        for fact in group.facts:
            about = self.links(fact.was, fact.now)
            yield FactRow(group, fact, *about, anchors.get((fact.change.subject, fact.what), ""))
