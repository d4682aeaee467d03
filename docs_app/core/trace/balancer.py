"""The network load balancer: the listener of the port, and the target group behind it."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward, Hop, Rule
from docs_app.core.kinds import effective
from docs_app.core.steps import Step
from docs_app.core.trace.choosing import choose, way_on
from docs_app.core.trace.decisions import (
    DROPPED,
    RESET,
    Decision,
    End,
    Ending,
    GoOn,
    Visit,
    answered,
    failed,
)
from docs_app.core.trace.facts import number, setting_fact
from docs_app.core.trace.service import nothing_recorded


def decide(visit: Visit) -> Decision:
    """Return the way to the target group. The balancer sees no HTTP, so no path is rewritten."""
    chosen = choose(visit)
    rule = None if _lost(visit) else chosen.rule
    step = replace(visit.step(), passed_over=chosen.passed_over)
    if not visit.hop.rules:
        return nothing_recorded(visit, step)
    if rule is None:
        where = "this port" if visit.port is None else f"port {visit.port.number}"
        message = f"{visit.hop.name} has no listener on {where} and drops what comes there"
        ending = failed("NLB_NO_LISTENER", message, DROPPED)
        return End(replace(step, codes=("NLB_NO_LISTENER",)), ending)
    step = replace(step, rule=rule.slug, codes=("NLB_LISTENER_MATCHED",))
    if not isinstance(rule.action, Forward):
        return End(step, answered(visit.hop.slug, rule.action.status))
    step = replace(step, facts=(setting_fact(visit.hop, "cross_zone"),))
    return _hand_on(visit, _with_zone_out(visit, step), (rule, rule.action))


def _lost(visit: Visit) -> bool:
    """Say whether a fault took the listener of this port away."""
    port = visit.port
    return port is not None and visit.broken.has(
        "listener-missing", f"{visit.hop.slug}/{port.slug}"
    )


def _hand_on(visit: Visit, step: Step, taken: tuple[Rule, Forward]) -> GoOn:
    rule, forward = taken
    ways = (way_on(visit, rule, forward, visit.travel.path),)
    if not visit.broken.has("idle", visit.hop.slug):
        return GoOn(step, ways)
    fact = setting_fact(visit.hop, "idle_timeout")
    step = replace(step, codes=(*step.codes, "NLB_IDLE"), facts=(*step.facts, fact))
    return GoOn(step, ways, also=(_forgotten(visit),))


def _forgotten(visit: Visit) -> Ending:
    """Return what the first request on a forgotten flow meets; the next makes a new one."""
    limit = number(visit.hop, "idle_timeout")
    message = f"{visit.hop.name} has forgotten a flow idle for over {limit} s and resets it, once"
    return failed("NLB_IDLE", message, RESET)


def _with_zone_out(visit: Visit, step: Step) -> Step:
    """Return the step with what it means that a target group lacks healthy targets in a zone.

    With cross-zone balancing every node has the targets of all zones, so none leaves DNS.
    """
    behind = (rule.action.to.hop for rule in visit.hop.rules if isinstance(rule.action, Forward))
    groups = (hop for hop in behind if visit.index.hops[hop].kind == "target_group")
    if zonal(visit.hop) and any(visit.broken.has("zone-out", group) for group in groups):
        codes = (*step.codes, "NLB_ZONE_OUT_OF_DNS", "NLB_ZONAL")
        return replace(step, codes=codes, assumptions=("ASSUME_VPCLINK_FOLLOWS_DNS",))
    return step


def zonal(balancer: Hop) -> bool:
    """Say whether a node of the balancer uses targets of its own zone only."""
    return effective(balancer, "cross_zone") is not True
