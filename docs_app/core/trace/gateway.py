"""The API gateway: route, authorizer, limits, integration, in this order."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from docs_app.core.architecture import Forward, Rule
from docs_app.core.paths import REST, parse_path
from docs_app.core.steps import Rewrite, Step
from docs_app.core.trace.authorizer import check
from docs_app.core.trace.choosing import Chosen, choose, rewrites_of, way_on
from docs_app.core.trace.decisions import (
    DROPPED,
    Back,
    Decision,
    End,
    Ending,
    GoOn,
    Visit,
    answered,
)
from docs_app.core.trace.facts import number, setting_fact
from docs_app.core.trace.gateway_answers import late, passed_on, refusal
from docs_app.core.trace.gateway_limits import over_limit
from docs_app.core.trace.service import nothing_recorded
from docs_app.core.trace.stage_variables import fill


def decide(visit: Visit) -> Decision:
    """Return what the gateway does with the request."""
    stopped = _before_routing(visit)
    if stopped is not None:
        return stopped
    visit, slash = _without_final_slash(visit)
    chosen = choose(visit)
    step = replace(
        visit.step(rule=chosen.slug),
        path=slash.before if slash else visit.travel.path,
        rewrites=(slash,) if slash else (),
        assumptions=("ASSUME_TRAILING_SLASH",) if slash else (),
        passed_over=chosen.passed_over,
    )
    if chosen.rule is not None:
        step = replace(step, codes=("GW_RESOURCE_MATCHED", "GW_METHOD_MATCHED"))
        return _let_in(visit, step, chosen, chosen.rule)
    if not visit.hop.rules:
        return nothing_recorded(visit, step)
    codes = ("GW_RESOURCE_MATCHED", "GW_NO_ROUTE") if chosen.path_fits else ("GW_NO_ROUTE",)
    message = (
        f"no rule for {visit.travel.path} takes {visit.travel.method}"
        if chosen.path_fits
        else f"no rule takes the path {visit.travel.path}"
    )
    return End(replace(step, codes=codes), refusal(visit.hop, "GW_NO_ROUTE", message))


def _before_routing(visit: Visit) -> End | None:
    """Return how a firewall or a resource policy stops the request, which comes before all."""
    name = visit.hop.name
    checks = (
        ("waf", "GW_WAF", f"the firewall in front of {name} stops the request"),
        ("denied", "GW_ACCESS_DENIED", f"the resource policy of {name} does not let the caller in"),
    )
    for fault, code, message in checks:
        if visit.broken.has(fault, visit.hop.slug):
            return End(visit.step((code,)), refusal(visit.hop, code, message))
    return None


def _without_final_slash(visit: Visit) -> tuple[Visit, Rewrite | None]:
    path = visit.travel.path
    if len(path) == 1 or not path.endswith("/"):
        return visit, None
    travel = replace(visit.travel, path=path[:-1])
    return replace(visit, travel=travel), Rewrite("trailing slash left out", path, path[:-1])


def _let_in(visit: Visit, step: Step, chosen: Chosen, rule: Rule) -> Decision:
    verdict = check(visit, rule)
    if verdict.code:
        step = _with_code(step, verdict.code)
        return End(step, refusal(visit.hop, verdict.code, verdict.message), verdict.asked)
    step = replace(step, facts=(*step.facts, setting_fact(visit.hop, "body_limit")))
    over = over_limit(visit)
    if over is not None:
        code, message = over
        return End(_with_code(step, code), refusal(visit.hop, code, message), verdict.asked)
    if isinstance(rule.action, Forward):
        filled = fill(visit, rule.action)
        if isinstance(filled, Forward):
            return _forward(visit, step, chosen, (rule, filled), verdict.asked)
        return End(_with_code(step, filled.outcome.code or ""), filled, verdict.asked)
    return End(step, answered(visit.hop.slug, rule.action.status), verdict.asked)


def _with_code(step: Step, code: str) -> Step:
    return replace(step, codes=(*step.codes, code))


def _forward(
    visit: Visit,
    step: Step,
    chosen: Chosen,
    taken: tuple[Rule, Forward],
    asked: tuple[Step, ...],
) -> GoOn:
    rule, forward = taken
    decoded = _decoded(rule, chosen, visit.travel.path)
    path = decoded[0].after if decoded else visit.travel.path
    values = _decoded_values(rule, chosen)
    changes = (*decoded, *rewrites_of(forward, values, path))
    step = replace(
        step,
        codes=(*step.codes, *(("GW_PATH_DECODED",) if decoded else ()), "GW_INTEGRATION"),
        rewrites=(*step.rewrites, *changes),
        facts=(*step.facts, setting_fact(visit.hop, "integration_timeout")),
        assumptions=(
            *step.assumptions,
            *(("ASSUME_URI_PORT_SELECTS_LISTENER",) if forward.via else ()),
        ),
    )
    path = changes[-1].after if changes else path
    return GoOn(step, (way_on(visit, rule, forward, path),), asked)


def _rest_name(rule: Rule) -> str:
    pattern = parse_path(rule.match.path)
    return pattern[-1].text if pattern and pattern[-1].kind == REST else ""


def _decoded_values(rule: Rule, chosen: Chosen) -> dict[str, str]:
    rest = _rest_name(rule)
    return {name: unquote(v) if name == rest else v for name, v in chosen.values.items()}


def _decoded(rule: Rule, chosen: Chosen, path: str) -> tuple[Rewrite, ...]:
    """Return the change where ``{name+}`` took something percent-encoded (GW_PATH_DECODED)."""
    rest = chosen.values.get(_rest_name(rule), "")
    if unquote(rest) == rest:
        return ()
    return (Rewrite("path decoded", path, path.removesuffix(rest) + unquote(rest)),)


def answer_back(visit: Visit, decided: GoOn, ending: Ending) -> Back:
    """Return what the gateway makes of the answer, or of its absence, and the codes for that."""
    hop, outcome = visit.hop, ending.outcome
    timeout = number(hop, "integration_timeout")
    if ending.failure == DROPPED or (outcome.seconds or 0) > timeout:
        message = f"{outcome.message}; {hop.name} gives up after {timeout} s".removeprefix("; ")
        answer = late(refusal(hop, "GW_INTEGRATION_TIMEOUT", message), timeout)
        return Back(answer, ("GW_INTEGRATION_TIMEOUT",))
    if ending.failure:
        answer = refusal(hop, "GW_INTEGRATION_FAILURE", outcome.message)
        return Back(late(answer, outcome.seconds), ("GW_INTEGRATION_FAILURE",))
    told = outcome.hop and outcome.kind != "undetermined"
    return Back(passed_on(ending), ("GW_PASSTHROUGH",) if told else ())
