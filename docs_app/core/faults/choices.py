"""Which faults mean something for an architecture, and which for one way through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Forward, Hop, Zone
from docs_app.core.faults.fault import Fault
from docs_app.core.faults.kinds import AUTHORIZER, FAULT_KINDS, LIMITS, FaultKind
from docs_app.core.faults.sentences import fault_sentence
from docs_app.core.faults.touched import Touched, touched
from docs_app.core.index import index_of, kept
from docs_app.core.kinds import effective
from docs_app.core.paths import STAGE_VARIABLE
from docs_app.core.steps import Trace

USUAL_ERROR = 500
"""The status that an app is taken to answer with when it fails, where one has to be chosen."""


@dataclass(frozen=True, slots=True)
class FaultChoice:
    """A fault that can be chosen, and its sentence."""

    fault: Fault
    sentence: str


def faults_for(architecture: Architecture) -> tuple[FaultChoice, ...]:
    """Return every single fault that means something here, in the order of the hops.

    One for each kind and subject, and a second for one of several targets or copies where their
    number is recorded. Slow is slower than every timeout there is; an app that fails answers with
    :data:`USUAL_ERROR`.
    """
    return kept(architecture, "faults", lambda value: tuple(_choices(value)))


def faults_on(architecture: Architecture, trace: Trace) -> tuple[FaultChoice, ...]:
    """Return those of :func:`faults_for` that touch what the trace passes or asks.

    No other single fault changes how the request ends. Where the steps end because ways part, all
    that lies behind counts as passed.
    """
    by_subject: Mapping[str, tuple[FaultChoice, ...]] = kept(
        architecture, "faults_by_subject", _by_subject
    )
    way = touched(architecture, trace)
    return tuple(
        choice
        for subject in dict.fromkeys(_subjects_on(architecture, way))
        for choice in by_subject.get(subject, ())
        if _touches(choice.fault, way)
    )


def _subjects_on(architecture: Architecture, way: Touched) -> Iterator[str]:
    """Yield what may be wrong on the way, in its order: a hop, its ports, its task."""
    index = index_of(architecture)
    yield from way.entry_points
    for slug in way.hops:
        yield slug
        yield from (f"{slug}/{port.slug}" for port in index.hops[slug].ports)
        yield index.hops[slug].zone or ""
    yield from sorted(way.groups)


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


def _by_subject(architecture: Architecture) -> dict[str, tuple[FaultChoice, ...]]:
    grouped: dict[str, list[FaultChoice]] = {}
    for choice in faults_for(architecture):
        grouped.setdefault(choice.fault.subject, []).append(choice)
    return {subject: tuple(choices) for subject, choices in grouped.items()}


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


def _choices(architecture: Architecture) -> Iterator[FaultChoice]:
    slow = min(1 + _longest_timeout(architecture), LIMITS["seconds"][1])
    for subject, kind in _subjects(architecture):
        for value in _values(architecture, subject, kind, slow):
            fault = Fault(kind.word, subject, value)
            yield FaultChoice(fault, fault_sentence(architecture, fault))


def _subjects(architecture: Architecture) -> Iterator[tuple[str, FaultKind]]:
    by_on = {on: [k for k in FAULT_KINDS.values() if k.on == on] for on in ("entry", "zone")}
    for entry in architecture.entry_points:
        if entry.scheme == "https":
            yield from ((entry.slug, kind) for kind in by_on["entry"])
    asked = {rule.authorizer for hop in architecture.hops for rule in hop.rules}
    tasks = {zone.slug for zone in architecture.zones if zone.kind == "task"}
    for hop in architecture.hops:
        open_ports = [port.slug for port in hop.ports if port.open_from not in tasks]
        yield from _subjects_of(hop, open_ports, asked=hop.slug in asked)
    for zone in architecture.zones:
        yield from ((zone.slug, kind) for kind in by_on["zone"] if zone.kind in kind.kinds)


def _subjects_of(hop: Hop, ports: list[str], *, asked: bool) -> Iterator[tuple[str, FaultKind]]:
    """Yield what can be wrong with a hop and its ports; ``asked``: some rule's authorizer is it.

    ``ports`` are those that security groups guard: those that are not for neighbours in a task.
    """
    for kind in FAULT_KINDS.values():
        if kind.on not in {"hop", "port"} or hop.kind not in kind.kinds:
            continue
        if kind.on == "port":
            yield from ((f"{hop.slug}/{port}", kind) for port in ports)
        elif asked or not kind.word.startswith("authorizer-"):
            yield hop.slug, kind


def _values(
    architecture: Architecture, subject: str, kind: FaultKind, slow: int
) -> tuple[int | str, ...]:
    index = index_of(architecture)
    if kind.value == "seconds":
        return (slow,)
    if kind.value == "status":
        return (USUAL_ERROR,)
    if kind.value == "name":
        return _variables(index.hops[subject])
    if kind.value != "count":
        return ("",)
    copies = (
        index.zones[subject].replicas
        if kind.on == "zone"
        else registered(architecture, index.hops[subject])
    )
    return ("", 1) if (copies or 0) > 1 else ("",)


def registered(architecture: Architecture, group: Hop) -> int | None:
    """Return how many targets a target group has; None: a task's copies are not recorded."""
    index = index_of(architecture)
    total = 0
    for rule in group.rules:
        if isinstance(rule.action, Forward):
            hop = index.hops.get(rule.action.to.hop)
            zone = None if hop is None else index.zones.get(hop.zone or "")
            copies = zone.replicas if zone is not None and zone.kind == "task" else 1
            if copies is None:
                return None
            total += copies
    return total


def _variables(gateway: Hop) -> tuple[str, ...]:
    """Return the stage variables that the gateway's rules use."""
    return tuple(
        dict.fromkeys(
            name
            for rule in gateway.rules
            if isinstance(rule.action, Forward)
            for name in STAGE_VARIABLE.findall(rule.action.rewrite)
        )
    )


def _longest_timeout(architecture: Architecture) -> int:
    settings = {"gateway": "integration_timeout", "container": "read_timeout"}
    values = (
        effective(hop, settings[hop.kind]) for hop in architecture.hops if hop.kind in settings
    )
    return max((value for value in values if isinstance(value, int)), default=60)
