"""Which faults mean something for an architecture, and which for one way through it."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import Architecture, Hop, Zone
from docs_app.core.faults.fault import Fault
from docs_app.core.faults.kinds import AUTHORIZER, FAULT_KINDS
from docs_app.core.faults.single import FaultChoice, choices_of
from docs_app.core.faults.touched import Touched, touched
from docs_app.core.index import index_of, kept
from docs_app.core.steps import Trace


def faults_for(architecture: Architecture) -> tuple[FaultChoice, ...]:
    """Return every single fault that means something here, in the order of the hops.

    One for each kind and subject, and a second for one of several targets or copies where their
    number is recorded. Slow is slower than every timeout there is; an app that fails answers with
    :data:`docs_app.core.faults.single.USUAL_ERROR`.
    """
    return kept(architecture, "faults", _all)


def _all(architecture: Architecture) -> tuple[FaultChoice, ...]:
    objects = (
        *(("entry", entry.slug) for entry in architecture.entry_points),
        *(("hop", hop.slug) for hop in architecture.hops),
        *(("zone", zone.slug) for zone in architecture.zones),
    )
    return tuple(choice for each in objects for choice in choices_of(architecture, *each))


def faults_on(architecture: Architecture, trace: Trace) -> tuple[FaultChoice, ...]:
    """Return those of :func:`faults_for` that touch what the trace passes or asks, in its order.

    No other single fault changes how the request ends. Where ways part, all that lies behind
    counts as passed. Cost follows the way, not the architecture.
    """
    index = index_of(architecture)
    way = touched(architecture, trace)
    objects = [("entry", slug) for slug in way.entry_points]
    for slug in way.hops:
        zone = index.hops[slug].zone or ""
        objects += [("hop", slug), *([("zone", zone)] if zone in index.zones else [])]
    objects += [("hop", slug) for slug in sorted(way.groups)]
    return tuple(
        choice
        for each in dict.fromkeys(objects)
        for choice in choices_of(architecture, *each)
        if _touches(choice.fault, way)
    )


def misfit(architecture: Architecture, fault: Fault) -> str:
    """Return why a fault means nothing for this architecture, as a sentence; empty if it does."""
    index, kind = index_of(architecture), FAULT_KINDS[fault.kind]
    known: Mapping[str, object] = {
        "hop": index.hops,
        "zone": index.zones,
        "entry": index.entry_points,
        "port": {f"{hop}/{port}": index.hops[hop] for hop, port in index.ports},
    }[kind.on]
    found = known.get(fault.subject)
    what = {"entry": "entry point"}.get(kind.on, kind.on)
    if found is None:
        return f"{fault}: there is no {what} '{fault.subject}'."
    if isinstance(found, Hop | Zone) and kind.kinds and found.kind not in kind.kinds:
        return f"{fault}: '{fault.subject}' is no {' or '.join(kind.kinds).replace('_', ' ')}."
    return ""


def subject_hops(architecture: Architecture, fault: Fault) -> frozenset[str]:
    """Return the slugs of the hops that a fault is on: a task's fault is on each of its hops."""
    on = FAULT_KINDS[fault.kind].on
    if on == "zone":
        return frozenset(hop.slug for hop in architecture.hops if hop.zone == fault.subject)
    if on == "entry":
        entry = index_of(architecture).entry_points.get(fault.subject)
        return frozenset() if entry is None else frozenset({entry.to.hop})
    return frozenset({fault.subject.partition("/")[0]})


def _touches(fault: Fault, way: Touched) -> bool:
    """Say whether the fault is on the way; things of different kinds may share a slug."""
    kind = FAULT_KINDS[fault.kind]
    if kind.word == "zone-out":
        return fault.subject in way.groups
    if kind.word == "invoke-url-disabled" and not way.invoked:
        return False
    if kind.kinds == AUTHORIZER and not way.token:
        return False
    on = {"entry": way.entry_points, "hop": way.hops, "port": way.ports, "zone": way.zones}
    return fault.subject in on[kind.on]
