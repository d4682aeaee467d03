"""nginx in a container: its body limit, its preflight answer, its upstream."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Destination, Forward, Rule
from docs_app.core.codes import CODES
from docs_app.core.kinds import effective, recorded
from docs_app.core.steps import NOT_RECORDED, Fact, Missing, Step
from docs_app.core.trace.choosing import Chosen, choose, rewrites_of, way_on
from docs_app.core.trace.decisions import (
    DROPPED,
    Answer,
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
from docs_app.core.trace.service import ended_by_lack

SERVER = (("Server", "nginx"),)
HTML = (("Content-Type", "text/html"),)
ORIGIN = "Access-Control-Allow-Origin"


def decide(visit: Visit) -> Decision:
    """Return what nginx does with the request."""
    step = replace(visit.step(), facts=(setting_fact(visit.hop, "body_limit"),))
    limit = number(visit.hop, "body_limit")
    size = visit.travel.request.body_bytes
    if size > limit > 0:  # 0 turns the limit off
        message = f"the body has {size:,} bytes, and {visit.hop.name} takes {limit:,}"
        ending = rejected(visit.hop.slug, "NGX_TOO_LARGE", 413, message, _page(413))
        return End(replace(step, codes=("NGX_TOO_LARGE", *_cors(visit))), _as_nginx(visit, ending))
    if visit.travel.method == "OPTIONS":
        own = effective(visit.hop, "answers_preflight")
        if own is None:
            return _not_recorded(visit, step)
        if own:
            return _preflight(visit, step)
    return _proxied(visit, step, choose(visit))


def _preflight(visit: Visit, step: Step) -> End:
    """Answer as nginx does itself: what it sets for an origin outside its `if` is not sent here."""
    cors = recorded(visit.hop, "cors") is True
    headers = (("Access-Control-Allow-Methods", NOT_RECORDED),) if cors else ()
    status = CODES["NGX_PREFLIGHT"].status
    ending = answered(visit.hop.slug, status, "NGX_PREFLIGHT", headers=(*SERVER, *headers))
    return End(replace(step, codes=("NGX_PREFLIGHT",)), ending)


def _not_recorded(visit: Visit, step: Step) -> End:
    name = visit.hop.name
    missing = Missing(
        visit.hop.slug, "whether it answers OPTIONS itself", f"whoever configures {name}"
    )
    message = f"nobody recorded whether {name} answers OPTIONS itself or passes it on"
    ending = undetermined("WALK_NOT_RECORDED", message, missing)
    return End(replace(step, codes=("WALK_NOT_RECORDED",)), ending)


def _proxied(visit: Visit, step: Step, chosen: Chosen) -> Decision:
    step = replace(
        step, rule=chosen.slug, passed_over=chosen.passed_over, assumptions=chosen.assumptions
    )
    if chosen.rule is None:
        return ended_by_lack(visit, step)
    if not isinstance(chosen.rule.action, Forward):
        status = chosen.rule.action.status
        return End(step, answered(visit.hop.slug, status, headers=SERVER))
    return _upstream(visit, step, chosen, (chosen.rule, chosen.rule.action))


def _upstream(visit: Visit, step: Step, chosen: Chosen, taken: tuple[Rule, Forward]) -> GoOn:
    rule, forward = taken
    changes = rewrites_of(forward, chosen.values, visit.travel.path)
    path = changes[-1].after if changes else visit.travel.path
    neighbour = _neighbour(visit, forward.to)
    host = "localhost" if neighbour else forward.to.hop
    step = replace(
        step,
        codes=("NGX_PROXIED", *(("ECS_AWSVPC",) if neighbour else ())),
        rewrites=changes,
        facts=(
            *step.facts,
            setting_fact(visit.hop, "read_timeout"),
            Fact("Host header passed on", host, False, CODES["NGX_PROXIED"].source),
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


def _cors(visit: Visit) -> tuple[str, ...]:
    adds = recorded(visit.hop, "cors") is True and visit.travel.method != "OPTIONS"
    return ("NGX_CORS",) if adds else ()


def _as_nginx(visit: Visit, ending: Ending) -> Ending:
    """Return the answer with the headers that every answer through nginx has."""
    own = (*SERVER, *(((ORIGIN, NOT_RECORDED),) if _cors(visit) else ()))
    names = {name.lower() for name, _ in own}
    kept = tuple(each for each in ending.outcome.headers if each[0].lower() not in names)
    return replace(ending, outcome=replace(ending.outcome, headers=(*kept, *own)))


def _page(status: int) -> Answer:
    titles = {
        413: "Request Entity Too Large",
        502: "Bad Gateway",
        504: "Gateway Time-out",
    }
    return Answer(f"<html>...<center><h1>{status} {titles[status]}</h1></center>...</html>", HTML)


def answer_back(visit: Visit, decided: GoOn, ending: Ending) -> Back:
    """Return what nginx makes of the app's answer, or of its absence, and what it says of that."""
    outcome = ending.outcome
    limit = number(visit.hop, "read_timeout")
    late = ending.failure == DROPPED or (not ending.failure and (outcome.seconds or 0) > limit)
    if not ending.failure and not late:
        if not outcome.hop or outcome.kind == "undetermined":
            return Back(ending)
        return Back(_as_nginx(visit, ending), _cors(visit))
    code, status = ("NGX_UPSTREAM_TIMEOUT", 504) if late else ("NGX_UPSTREAM_DOWN", 502)
    seconds = limit if late else outcome.seconds
    answer = rejected(visit.hop.slug, code, status, outcome.message, _page(status))
    answer = replace(answer, outcome=replace(answer.outcome, seconds=seconds))
    return Back(_as_nginx(visit, answer), (code, *_cors(visit)))
