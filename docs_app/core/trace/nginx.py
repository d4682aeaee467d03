"""nginx in a container: what it cannot read, its body limit, its locations, its upstream."""

from __future__ import annotations

import re
from dataclasses import replace

from docs_app.core.architecture import Destination, Forward, Rule
from docs_app.core.codes import CODES
from docs_app.core.kinds import effective
from docs_app.core.nginx_uri import read_path
from docs_app.core.steps import NOT_RECORDED, Fact, Missing, Step
from docs_app.core.trace.choosing import Chosen, choose, rewrites_by_nginx, way_on
from docs_app.core.trace.decisions import (
    DROPPED,
    Back,
    Decision,
    End,
    Ending,
    GoOn,
    Visit,
    answered,
    rejected,
    undetermined,
)
from docs_app.core.trace.facts import number, setting_fact
from docs_app.core.trace.nginx_answers import (
    SERVER,
    as_nginx,
    by_configuration,
    cors_codes,
    page,
    refused,
)
from docs_app.core.trace.service import ended_by_lack

_METHOD = re.compile(r"[A-Z_-]+")
NOT_TAKEN = ("TRACE", "CONNECT")
"""Methods that nginx does not pass on, whatever it is told."""


def decide(visit: Visit) -> Decision:
    """Return what nginx does with the request."""
    code, message = _unread(visit) or ("", "")
    if code:
        return End(visit.step((code,)), refused(visit, code, message))
    step = replace(visit.step(), facts=(setting_fact(visit.hop, "body_limit"),))
    over = _over(visit)
    if over is not None:
        return _end(visit, step, over)
    chosen = choose(visit)
    step = replace(step, passed_over=chosen.passed_over)
    if chosen.slash:
        return _end(visit, step, _sent_back(visit))
    status = visit.broken.number("answers", visit.hop.slug)
    if status is not None:
        return _end(visit, step, by_configuration(visit, status, None))
    return _preflight(visit, step) or _proxied(visit, step, chosen)


def _end(visit: Visit, step: Step, ending: Ending) -> End:
    """Return the end at an answer of nginx's own, the step with its code and that of CORS."""
    return End(replace(step, codes=(ending.outcome.code or "", *cors_codes(visit, ending))), ending)


def _unread(visit: Visit) -> tuple[str, str] | None:
    """Return the code and message of what nginx refuses before it looks at its configuration."""
    method, path = visit.travel.method, visit.travel.path
    if not _METHOD.fullmatch(method):
        return "NGX_BAD_REQUEST", f"a method has no digits for {visit.hop.name}, as {method} has"
    if read_path(path) is None:
        return "NGX_BAD_REQUEST", f"{visit.hop.name} cannot read the path {path}"
    if method in NOT_TAKEN:
        return "NGX_METHOD", f"{visit.hop.name} does not take {method}"
    return None


def _over(visit: Visit) -> Ending | None:
    limit = number(visit.hop, "body_limit")
    size = visit.travel.request.body_bytes
    if not size > limit > 0:  # 0 turns the limit off
        return None
    message = f"the body has {size:,} bytes, and {visit.hop.name} takes {limit:,}"
    return refused(visit, "NGX_TOO_LARGE", message)


def _sent_back(visit: Visit) -> Ending:
    path = visit.travel.path
    message = f"{visit.hop.name} has a prefix {path}/ and sends the caller there"
    ending = refused(visit, "NGX_SLASH", message)
    headers = (*ending.outcome.headers, ("Location", NOT_RECORDED))
    return replace(ending, outcome=replace(ending.outcome, headers=headers))


def _preflight(visit: Visit, step: Step) -> End | None:
    """Return the answer to OPTIONS where nginx makes it or nobody knows whether, else None.

    What nginx adds to other answers is not sent with this one.
    """
    own = effective(visit.hop, "answers_preflight")
    if visit.travel.method != "OPTIONS" or own is False:
        return None
    if own is None:
        return _not_recorded(visit, step)
    status = CODES["NGX_PREFLIGHT"].status
    ending = answered(visit.hop.slug, status, "NGX_PREFLIGHT", headers=SERVER)
    return End(replace(step, codes=("NGX_PREFLIGHT",), passed_over=()), ending)


def _not_recorded(visit: Visit, step: Step) -> End:
    name = visit.hop.name
    missing = Missing(
        visit.hop.slug, "whether it answers OPTIONS itself", f"whoever configures {name}"
    )
    message = f"nobody recorded whether {name} answers OPTIONS itself or passes it on"
    ending = undetermined("WALK_NOT_RECORDED", message, missing)
    return End(replace(step, codes=("WALK_NOT_RECORDED",), passed_over=()), ending)


def _proxied(visit: Visit, step: Step, chosen: Chosen) -> Decision:
    step = replace(step, rule=chosen.slug)
    if chosen.rule is None:
        return ended_by_lack(visit, step)
    if not isinstance(chosen.rule.action, Forward):
        return _end(visit, step, by_configuration(visit, chosen.rule.action.status))
    return _upstream(visit, step, chosen, (chosen.rule, chosen.rule.action))


def _upstream(visit: Visit, step: Step, chosen: Chosen, taken: tuple[Rule, Forward]) -> GoOn:
    rule, forward = taken
    changes = rewrites_by_nginx(forward, chosen.values, visit.travel.path)
    path = changes[-1].after if changes else visit.travel.path
    neighbour = _neighbour(visit, forward.to)
    host = "localhost" if neighbour else forward.to.hop
    port = visit.index.port(forward.to)
    address = host if port is None or port.number == 80 else f"{host}:{port.number}"
    step = replace(
        step,
        codes=("NGX_PROXIED", *(("ECS_AWSVPC",) if neighbour else ())),
        rewrites=changes,
        facts=(
            *step.facts,
            setting_fact(visit.hop, "read_timeout"),
            Fact("Host header passed on", address, False, CODES["NGX_PROXIED"].source),
        ),
    )
    return GoOn(step, (way_on(visit, rule, forward, path, host),))


def _neighbour(visit: Visit, to: Destination) -> bool:
    """Say whether the upstream runs in the same task, and so on the same address."""
    upstream = visit.index.hops.get(to.hop)
    zone = visit.index.zones.get(visit.hop.zone or "")
    if upstream is None or zone is None:
        return False
    return zone.kind == "task" and upstream.zone == zone.slug


def answer_back(visit: Visit, decided: GoOn, ending: Ending) -> Back:
    """Return what nginx makes of the app's answer, or of its absence, and what it says of that."""
    outcome = ending.outcome
    limit = number(visit.hop, "read_timeout")
    lost = ending.failure == DROPPED
    late = lost or (not ending.failure and (outcome.seconds or 0) > limit)
    # A port that is not there is a refusal to who asks it.
    if not late and not ending.failure and outcome.code != "WALK_NOTHING_LISTENS":
        if not outcome.hop or outcome.kind == "undetermined":
            return Back(ending)
        return Back(as_nginx(visit, ending), cors_codes(visit, ending))
    code, status = ("NGX_UPSTREAM_TIMEOUT", 504) if late else ("NGX_UPSTREAM_DOWN", 502)
    answer = rejected(visit.hop.slug, code, status, outcome.message, page(status))
    seconds = number(visit.hop, "connect_timeout") if lost else limit if late else outcome.seconds
    if outcome.code == "WALK_NOTHING_LISTENS":
        seconds = 0
    answer = replace(answer, outcome=replace(answer.outcome, seconds=seconds))
    return Back(as_nginx(visit, answer), (code, *cors_codes(visit, answer)))
