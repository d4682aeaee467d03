"""The single faults that one object can have, made when first asked for and kept with the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Forward, Hop
from docs_app.core.faults.fault import Fault
from docs_app.core.faults.kinds import FAULT_KINDS, LIMITS, FaultKind
from docs_app.core.faults.sentences import fault_sentence
from docs_app.core.index import Index, index_of, kept
from docs_app.core.kinds import effective
from docs_app.core.paths import STAGE_VARIABLE

USUAL_ERROR = 500
"""The status that an app is taken to answer with when it fails, where one has to be chosen."""


@dataclass(frozen=True, slots=True)
class FaultChoice:
    """A fault that can be chosen, and its sentence."""

    fault: Fault
    sentence: str


@dataclass(frozen=True, slots=True)
class _Setting:
    """What choices depend on besides their object: made by one pass over the architecture.

    ``asked`` are the hops that are some rule's authorizer, ``tasks`` the zones that are tasks,
    ``slow`` the seconds that are more than every timeout.
    """

    asked: frozenset[str | None]
    tasks: frozenset[str]
    slow: int


def choices_of(architecture: Architecture, on: str, slug: str) -> tuple[FaultChoice, ...]:
    """Return the faults of one ``entry`` point, ``hop`` (with its ports) or ``zone``.

    KeyError: there is no such object.
    """
    made: dict[tuple[str, str], tuple[FaultChoice, ...]] = kept(
        architecture, "fault_choices", lambda _: {}
    )
    if (on, slug) not in made:
        made[on, slug] = tuple(_choices(architecture, on, slug))
    return made[on, slug]


def _choices(architecture: Architecture, on: str, slug: str) -> Iterator[FaultChoice]:
    setting = kept(architecture, "fault_setting", _setting)
    for subject, kind in _subjects(architecture, setting, on, slug):
        for value in _values(architecture, setting, subject, kind):
            fault = Fault(kind.word, subject, value)
            yield FaultChoice(fault, fault_sentence(architecture, fault))


def _setting(architecture: Architecture) -> _Setting:
    names = {"gateway": "integration_timeout", "container": "read_timeout"}
    timeouts = (effective(hop, names[hop.kind]) for hop in architecture.hops if hop.kind in names)
    longest = max((value for value in timeouts if isinstance(value, int)), default=60)
    return _Setting(
        frozenset(rule.authorizer for hop in architecture.hops for rule in hop.rules),
        frozenset(zone.slug for zone in architecture.zones if zone.kind == "task"),
        min(longest + 1, LIMITS["seconds"][1]),
    )


def _subjects(
    architecture: Architecture, setting: _Setting, on: str, slug: str
) -> Iterator[tuple[str, FaultKind]]:
    index = index_of(architecture)
    if on == "hop":
        yield from _of_hop(index.hops[slug], setting)
        return
    if on == "entry":
        has = index.entry_points[slug].scheme == "https"
        yield from ((slug, kind) for kind in FAULT_KINDS.values() if has and kind.on == on)
        return
    of = index.zones[slug].kind
    yield from ((slug, k) for k in FAULT_KINDS.values() if k.on == on and of in k.kinds)


def _of_hop(hop: Hop, setting: _Setting) -> Iterator[tuple[str, FaultKind]]:
    """Yield what can be wrong with a hop, then with its ports.

    No security group guards a port that is for neighbours in a task only.
    """
    kinds = [kind for kind in FAULT_KINDS.values() if hop.kind in kind.kinds]
    for kind in kinds:
        authorizes = kind.word.startswith("authorizer-")
        if kind.on == "hop" and (hop.slug in setting.asked or not authorizes):
            yield hop.slug, kind
    for port in hop.ports:
        if port.open_from not in setting.tasks:
            yield from ((f"{hop.slug}/{port.slug}", kind) for kind in kinds if kind.on == "port")


def _values(
    architecture: Architecture, setting: _Setting, subject: str, kind: FaultKind
) -> tuple[int | str, ...]:
    index = index_of(architecture)
    if kind.value == "seconds":
        return (setting.slow,)
    if kind.value == "status":
        return (USUAL_ERROR,)
    if kind.value == "name":
        return _variables(index.hops[subject])
    if kind.value != "count":
        return ("",)
    zone = index.zones[subject] if kind.on == "zone" else None
    copies = zone.replicas if zone else _registered(index, index.hops[subject])
    return ("", 1) if (copies or 0) > 1 else ("",)


def _registered(index: Index, group: Hop) -> int | None:
    """Return how many targets a target group has; None: a task's copies are not recorded."""
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
