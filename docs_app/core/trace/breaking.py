"""What faults do to any process or port: closed, down, stopped, slow, answering on its own."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Zone
from docs_app.core.kinds import is_nginx
from docs_app.core.trace.decisions import (
    DROPPED,
    REFUSED,
    STATUS_NOT_RECORDED,
    End,
    Ending,
    Visit,
    answered,
    failed,
)
from docs_app.core.wording.names import hop_label, port_label


def shut(visit: Visit) -> Ending | None:
    """Return how it ends where a fault keeps the request from getting into the hop, else None.

    No security group stands between the containers of a task: they share an address.
    """
    broken, hop = visit.broken, visit.hop
    task = task_of(visit, hop.slug)
    neighbour = task is not None and task.slug == visit.travel.zone
    closed = visit.port is not None and broken.has("closed", f"{hop.slug}/{visit.port.slug}")
    if visit.port is not None and closed and not neighbour:
        label = f"{hop_label(visit.architecture, hop.slug)} on {port_label(visit.port)}"
        return failed("SG_BLOCKS", f"a security group lets nothing in to {label}", DROPPED)
    if broken.has("down", hop.slug):
        name = hop_label(visit.architecture, hop.slug)
        return failed(_down(visit), f"{name} is down and refuses the connection", REFUSED)
    if task is not None and stopped(visit, task):
        message = f"{task.name} has stopped, as an essential container of it exited"
        return failed("ECS_ESSENTIAL_EXIT", message, REFUSED)
    return None


def _down(visit: Visit) -> str:
    return "CT_NGINX_DOWN" if is_nginx(visit.hop) else "CT_APP_DOWN"


def task_of(visit: Visit, hop: str) -> Zone | None:
    """Return the task that a hop runs in, if it is documented as one."""
    found = visit.index.hops.get(hop)
    zone = None if found is None else visit.index.zones.get(found.zone or "")
    return zone if zone is not None and zone.kind == "task" else None


def stopped(visit: Visit, task: Zone) -> bool:
    """Say whether every copy of the task has stopped."""
    exited = visit.broken.number("exited", task.slug)
    if exited is not None and task.replicas is not None:
        return exited >= task.replicas
    return visit.broken.everything("exited", task.slug)


def answering(visit: Visit) -> End | None:
    """Return the answer that a fault has an app give, whatever its rules say, else None.

    nginx first looks at what it is asked, so its own answers are its module's to say.
    """
    status = visit.broken.number("answers", visit.hop.slug)
    if status is None or visit.hop.kind not in {"container", "service"} or is_nginx(visit.hop):
        return None
    code = "APP_ANSWERED"
    return End(visit.step((code,)), answered(visit.hop.slug, status, code, None))


def slowed(visit: Visit, ending: Ending) -> Ending:
    """Return the ending as it comes from a process that may be slow."""
    extra = visit.broken.number("slow", visit.hop.slug)
    if extra is None or ending.failure or visit.hop.kind not in {"container", "service"}:
        return ending
    outcome = ending.outcome
    if outcome.kind == "undetermined":
        return ending
    told = "" if outcome.message == STATUS_NOT_RECORDED else outcome.message
    name = hop_label(visit.architecture, visit.hop.slug)
    message = f"{told}; {name} takes {extra} s to answer".removeprefix("; ")
    return Ending(replace(outcome, seconds=(outcome.seconds or 0) + extra, message=message))
