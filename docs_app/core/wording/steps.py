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
from docs_app.core.wording.tokens import token_sentence

STOPS = (
    "WALK_LOOP",
    "WALK_NOTHING_LISTENS",
    "WALK_NOT_OPEN",
    "WALK_TOO_LONG",
    "SG_BLOCKS",
    "CT_NGINX_DOWN",
    "CT_APP_DOWN",
)
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
    if any(code.startswith("COG_") for code in step.codes):
        return token_sentence(hop, step, trace.outcome)
    if set(step.codes) & set(STOPS) or _stopped(hop, step):
        return f"The request comes to {_at(architecture, step)} and gets no further."
    write = _WRITERS.get(hop.kind, _any)
    return _capital(write(architecture, trace, number))


def _stopped(hop: Hop, step: Step) -> bool:
    """Say whether the hop's own task has stopped; a target group may have others left."""
    return "ECS_ESSENTIAL_EXIT" in step.codes and hop.kind != "target_group"


def _capital(text: str) -> str:
    """Return the text with a capital only where it begins with "the": names keep their letters."""
    return "T" + text[1:] if text.startswith("the ") else text


def _at(architecture: Architecture, step: Step) -> str:
    port = index_of(architecture).ports.get((step.hop, step.port or ""))
    name = hop_label(architecture, step.hop)
    return name if port is None else f"{name} on {port_label(port)}"


def _asked(hop: Hop, trace: Trace, number: int) -> str:
    state = trace.request.token.state
    before = trace.steps[number - 2].codes if number > 1 else ()
    if "GW_AUTHORIZER_DOWN" in before:
        return f"{hop.name} is to be asked about the token, and cannot be reached."
    if "GW_TOKEN_INVALID" in before:
        return f"{hop.name} is asked about the token: this token is not genuine."
    verdict = {
        "valid": "the token is genuine and has not expired",
        "expired": "this token has expired",
    }.get(state, "there is no token")
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
    name = f"the VPC link {hop_label(architecture, step.hop)}"
    if "VPCL_NOT_AVAILABLE" in step.codes:
        return f"{name} is to carry the request{into}, and is not available."
    return f"{name} carries the request{into}."


def _balancer(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    rule = rule_of(architecture, step)
    name = f"the network load balancer {hop_label(architecture, step.hop)}"
    port = index_of(architecture).ports.get((step.hop, step.port or ""))
    on = "" if port is None else f" on {port_label(port)}"
    if rule is None:
        return f"{name} gets the connection{on} and stops there: {trace.outcome.message}."
    did = f"takes the connection{on} and {does_clause(architecture, rule, 'it')}"
    if "NLB_IDLE" in step.codes:
        return f"{name} {did}, or resets a flow that it has forgotten."
    return f"{name} {did}."


def _target_group(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    name = hop_label(architecture, step.hop)
    rule = rule_of(architecture, step)
    if "TG_EMPTY" in step.codes:
        return f"{name} has no registered target to send to."
    if not set(step.codes) & {"TG_TARGET_CHOSEN", "TG_FAIL_OPEN"}:
        return f"{name} stops there: {trace.outcome.message}."
    reset = ", or the connection is reset once" if "TG_TARGET_RESET" in step.codes else ""
    healthy = "healthy targets"
    if "TG_FAIL_OPEN" in step.codes:
        healthy = "targets, all of them unhealthy"
    if rule is not None and isinstance(rule.action, Forward):
        to = way_clause(architecture, rule.action)
        return f"{name} chooses one of its {healthy}: {to}{reset}."
    several = "several targets that differ"
    return f"{name} chooses one of {several}; which one, nobody can say before{reset}."


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
    answered = set(step.codes) & {"APP_ANSWERED", "NGX_ANSWERED", "APP_NO_ROUTE", "APP_METHOD"}
    if answered and trace.outcome.hop != step.hop:
        return f"{where} takes the request and answers too late: {trace.outcome.message}."
    return f"{where} gets the request and stops there: {trace.outcome.message}."


_WRITERS: Mapping[str, Callable[[Architecture, Trace, int], str]] = {
    "client": _client,
    "gateway": gateway_sentence,
    "vpc_link": _link,
    "load_balancer": _balancer,
    "target_group": _target_group,
}
