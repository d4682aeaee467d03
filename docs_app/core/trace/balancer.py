"""The network load balancer: the listener of the port, and the target group behind it."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward
from docs_app.core.trace.choosing import choose, way_on
from docs_app.core.trace.decisions import DROPPED, Decision, End, GoOn, Visit, answered, failed
from docs_app.core.trace.facts import setting_fact
from docs_app.core.trace.service import nothing_recorded


def decide(visit: Visit) -> Decision:
    """Return the way to the target group. The balancer sees no HTTP, so no path is rewritten."""
    chosen = choose(visit)
    rule = chosen.rule
    step = replace(visit.step(rule=chosen.slug), passed_over=chosen.passed_over)
    if not visit.hop.rules:
        return nothing_recorded(visit, step)
    if rule is None:
        number = "this port" if visit.port is None else f"port {visit.port.number}"
        message = f"{visit.hop.name} has no listener on {number} and drops what comes there"
        ending = failed("NLB_NO_LISTENER", message, DROPPED)
        return End(replace(step, codes=("NLB_NO_LISTENER",)), ending)
    step = replace(step, codes=("NLB_LISTENER_MATCHED",))
    if not isinstance(rule.action, Forward):
        return End(step, answered(visit.hop.slug, rule.action.status))
    step = replace(step, facts=(setting_fact(visit.hop, "cross_zone"),))
    return GoOn(step, (way_on(visit, rule, rule.action, visit.travel.path),))
