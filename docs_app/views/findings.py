"""What lint says, with links to what it says it about, and what of it somebody waived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.index import kept
from docs_app.core.lint import LEVELS, Finding, Judged, judged, lapsed
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.subjects import subject_link


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as lists show it; ``subject`` is None where the page is the subject.

    ``waiver`` names the finding, if one does; ``lapsed`` says that its last day is over.
    ``waive_href`` leads to where the finding is waived, or its waiver changed.
    """

    finding: Finding
    code_href: str
    waive_href: str
    subject: Link | None = None
    waiver: Waiver | None = None
    lapsed: bool = False


def judged_in(book: Book) -> Judged:
    """Return what lint says, and what of it is waived today: made once for each value and state.

    Of all that the day could change, it changes only which waivers have lapsed.
    """

    def judge(architecture: Architecture) -> Judged:
        return judged(architecture, book.today)

    return kept(book.architecture, f"judged-{lapsed_in(book)}", judge)


def lapsed_in(book: Book) -> int:
    """Return how many waivers have lapsed today."""
    return lapsed(book.architecture.waivers, book.today)


def rows(book: Book, findings: tuple[Finding, ...] | list[Finding]) -> list[FindingRow]:
    """Return open findings with their links; those whose waiver lapsed say so."""
    was = {each.finding: each.waiver for each in judged_in(book).lapsed}
    return [_row(book, each, was.get(each), lapsed=each in was) for each in findings]


def waived_rows(book: Book, level: str = "", code: str = "") -> list[FindingRow]:
    """Return what is waived today, of one level or code or of any."""
    return [
        _row(book, each.finding, each.waiver)
        for each in judged_in(book).waived
        if level in ("", each.finding.level) and code in ("", each.finding.code)
    ]


def _row(
    book: Book, finding: Finding, waiver: Waiver | None, *, lapsed: bool = False
) -> FindingRow:
    at, link = book.addresses, subject_link(book, finding.subject)
    waive = at.edit("waiver", waiver.finding) if waiver else at.waive(finding.code, finding.subject)
    return FindingRow(finding, at.code(finding.code), waive, link, waiver, lapsed)


def findings_about_hop(book: Book, slug: str) -> list[FindingRow]:
    """Return what lint says about a hop, its ports and its rules."""

    def by_hop(architecture: Architecture) -> Mapping[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in judged_in(book).open:
            kind, _, ref = finding.subject.partition(":")
            if kind in {"hop", "port", "rule"}:
                found.setdefault(ref.partition("/")[0], []).append(finding)
        return found

    about = kept(book.architecture, f"findings-by-hop-{lapsed_in(book)}", by_hop)
    return rows(book, about.get(slug, []))


def counts(book: Book) -> tuple[tuple[str, int], ...]:
    """Return how many open findings there are of each level, worst first."""
    levels = [finding.level for finding in judged_in(book).open]
    return tuple((level, levels.count(level)) for level in LEVELS)
