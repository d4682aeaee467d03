"""Which parts of a picture a trace passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docs_app.core.diagram.legs import End, Leg
from docs_app.core.steps import Step, Trace


@dataclass(frozen=True, slots=True)
class Walk:
    """What a trace passes: numbered hops, ports, and legs; ``last`` is the hop it ended at.

    ``current`` is the hop of the step looked at, ``arrival`` the legs that lead to it.
    """

    numbers: Mapping[str, tuple[int, ...]]
    ports: frozenset[End]
    legs: frozenset[Leg]
    last: str | None
    current: str | None
    current_port: str | None
    arrival: frozenset[Leg]


def walk_of(trace: Trace, legs: Iterable[Leg], step: int | None) -> Walk:
    """Return what ``trace`` passes of ``legs``; a ``step`` that it has not marks nothing."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, each in enumerate(trace.steps, 1):
        numbers[each.hop] = (*numbers.get(each.hop, ()), number)
    passed = _passed(trace, tuple(legs))
    current = trace.steps[step - 1] if step and step <= len(trace.steps) else None
    through = [each.hop for each in trace.steps if each.role == "pass"]
    return Walk(
        numbers=numbers,
        ports=frozenset((each.hop, each.port) for each in trace.steps if each.port),
        legs=frozenset().union(*passed.values()),
        last=trace.outcome.hop or (through[-1] if through else None),
        current=current.hop if current else None,
        current_port=current.port if current else None,
        arrival=passed.get(step, frozenset()) if step else frozenset(),
    )


def _passed(trace: Trace, legs: tuple[Leg, ...]) -> dict[int, frozenset[Leg]]:
    """Return per step number the legs by which the request came to it."""
    passed: dict[int, frozenset[Leg]] = {}
    by_cause: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        by_cause.setdefault(leg.cause, []).append(leg)
    before: Step | None = None
    cause: tuple[str, str] | None = ("", trace.entry_point) if trace.entry_point else None
    for number, step in enumerate(trace.steps, 1):
        near = by_cause.get(cause, []) if cause else []
        passed[number] = frozenset(_arrival(near, before, step))
        if step.role == "pass":
            before = step
            cause = (step.hop, step.rule) if step.rule else cause
    return passed


def _arrival(legs: list[Leg], before: Step | None, step: Step) -> list[Leg]:
    """Choose the legs from the step before to this one, or all of a rule whose link was left out.

    A walk need not begin at a client: then every client's use of the entry point is meant.
    """
    kind = "asks" if step.role == "check" else ""
    fitting = [leg for leg in legs if (leg.kind == "asks") == bool(kind)]
    if before is None:
        return [leg for leg in fitting if leg.head[0] == step.hop]
    direct = [leg for leg in fitting if leg.tail[0] == before.hop and leg.head[0] == step.hop]
    if direct or kind:
        return direct
    return fitting if any(leg.head[0] == step.hop for leg in fitting) else []
