"""Which targets of a group may get a new connection, given what is wrong with them.

States of targets and what they mean:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs_app.core.architecture import Zone
from docs_app.core.steps import Fact
from docs_app.core.trace.balancer import zonal
from docs_app.core.trace.breaking import stopped
from docs_app.core.trace.decisions import Visit

STATES = (
    ("draining", "TG_DRAINING", "being deregistered"),
    ("initial", "TG_NOT_YET_HEALTHY", "not yet healthy"),
)
"""Faults of targets that get no new connection: kind, code, and what the targets are then."""


@dataclass(frozen=True, slots=True)
class Health:
    """The targets' health.

    ``left`` says for each target whether it may get the connection; None: that hangs on the
    number of copies, which is not recorded. ``fail_open``: all that are left are unhealthy.
    ``codes`` are the states that targets are in, the worst first; ``why`` tells them.
    """

    left: tuple[bool, ...] | None
    fail_open: bool = False
    codes: tuple[str, ...] = ()
    why: str = ""
    facts: tuple[Fact, ...] = ()


def health_of(visit: Visit, tasks: Sequence[Zone | None]) -> Health:
    """Return the health of a group's targets; each runs in a task or stands alone (None)."""
    group, broken = visit.hop.slug, visit.broken
    states = [state for state in STATES if broken.has(state[0], group)]
    exits = [task for task in _different(tasks) if broken.has("exited", task.slug)]
    codes = (
        *(("ECS_ESSENTIAL_EXIT",) if exits else ()),
        *(code for _, code, _ in STATES if _is(code, states) or (exits and code == "TG_DRAINING")),
    )
    why = " and ".join(
        (
            *(f"{task.name} has stopped" for task in exits),
            *(f"they are {is_}" for *_, is_ in states),
        )
    )
    everything = any(broken.everything(kind, group) for kind, *_ in states)
    left = tuple(not everything and not (task and stopped(visit, task)) for task in tasks)
    if not any(left):
        return Health(left, codes=codes, why=why)
    return _some(visit, tasks, left, codes, why)


def _is(code: str, states: Sequence[tuple[str, str, str]]) -> bool:
    return any(code == each for _, each, _ in states)


def _some(
    visit: Visit,
    tasks: Sequence[Zone | None],
    left: tuple[bool, ...],
    codes: tuple[str, ...],
    why: str,
) -> Health:
    """Return the health where some targets are out, if there are as many as that."""
    group, broken = visit.hop.slug, visit.broken
    rest = [task for task, stays in zip(tasks, left, strict=True) if stays]
    total = _registered(rest)
    exited = sum(broken.number("exited", task.slug) or 0 for task in rest if task is not None)
    out = exited + sum(broken.number(kind, group) or 0 for kind, *_ in STATES)
    if out and total is None:
        return Health(None, codes=codes, why=why)
    if total is not None and out >= total:
        return Health((False,) * len(left), codes=codes, why=why)
    if not broken.has("unhealthy", group):
        return Health(left, codes=(*codes, *_zonal(visit, partly=bool(out))), why=why)
    unhealthy = broken.number("unhealthy", group)
    fail_open = unhealthy is None or (total is not None and unhealthy >= total - out)
    fact = _healthy_fact(total, out, unhealthy)
    codes = (*codes, *_zonal(visit, partly=not fail_open))
    return Health(left, fail_open, codes, why, (fact,))


def _healthy_fact(total: int | None, out: int, unhealthy: int | None) -> Fact:
    if total is None:
        told = "none" if unhealthy is None else f"all but {unhealthy}"
        return Fact("Healthy targets", told, False)
    healthy = 0 if unhealthy is None else max(total - out - unhealthy, 0)
    return Fact("Healthy targets", f"{healthy} of {total}")


def _different(tasks: Sequence[Zone | None]) -> tuple[Zone, ...]:
    return tuple({task.slug: task for task in tasks if task is not None}.values())


def _registered(tasks: Sequence[Zone | None]) -> int | None:
    copies = [1 if task is None else task.replicas for task in tasks]
    return None if None in copies else sum(each or 0 for each in copies)


def _zonal(visit: Visit, *, partly: bool) -> tuple[str, ...]:
    """Where only some targets are left, which of them hangs on the node's zone."""
    senders = {hop for hop, _ in visit.index.incoming.get(visit.hop.slug, ())}
    balancers = (visit.index.hops[each] for each in senders)
    zoned = partly and any(hop.kind == "load_balancer" and zonal(hop) for hop in balancers)
    return ("NLB_ZONAL",) if zoned else ()
