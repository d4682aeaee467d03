"""The target group: one of its targets gets the connection; each rule is a target."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward, Zone
from docs_app.core.steps import Fact
from docs_app.core.trace.choosing import way_on
from docs_app.core.trace.decisions import UNREACHABLE, Decision, End, GoOn, Visit, Way, failed
from docs_app.core.trace.facts import NOT_RECORDED
from docs_app.core.wording.names import hop_label


def decide(visit: Visit) -> Decision:
    """Return the ways to all targets: which one is taken, nobody can say of a single request.

    A group is no place on the network: its targets see the load balancer as the sender. Targets
    in a task that is recorded to run no copies are not registered.
    """
    targets = [
        (replace(way, travel=replace(way.travel, zone=visit.travel.zone)), _task(visit, way))
        for rule in visit.hop.rules
        if isinstance(rule.action, Forward)
        for way in (way_on(visit, rule, rule.action, visit.travel.path),)
    ]
    running = [(way, task) for way, task in targets if task is None or task.replicas != 0]
    if not running:
        name = hop_label(visit.architecture, visit.hop.slug)
        ending = failed("TG_EMPTY", f"{name} has no registered target", UNREACHABLE)
        return End(visit.step(("TG_EMPTY",)), ending)
    several = len(running) > 1 or any(task and (task.replicas or 1) > 1 for _, task in running)
    codes = ("NLB_FLOW_HASH", "TG_TARGET_CHOSEN") if several else ("TG_TARGET_CHOSEN",)
    rule_slug = running[0][0].rule if len(running) == 1 else None
    step = replace(visit.step(codes, rule=rule_slug), facts=_copies(running))
    return GoOn(step, tuple(way for way, _ in running))


def _task(visit: Visit, way: Way) -> Zone | None:
    """Return the task that a target runs in, if it is documented as one."""
    hop = visit.index.hops.get(way.to.hop)
    zone = None if hop is None else visit.index.zones.get(hop.zone or "")
    return zone if zone is not None and zone.kind == "task" else None


def _copies(running: list[tuple[Way, Zone | None]]) -> tuple[Fact, ...]:
    tasks = {task.slug: task for _, task in running if task is not None}
    return tuple(
        Fact(
            f"Copies of {task.name}",
            NOT_RECORDED if task.replicas is None else str(task.replicas),
            task.replicas is not None,
        )
        for task in tasks.values()
    )
