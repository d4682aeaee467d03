"""What lint says, with links to what it says it about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docs_app.core.architecture import Architecture
from docs_app.core.lint import LEVELS, Finding, lint
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.kept import once
from docs_app.views.subjects import subject_link


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as lists show it; ``subject`` is None where the page is the subject."""

    finding: Finding
    code_href: str
    subject: Link | None = None


@once
def findings(architecture: Architecture) -> tuple[Finding, ...]:
    """Return all that lint says, worst first."""
    return lint(architecture)


@once
def by_hop(architecture: Architecture) -> Mapping[str, tuple[Finding, ...]]:
    """Return what lint says about each hop, its ports and its rules."""
    found: dict[str, list[Finding]] = {}
    for finding in findings(architecture):
        kind, _, ref = finding.subject.partition(":")
        if kind in {"hop", "port", "rule"}:
            found.setdefault(ref.partition("/")[0], []).append(finding)
    return {slug: tuple(each) for slug, each in found.items()}


def finding_row(book: Book, finding: Finding) -> FindingRow:
    """Return a finding with its links."""
    link = subject_link(book, finding.subject)
    return FindingRow(finding, book.addresses.code(finding.code), link)


def findings_about_hop(book: Book, slug: str) -> list[FindingRow]:
    """Return what lint says about a hop, its ports and its rules."""
    return [finding_row(book, finding) for finding in by_hop(book.architecture).get(slug, ())]


def counts(book: Book) -> tuple[tuple[str, int], ...]:
    """Return how many findings there are of each level, worst first."""
    levels = [finding.level for finding in findings(book.architecture)]
    return tuple((level, levels.count(level)) for level in LEVELS)
