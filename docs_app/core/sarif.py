"""Findings in SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

Static Analysis Results Interchange Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
Sections named below are of that document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.diff.shape import split_subject
from docs_app.core.lint import CHECKS, Check, Finding, Judged

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Object = dict[str, Any]
"""A JSON object."""

_CODES = {code: number for number, code in enumerate(CHECKS)}


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an architecture was read from, as a URI; subject -> line, where known."""

    uri: str
    lines: Mapping[str, int]


def as_sarif(
    architecture: Architecture, judged: Judged, site: str, source: Source | None = None
) -> Object:
    """Return a log of one run: all rules, and each finding, those that are waived as suppressed.

    ``site`` is the scheme and host under which the pages are that explain the codes.
    """
    site = site.rstrip("/")
    addresses = Addresses(architecture.slug)
    found = [(each, None) for each in judged.open]
    waived = [(each.finding, each.waiver) for each in judged.waived]
    driver = {
        "name": "Routebook",
        "informationUri": f"{site}{addresses.table('lint')}",
        "rules": [_rule(each, f"{site}{addresses.code(each.code)}") for each in CHECKS.values()],
    }
    results = _results([*found, *waived], source)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": list(results)}],
    }


def _rule(check: Check, address: str) -> Object:
    """Return a check as a reporting descriptor (3.49)."""
    markdown = "\n\n".join(
        (check.meaning, f"**Example:** {check.example}", f"**How to mend it:** {check.mend}")
    )
    return {
        "id": check.code,
        "shortDescription": {"text": f"{check.title}."},
        "fullDescription": {"text": check.meaning},
        "help": {"text": f"{check.meaning} {check.mend}", "markdown": markdown},
        "helpUri": address,
        "defaultConfiguration": {"level": check.level},
    }


def _results(
    findings: list[tuple[Finding, Waiver | None]], source: Source | None
) -> Iterator[Object]:
    """Yield each finding as a result (3.27); a subject's later ones of a code are numbered."""
    told: Counter[str] = Counter()
    for finding, waiver in findings:
        name = f"{finding.code}/{finding.subject}"
        told[name] += 1
        yield {
            "ruleId": finding.code,
            "ruleIndex": _CODES[finding.code],
            "level": finding.level,
            "message": {"text": f"{finding.message} {finding.hint}"},
            "locations": [_location(finding.subject, source)],
            # What it is from run to run, whatever its line and words are by then (3.27.17).
            "partialFingerprints": {"codeAndSubject/v1": f"{name}#{told[name]}"},
            # All results have the property or none (3.27.23); an empty one: not suppressed.
            "suppressions": [] if waiver is None else [_suppression(waiver)],
        }


def _location(subject: str, source: Source | None) -> Object:
    """Return where a finding is: the part of the architecture, and the line of the file."""
    word, _, name = split_subject(subject)
    logical = {"fullyQualifiedName": subject, "name": name or subject, "kind": word}
    if source is None:
        return {"logicalLocations": [logical]}
    physical: Object = {"artifactLocation": {"uri": source.uri}}
    if subject in source.lines:
        physical["region"] = {"startLine": source.lines[subject]}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _suppression(waiver: Waiver) -> Object:
    """Return a waiver as a suppression (3.35)."""
    why = f"Waived until {waiver.until} by {waiver.who}: {waiver.why}"
    return {"kind": "external", "status": "accepted", "justification": why}
