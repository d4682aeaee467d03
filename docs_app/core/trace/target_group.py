"""The target group: one of its targets gets the connection; each rule is a target."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward, Zone
from docs_app.core.steps import Fact, Missing
from docs_app.core.trace.breaking import task_of
from docs_app.core.trace.choosing import way_on
from docs_app.core.trace.decisions import (
    RESET,
    UNREACHABLE,
    Decision,
    End,
    Ending,
    GoOn,
    Visit,
    Way,
    failed,
    undetermined,
)
from docs_app.core.trace.facts import NOT_RECORDED, setting_fact
from docs_app.core.trace.health import Health, health_of
from docs_app.core.wording.names import hop_label

Target = tuple[Way, Zone | None]
"""A way to a target, and the task that it runs in, if it is documented as one."""


def decide(visit: Visit) -> Decision:
    """Return the ways to all targets: which one is taken, nobody can say of a single request.

    A group is no place on the network: its targets see the load balancer as the sender. Targets
    in a task that is recorded to run no copies are not registered.
    """
    targets = [
        (
            replace(way, travel=replace(way.travel, zone=visit.travel.zone)),
            task_of(visit, way.to.hop),
        )
        for rule in visit.hop.rules
        if isinstance(rule.action, Forward)
        for way in (way_on(visit, rule, rule.action, visit.travel.path),)
    ]
    running = [(way, task) for way, task in targets if task is None or task.replicas != 0]
    if not running or visit.broken.has("gone", visit.hop.slug):
        ending = failed("TG_EMPTY", f"{_name(visit)} has no registered target", UNREACHABLE)
        return End(visit.step(("TG_EMPTY",)), ending)
    health = health_of(visit, tuple(task for _, task in running))
    if health.left is None:
        return _unknown(visit, health)
    if not any(health.left):
        return _nobody(visit, health)
    return _choose(visit, running, health)


def _choose(visit: Visit, running: list[Target], health: Health) -> GoOn:
    left = [each for each, stays in zip(running, health.left or (), strict=True) if stays]
    several = len(left) > 1 or any(task and (task.replicas or 1) > 1 for _, task in left)
    flow = ("NLB_FLOW_HASH",) if several else ()
    chosen = "TG_FAIL_OPEN" if health.fail_open else "TG_TARGET_CHOSEN"
    rule_slug = left[0][0].rule if len(left) == 1 else None
    step = visit.step((*health.codes, *flow, chosen), rule=rule_slug)
    step = replace(step, facts=(*_copies(left), *health.facts))
    if not visit.broken.has("reset", visit.hop.slug):
        return GoOn(step, tuple(way for way, _ in left))
    step = replace(step, codes=(*step.codes, "TG_TARGET_RESET"))
    return GoOn(step, tuple(way for way, _ in left), also=(_reset(visit),))


def _reset(visit: Visit) -> Ending:
    message = (
        f"a target of {_name(visit)} became unhealthy, so its open connections are reset, once"
    )
    return failed("TG_TARGET_RESET", message, RESET)


def _nobody(visit: Visit, health: Health) -> End:
    """Return the end where no target takes new connections; the first code is the cause."""
    step = replace(visit.step(health.codes), facts=health.facts)
    if "TG_DRAINING" in health.codes:
        step = replace(step, facts=(*step.facts, setting_fact(visit.hop, "deregistration_delay")))
    message = f"no target of {_name(visit)} takes new connections: {health.why}"
    return End(step, failed(health.codes[0], message, UNREACHABLE))


def _unknown(visit: Visit, health: Health) -> End:
    name = _name(visit)
    message = f"nobody recorded how many targets {name} has, so whether one is left is not known"
    missing = Missing(
        visit.hop.slug, f"how many copies run behind {name}", "whoever runs the tasks"
    )
    ending = undetermined("WALK_NOT_RECORDED", message, missing)
    return End(
        replace(visit.step((*health.codes, "WALK_NOT_RECORDED")), facts=health.facts), ending
    )


def _name(visit: Visit) -> str:
    return hop_label(visit.architecture, visit.hop.slug)


def _copies(running: list[Target]) -> tuple[Fact, ...]:
    tasks = {task.slug: task for _, task in running if task is not None}
    return tuple(
        Fact(
            f"Copies of {task.name}",
            NOT_RECORDED if task.replicas is None else str(task.replicas),
            task.replicas is not None,
        )
        for task in tasks.values()
    )
