"""What holds for waivers: a code that exists, a subject that could, and who answers for it."""

from __future__ import annotations

import re

from docs_app.core.architecture import Architecture
from docs_app.core.lint_codes import LINT_CODES
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.report import Report

_NAME = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_SUBJECT = re.compile(
    rf"architecture|(?:zone|hop|entry|route):{_NAME}|(?:port|rule|example):{_NAME}/{_NAME}"
    rf"|page:{_NAME}(?:/{_NAME})*"
)


def is_subject(text: str) -> bool:
    """Say whether lint could speak of this: ``hop:items``, be there such a hop or not."""
    return len(text) <= limits.SUBJECT and _SUBJECT.fullmatch(text) is not None


def check_waivers(report: Report, architecture: Architecture) -> None:
    """Add the problems of all waivers.

    What a waiver names may be gone: lint says so in a note, and nobody has to remove the waiver
    before the thing that it is about.
    """
    waivers = architecture.waivers
    report.unique("", "waivers", "waivers", (waiver.finding for waiver in waivers))
    for waiver in waivers:
        place = f"waivers[{waiver.finding}]"
        report.choice(place, "code", waiver.code, LINT_CODES)
        if not is_subject(waiver.subject):
            report.add(
                place,
                "subject",
                f"{waiver.subject!r} is nothing that lint can speak of.",
                "Write it as lint does, such as hop:items, port:nlb/bags or page:ports/who.",
            )
        report.line(place, "who", waiver.who, limits.NAME, needed=True)
        report.line(place, "why", waiver.why, limits.LINE, needed=True)
