"""What is wrong with the documentation: checks, each with a code of its own.

To add a check: a module here with a pure function and a ``CHECK``, its line in ``MODULES``, and a
test with at least as many cases that it leaves alone as cases that it finds. Codes are stable:
pages and waivers name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from docs_app.core.architecture import Architecture
from docs_app.core.index import kept
from docs_app.core.lint import (
    dead_reference,
    example_fails,
    example_none,
    forwarding_loop,
    health_check_none,
    health_check_path,
    health_check_port,
    hop_unreached,
    listener_without_rule,
    name_unlike,
    no_authorizer,
    not_recorded,
    nothing_listens,
    page_unlinked,
    port_not_open,
    port_number_typed,
    port_too_open,
    rule_never_taken,
    target_group_empty,
    target_port_unlike,
    task_port_clash,
)
from docs_app.core.lint.check import LEVELS, Check, Finding

MODULES = (
    dead_reference,
    example_fails,
    example_none,
    forwarding_loop,
    health_check_none,
    health_check_path,
    health_check_port,
    hop_unreached,
    listener_without_rule,
    name_unlike,
    no_authorizer,
    not_recorded,
    nothing_listens,
    page_unlinked,
    port_not_open,
    port_number_typed,
    port_too_open,
    rule_never_taken,
    target_group_empty,
    target_port_unlike,
    task_port_clash,
)

CHECKS: Mapping[str, Check] = {
    check.code: check for check in sorted((each.CHECK for each in MODULES), key=lambda c: c.code)
}
"""Every check by its code, in the order of the codes."""


def lint(architecture: Architecture) -> tuple[Finding, ...]:
    """Return what is wrong: errors, warnings, notes; each by code and then in document order.

    The first call costs all checks; the value keeps the answer, so later calls are free.
    """
    return kept(architecture, "lint", _findings)


def _findings(architecture: Architecture) -> tuple[Finding, ...]:
    found = [each for check in CHECKS.values() for each in check.findings(architecture)]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def new_errors(before: Architecture | None, after: Architecture) -> tuple[Finding, ...]:
    """Return the errors of ``after`` that ``before`` had not: those for which a save is refused.

    Findings are the same when code and subject are; where a subject has more of one code than it
    had, those that say something new are returned. ``before`` None: there was nothing.
    """
    errors = tuple(finding for finding in lint(after) if finding.level == "error")
    if not errors or before is None:
        return errors
    old = lint(before)
    had, has = (Counter((each.code, each.subject) for each in some) for some in (old, errors))
    return tuple(
        each
        for each in errors
        if has[each.code, each.subject] > had[each.code, each.subject] and each not in old
    )


__all__ = ["CHECKS", "LEVELS", "Check", "Finding", "lint", "new_errors"]
