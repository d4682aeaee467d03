"""What a gateway does with a request, as a sentence: it has the most to tell of all hops."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.steps import Step, Trace
from docs_app.core.wording.names import hop_label
from docs_app.core.wording.parts import change_clauses, rule_of
from docs_app.core.wording.rules import does_clause

TITLE = "API Gateway"
AFTER_CHOOSING = ("path decoded", "path rewritten")
"""Rewrites that follow from the rule; the others come before it is chosen."""


def gateway_sentence(architecture: Architecture, trace: Trace, number: int) -> str:
    """Return what the gateway does at the step, in the order in which it does it."""
    step = trace.steps[number - 1]
    early = tuple(each for each in step.rewrites if each.what not in AFTER_CHOOSING)
    late = tuple(each for each in step.rewrites if each.what in AFTER_CHOOSING)
    did = change_clauses(early)
    rule = rule_of(architecture, step)
    name = _name(architecture, step)
    if rule is None:
        return f"{name} {_series([*did, f'stops there: {trace.outcome.message}'])}."
    path = early[-1].after if early else step.path
    did.append(f"takes {step.method} {path} by rule {rule.slug}")
    if number < len(trace.steps) and trace.steps[number].role == "check":
        did.append(f"asks {hop_label(architecture, rule.authorizer or '')} about the token")
    if "GW_INTEGRATION" not in step.codes and trace.outcome.kind == "rejected":
        did.append(f"refuses it: {trace.outcome.message}")
    else:
        did += [*change_clauses(late), does_clause(architecture, rule)]
    return f"{name} {_series(did)}."


def _name(architecture: Architecture, step: Step) -> str:
    """Return the kind's title with the name, where the name does not say the kind itself."""
    name = hop_label(architecture, step.hop)
    return name if TITLE.casefold() in name.casefold() else f"{TITLE} ({name})"


def _series(parts: list[str]) -> str:
    """Return ``a, b, and c``: parts may hold an "and" of their own, so the comma stays."""
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"
