"""What is wrong with the documentation: checks, each with a code of its own.

To add a check: a module here with a pure function and a ``CHECK``, its line in ``MODULES``, and a
test with at least as many cases that it leaves alone as cases that it finds. Codes are stable:
pages and waivers name them.
"""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import Architecture
from docs_app.core.lint import nothing_listens, target_group_empty
from docs_app.core.lint.check import LEVELS, Check, Finding

MODULES = (nothing_listens, target_group_empty)

CHECKS: Mapping[str, Check] = {
    check.code: check for check in sorted((each.CHECK for each in MODULES), key=lambda c: c.code)
}
"""Every check by its code, in the order of the codes."""


def lint(architecture: Architecture) -> tuple[Finding, ...]:
    """Return what is wrong: errors, warnings, notes; each by code and then in document order."""
    found = [each for check in CHECKS.values() for each in check.findings(architecture)]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def new_errors(before: Architecture | None, after: Architecture) -> tuple[Finding, ...]:
    """Return the errors of ``after`` that ``before`` had not: those for which a save is refused.

    Two findings are the same when code and subject are. ``before`` None: there was nothing.
    """
    known = () if before is None else lint(before)
    had = {(finding.code, finding.subject) for finding in known}
    return tuple(
        finding
        for finding in lint(after)
        if finding.level == "error" and (finding.code, finding.subject) not in had
    )


__all__ = ["CHECKS", "LEVELS", "Check", "Finding", "lint", "new_errors"]
