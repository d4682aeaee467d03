"""Two values compared: what changed, what that does, and what became more open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docs_app.core.architecture import Architecture
from docs_app.core.comparison.behaviour import ExampleChange, behaviour_of
from docs_app.core.comparison.facts import Group, Object, by_object, group_of
from docs_app.core.comparison.findings import FindingChange, findings_of
from docs_app.core.comparison.prose import Rewritten, prose_of
from docs_app.core.comparison.reach import Reach, reach_of
from docs_app.core.comparison.sides import Sides
from docs_app.core.diff import KINDS, Change, diff


@dataclass(frozen=True)
class Comparison:
    """Two values and what changed between them; every other part is made when first asked for.

    ``today`` decides which waivers hold. Not slotted: the parts are kept in the instance.
    """

    before: Architecture
    after: Architecture
    today: date
    changes: tuple[Change, ...]

    @cached_property
    def sides(self) -> Sides:
        """Return both values under one set of names."""
        return Sides.of(self.before, self.after, self.changes)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many changes there are of each kind that there is, in the order of KINDS."""
        counted = Counter(change.kind for change in self.changes)
        return tuple((kind, counted[kind]) for kind in KINDS if counted[kind])

    @cached_property
    def objects(self) -> tuple[Object, ...]:
        """Return the changes by what they are of, not yet in words."""
        return by_object(self.changes)

    @cached_property
    def facts(self) -> tuple[Group, ...]:
        """Return every change in words, by object. Costs some 0.1 s for 1,000 changes."""
        return tuple(group_of(self.sides, owner, changes) for owner, changes in self.objects)

    @cached_property
    def prose(self) -> tuple[Rewritten, ...]:
        """Return the texts that were rewritten. Costs a comparison by words of each."""
        return prose_of(self.sides, self.changes)

    @cached_property
    def reach(self) -> Reach:
        """Return what became more open, and what less."""
        return reach_of(self.sides, self.changes)

    @cached_property
    def examples(self) -> tuple[ExampleChange, ...]:
        """Return what became of the examples. Costs a trace of each on both sides."""
        return behaviour_of(self.sides)

    @cached_property
    def findings(self) -> tuple[FindingChange, ...]:
        """Return what lint says now and did not, and the reverse. Costs lint of both sides."""
        return findings_of(self.sides, self.today)


def compare(before: Architecture, after: Architecture, today: date) -> Comparison:
    """Return how ``after`` differs from ``before``; at once it costs a diff, and no more."""
    return Comparison(before, after, today, diff(before, after))
