"""All checks but the one that looks at what the others find."""

from __future__ import annotations

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
from docs_app.core.lint.check import LEVELS, Finding

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


def rank(code: str, level: str) -> tuple[int, str]:
    """Return what findings are sorted by: errors first, then warnings and notes, each by code."""
    return LEVELS.index(level), code


_CHECKS = sorted((each.CHECK for each in MODULES), key=lambda check: rank(check.code, check.level))


def findings_of_checks(architecture: Architecture) -> tuple[Finding, ...]:
    """Return what the checks find, by rank and then in document order; kept with the value."""
    return kept(architecture, "findings_of_checks", _findings)


def _findings(architecture: Architecture) -> tuple[Finding, ...]:
    return tuple(found for check in _CHECKS for found in check.findings(architecture))
