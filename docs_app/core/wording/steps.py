"""A step of a trace as a sentence that says what happens at this hop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.codes import CODES
from docs_app.core.index import index_of
from docs_app.core.steps import Rewrite, Step, Trace
from docs_app.core.wording.names import destination_label, hop_label, listed, port_label
from docs_app.core.wording.rules import action_clause

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


def _rule(architecture: Architecture, step: Step) -> Rule | None:
    return index_of(architecture).rules.get((step.hop, step.rule or ""))


def _name(architecture: Architecture, step: Step, title: str) -> str:
    """Return the kind's title with the name, where the name does not say the kind itself."""
    name = hop_label(architecture, step.hop)
    return name if title.casefold() in name.casefold() else f"{title} ({name})"


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


def _changes(rewrites: tuple[Rewrite, ...]) -> list[str]:
    """Return each change of the path as a verb phrase."""
    written = []
    for each in rewrites:
        what, _, verb = each.what.rpartition(" ")
        if verb == "stripped":
            cut = each.before.removesuffix(each.after.removeprefix("/")).rstrip("/")
            written.append(f"strips the {what} {cut}")
        elif each.what == "trailing slash left out":
            written.append("leaves out the slash at the end")
        elif each.what == "path decoded":
            written.append(f"decodes the path to {each.after}")
        else:
            written.append(f"rewrites the path to {each.after}")
    return written


def _gateway(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    name = _name(architecture, step, "API Gateway")
    rule = _rule(architecture, step)
    early = [each for each in step.rewrites if each.what not in {"path rewritten", "path decoded"}]
    late = [each for each in step.rewrites if each not in early]
    did = _changes(tuple(early))
    if rule is None:
        did.append(f"stops there: {_stop(trace, step)}")
        return f"{name} {_series(did)}."
    path = early[-1].after if early else step.path
    did.append(f"takes {trace.request.method.upper()} {path} by rule {rule.slug}")
    refused = "GW_INTEGRATION" not in step.codes and trace.outcome.kind == "rejected"
    if _is_asked(trace, number):
        did.append(f"asks {hop_label(architecture, rule.authorizer or '')}")
    if refused:
        return f"{name} {_series([*did, f'refuses: {trace.outcome.message}'])}."
    does = action_clause(architecture, rule).partition(" as ")[0]
    did += [*_changes(tuple(late)), _third_person(does)]
    return f"{name} {_series(did)}."


def _is_asked(trace: Trace, number: int) -> bool:
    return number < len(trace.steps) and trace.steps[number].role == "check"


def _stop(trace: Trace, step: Step) -> str:
    """Return why a request stopped at the step: the outcome's words if it was made here."""
    code = next(reversed(step.codes), "")
    if trace.outcome.code == code and trace.outcome.message:
        return trace.outcome.message
    return CODES[code].title.lower() if code in CODES else "no rule takes it"


def _third_person(clause: str) -> str:
    """Return ``forward to x`` as ``forwards to x``."""
    verb, _, rest = clause.partition(" ")
    return f"{verb}s {rest}"


def _series(parts: list[str]) -> str:
    return listed(parts, "and")


def _link(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    hop = index_of(architecture).hops[step.hop]
    zone = index_of(architecture).zones.get(hop.zone or "")
    into = "" if zone is None else f" into {zone.name}"
    return f"the VPC link {hop_label(architecture, step.hop)} carries the request{into}."


def _balancer(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    rule = _rule(architecture, step)
    name = f"the network load balancer {hop_label(architecture, step.hop)}"
    port = index_of(architecture).ports.get((step.hop, step.port or ""))
    on = "" if port is None else f" on {port_label(port)}"
    if rule is None:
        return f"{name} gets the connection{on} and stops there: {_stop(trace, step)}."
    does = _third_person(action_clause(architecture, rule).partition(" as ")[0])
    return f"{name} takes the connection{on} and {does}."


def _target_group(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    name = hop_label(architecture, step.hop)
    rule = _rule(architecture, step)
    if rule is not None and hasattr(rule.action, "to"):
        to = destination_label(architecture, rule.action.to)
        return f"{name} chooses one of its healthy targets: {to}."
    if "TG_EMPTY" in step.codes:
        return f"{name} has no registered target to send to."
    return f"{name} chooses one of several targets that differ; which one, nobody can say before."


def _any(architecture: Architecture, trace: Trace, number: int) -> str:
    step = trace.steps[number - 1]
    rule = _rule(architecture, step)
    where = _at(architecture, step)
    last = number == len(trace.steps)
    if rule is not None and not last:
        does = _third_person(action_clause(architecture, rule))
        return f"{where} takes the request and {does}."
    if last and trace.outcome.kind == "delivered":
        status = trace.outcome.status
        with_status = "" if status is None else f" with {status}"
        return f"{where} takes the request and answers{with_status}."
    return f"{where} gets the request and stops there: {_stop(trace, step)}."


_WRITERS: Mapping[str, Callable[[Architecture, Trace, int], str]] = {
    "client": _client,
    "gateway": _gateway,
    "vpc_link": _link,
    "load_balancer": _balancer,
    "target_group": _target_group,
}
