"""What is wrong with the documentation: checks, each with a code of its own.

To add a check: a module here with a pure function and a ``CHECK``, its line in
``checking.MODULES`` and its code in ``core/lint_codes.py``, and a test with at least as many cases
that it leaves alone as cases that it finds. Codes are stable: pages and waivers name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from docs_app.core.architecture import Architecture
from docs_app.core.index import is_kept, kept
from docs_app.core.lint import waiver_unneeded
from docs_app.core.lint.check import LEVELS, Check, Finding
from docs_app.core.lint.checking import MODULES, findings_of_checks, rank
from docs_app.core.lint.judging import Judged, Waived, judge, lapsed

CHECKS: Mapping[str, Check] = {
    check.code: check
    for check in sorted(
        (each.CHECK for each in (*MODULES, waiver_unneeded)), key=lambda check: check.code
    )
}
"""Every check by its code, in the order of the codes."""


def lint(architecture: Architecture) -> tuple[Finding, ...]:
    """Return what is wrong: errors, warnings, notes; each by code and then in document order.

    Waivers change nothing here; :func:`judged` heeds them. The first call costs all checks; the
    value keeps the answer, so later calls are free.
    """
    return kept(architecture, "lint", _findings)


def is_linted(architecture: Architecture) -> bool:
    """Say whether the value has been linted, so that :func:`lint` is free."""
    return is_kept(architecture, "lint")


def _findings(architecture: Architecture) -> tuple[Finding, ...]:
    found = findings_of_checks(architecture)
    more = tuple(waiver_unneeded.CHECK.findings(architecture))
    if not more:
        return found
    return tuple(sorted((*found, *more), key=lambda each: rank(each.code, each.level)))


def judged(architecture: Architecture, today: date) -> Judged:
    """Return the findings, those apart that a waiver silences on this day. As cheap as lint."""
    return judge(lint(architecture), architecture.waivers, today)


def new_errors(
    before: Architecture | None, after: Architecture, today: date
) -> tuple[Finding, ...]:
    """Return the errors of ``after`` that ``before`` had not: those for which a save is refused.

    Findings are the same when code and subject are; where a subject has more of one code than it
    had, those that say something new are returned. ``before`` None: there was nothing. An error
    that ``after`` waives on this day is let through.
    """
    errors = [each for each in judged(after, today).open if each.level == "error"]
    if not errors or before is None:
        return tuple(errors)
    old = lint(before)
    had, has = (Counter((each.code, each.subject) for each in some) for some in (old, errors))
    return tuple(
        each
        for each in errors
        if has[each.code, each.subject] > had[each.code, each.subject] and each not in old
    )


__all__ = [
    "CHECKS",
    "LEVELS",
    "Check",
    "Finding",
    "Judged",
    "Waived",
    "is_linted",
    "judged",
    "lapsed",
    "lint",
    "new_errors",
]
