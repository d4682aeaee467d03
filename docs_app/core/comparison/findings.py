"""Findings of lint that came and went between two values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from docs_app.core.architecture import Waiver
from docs_app.core.comparison.sides import Sides
from docs_app.core.lint import LEVELS, Finding, Judged, judged

KINDS = ("came", "open again", "waived", "went")
"""``open again``: a waiver no longer silences it. ``waived``: one does now, and did not."""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is open and was not, or was and is not.

    ``was`` and ``now`` are what it is about, empty where that was or is not there. ``waiver`` is
    what silences it now, or did.
    """

    kind: str
    finding: Finding
    was: str
    now: str
    waiver: Waiver | None = None


Key = tuple[str, str]
"""A finding's code, and its subject as it is called now."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The findings of one value by key, and those of its waivers that hold today."""

    found: Mapping[Key, tuple[Finding, ...]]
    waivers: Mapping[Key, Waiver]


def findings_of(sides: Sides, today: date) -> tuple[FindingChange, ...]:
    """Return what came and went, the worst level first. Lints both; the values keep it.

    Findings are the same when code and subject are; one that only says it otherwise stayed.
    """
    old = _side(judged(sides.before, today), sides)
    new = _side(judged(sides.after, today), None)
    changes = [*_come(sides, "came", old, new), *_stayed(sides, old, new)]
    changes += _come(sides, "went", new, old)
    return tuple(
        sorted(changes, key=lambda each: (KINDS.index(each.kind), LEVELS.index(each.finding.level)))
    )


def _side(found: Judged, sides: Sides | None) -> _Side:
    """Return one side; with ``sides``, subjects of the value before by what they are called now."""

    def key(finding: Finding) -> Key:
        subject = finding.subject
        return finding.code, sides.called_now(subject) if sides else subject

    by_key: dict[Key, list[Finding]] = {}
    for each in (*found.open, *(each.finding for each in found.waived)):
        by_key.setdefault(key(each), []).append(each)
    waivers = {key(each.finding): each.waiver for each in found.waived}
    return _Side({at: tuple(each) for at, each in by_key.items()}, waivers)


def _come(sides: Sides, kind: str, there: _Side, here: _Side) -> Iterator[FindingChange]:
    """Yield what ``here`` has more of than ``there``: what one has not said in the same words."""
    for key, findings in here.found.items():
        others = there.found.get(key, ())
        more = len(findings) - len(others)
        if more > 0:
            yield from (
                _change(sides, kind, each, key, here.waivers.get(key))
                for each in _new(findings, others)[:more]
            )


def _new(findings: tuple[Finding, ...], others: Iterable[Finding]) -> list[Finding]:
    """Return findings, those first whose words are not among the others'."""
    said = Counter(each.message for each in others)
    return sorted(findings, key=lambda each: said[each.message])


def _stayed(sides: Sides, old: _Side, new: _Side) -> Iterator[FindingChange]:
    """Yield what both have, and only one of them waives."""
    for key, findings in new.found.items():
        was, now = old.waivers.get(key), new.waivers.get(key)
        if key in old.found and (was is None) != (now is None):
            kind = "open again" if now is None else "waived"
            stayed = findings[: len(old.found[key])]
            yield from (_change(sides, kind, each, key, now or was) for each in stayed)


def _change(
    sides: Sides, kind: str, finding: Finding, key: Key, waiver: Waiver | None
) -> FindingChange:
    return FindingChange(kind, finding, sides.was(key[1]), sides.now(key[1]), waiver)
