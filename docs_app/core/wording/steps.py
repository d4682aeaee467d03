"""A step of a trace as a sentence that says what happens at this hop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docs_app.core.architecture import Architecture, Forward, Hop
from docs_app.core.codes import CODES
from docs_app.core.index import index_of
from docs_app.core.steps import Step, Trace
from docs_app.core.wording.gateway import gateway_sentence
from docs_app.core.wording.names import hop_label, port_label
from docs_app.core.wording.parts import change_clauses, rule_of
from docs_app.core.wording.rules import does_clause, way_clause

STOPS = ("WALK_LOOP", "WALK_NOTHING_LISTENS", "WALK_NOT_OPEN", "WALK_TOO_LONG")
"""Codes of steps into a hop that the request does not get into."""


def step_sentence(architecture: Architecture, trace: Trace, number: int) -> str:
    """Return what happens at the step; steps count from 1. IndexError: there is no such step."""
    if not 1 <= number <= len(trace.steps):
        raise IndexError(number)
    step = trace.steps[number - 1]
    hop = index_of(architecture).hops.get(step.hop)
    if hop is None:
        return f"The request comes to {step.hop}, which is no longer documented."
    if step.role == "check":
        return _asked(hop, trace, number)
    if set(step.codes) & set(STOPS):
        return f"The request comes to {_at(architecture, step)} and gets no further."
    write = _WRITERS.get(hop.kind, _any)
    return _capital(write(architecture, trace, number))


def _capital(text: str) -> str:
    """Return the text with a capital only where it begins with "the": names keep their letters."""
    return "T" + text[1:] if text.startswith("the ") else text


def _at(architecture: Architecture, step: Step) -> str:
    port = index_of(architecture).ports.get((step.hop, step.port or ""))
    name = hop_label(architecture, step.hop)
    return name if port is None else f"{name} on {port_label(port)}"


def _asked(hop: Hop, trace: Trace, number: int) -> str:
    state = trace.request.token.state
    verdict = {
        "valid": "the token is genuine and has not expired",
        "invalid": "this token is not genuine",
        "expired": "this token has expired",
    }.get(state, "there is no token")
    before = trace.steps[number - 2].codes if number > 1 else ()
    refused = next((code for code in before if code in {"GW_SCOPE_MISSING", "GW_TOKEN_USE"}), "")
    but = f", but it does not fit the rule: {CODES[refused].title.lower()}" if refused else ""
    assumed = "ASSUME_TOKEN_ACCEPTED" in trace.steps[number - 1].assumptions
    note = " Which tokens the rule needs is not recorded; it is taken to be enough."
    return f"{hop.name} is asked about the token: {verdict}{but}.{note if assumed else ''}"


def _client(architecture: Architecture, trace: Trace, number: int) -> str:
    request = trace.request
    token = {
        "valid": "with a valid token",
        "invalid": "with a token that is not valid",
        "expired": "with an expired token",
    }.get(request.token.state, "without a token")
    name = hop_label(architecture, trace.steps[number - 1].hop)
    return f"{name} sends {request.method.upper()} {request.url} {token}."


def _link(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    hop = index_of(architecture).hops[step.hop]
    zone = index_of(architecture).zones.get(hop.zone or "")
    into = "" if zone is None else f" into {zone.name}"
    return f"the VPC link {hop_label(architecture, step.hop)} carries the request{into}."


def _balancer(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    rule = rule_of(architecture, step)
    name = f"the network load balancer {hop_label(architecture, step.hop)}"
    port = index_of(architecture).ports.get((step.hop, step.port or ""))
    on = "" if port is None else f" on {port_label(port)}"
    if rule is None:
        return f"{name} gets the connection{on} and stops there: {trace.outcome.message}."
    return f"{name} takes the connection{on} and {does_clause(architecture, rule, 'it')}."


def _target_group(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    name = hop_label(architecture, step.hop)
    rule = rule_of(architecture, step)
    if rule is not None and isinstance(rule.action, Forward):
        to = way_clause(architecture, rule.action)
        return f"{name} chooses one of its healthy targets: {to}."
    if "TG_EMPTY" in step.codes:
        return f"{name} has no registered target to send to."
    return f"{name} chooses one of several targets that differ; which one, nobody can say before."


def _any(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    rule = rule_of(architecture, step)
    where = _at(architecture, step)
    last = number == len(trace.steps)
    if rule is not None and not last:
        changed = "".join(f", {each}," for each in change_clauses(step.rewrites))
        return f"{where} takes the request{changed} and {does_clause(architecture, rule, 'it')}."
    if last and trace.outcome.kind == "delivered":
        status = trace.outcome.status
        with_status = "" if status is None else f" with {status}"
        return f"{where} takes the request and answers{with_status}."
    return f"{where} gets the request and stops there: {trace.outcome.message}."


_WRITERS: Mapping[str, Callable[[Architecture, Trace, int], str]] = {
    "client": _client,
    "gateway": gateway_sentence,
    "vpc_link": _link,
    "load_balancer": _balancer,
    "target_group": _target_group,
}
