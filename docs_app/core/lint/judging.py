"""Findings and waivers put together: what is open, and what somebody decided to live with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from docs_app.core.architecture import Waiver
from docs_app.core.lint.check import Finding


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding and the waiver that names it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings on one day, in lint's order.

    ``open`` are those that nothing silences; ``waived`` those that a waiver does. ``lapsed`` are
    the open ones that a waiver silenced until its day was over.
    """

    open: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    lapsed: tuple[Waived, ...] = ()


def judge(findings: Sequence[Finding], waivers: Sequence[Waiver], today: date) -> Judged:
    """Return the findings by what becomes of them. A waiver holds through its last day.

    It silences every finding of its code about its subject: a text with two dead references is
    waived as one.
    """
    if not waivers:
        return Judged(tuple(findings))
    named = {(each.code, each.subject): each for each in waivers}
    pairs = [(each, named.get((each.code, each.subject))) for each in findings]
    met = [Waived(finding, waiver) for finding, waiver in pairs if waiver is not None]
    return Judged(
        tuple(each for each, waiver in pairs if waiver is None or waiver.until < today),
        tuple(each for each in met if each.waiver.until >= today),
        tuple(each for each in met if each.waiver.until < today),
    )


def lapsed(waivers: Iterable[Waiver], today: date) -> int:
    """Return how many waivers hold no longer: all that a day changes about what is open."""
    return sum(each.until < today for each in waivers)
