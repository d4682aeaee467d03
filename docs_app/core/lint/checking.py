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
from docs_app.core.lint.check import Finding

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


def findings_of_checks(architecture: Architecture) -> tuple[Finding, ...]:
    """Return what the checks find, each in document order; made once and kept with the value."""
    return kept(architecture, "findings_of_checks", _findings)


def _findings(architecture: Architecture) -> tuple[Finding, ...]:
    return tuple(found for each in MODULES for found in each.CHECK.findings(architecture))
