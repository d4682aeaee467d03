"""Every way to end that traces of examples come to: as they are, varied, and under faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.answers import endings
from docs_app.core.architecture import Architecture, Request
from docs_app.core.faults import Fault, fault_sentence, faults_on
from docs_app.core.index import kept
from docs_app.core.steps import Outcome, Step
from docs_app.core.suspects.sampling import sample
from docs_app.core.suspects.variants import variants
from docs_app.core.trace import trace

Key = tuple[str | None, str | None, int | None]
"""Who answers, the code, the status: outcomes with one key are one suspicion."""

AS_IT_IS = "The request ends so as it is."


@dataclass(frozen=True, slots=True)
class Evidence:
    """One request that may end in ``outcome`` (never an ambiguous one), and what brings it about.

    A fault that does not change how a request ends brings nothing about.

    ``told`` is that as a sentence. ``route`` and ``example`` are slugs. ``cause`` is the code of
    the step where the walk ended, empty where it has none.
    """

    outcome: Outcome
    told: str
    route: str
    example: str
    request: Request
    faults: tuple[Fault, ...] = ()
    cause: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    told: str
    route: str
    example: str
    request: Request
    faults: tuple[Fault, ...] = ()
    usual: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All evidence, and who answers with whatever status the app or its configuration likes."""

    found: tuple[Evidence, ...]
    free: tuple[_Asked, ...]


def key_of(outcome: Outcome) -> Key:
    """Return what makes two outcomes the same suspicion."""
    return outcome.hop, outcome.code, outcome.status


def gathered(architecture: Architecture) -> Gathered:
    """Return what traces of the examples come to, of all or of a sample; made once for each value.

    Costs some forty traces for each example that is let in, and one for each fault on its way.
    """
    return kept(architecture, "evidence", _gather)


def answering(architecture: Architecture, status: int) -> Iterator[Evidence]:
    """Yield the evidence of processes that answer with this status for reasons of their own."""
    for each in gathered(architecture).free:
        (free,) = each.faults
        fault = Fault(free.kind, free.subject, status)
        told = fault_sentence(architecture, fault)
        yield from _traced(
            architecture,
            _Asked(told, each.route, each.example, each.request, (fault,), each.usual),
        )


def _gather(architecture: Architecture) -> Gathered:
    asked = tuple(_all(architecture))
    free = tuple(each for each in asked if any(f.kind == "answers" for f in each.faults))
    own = tuple(each for each in asked if each not in free)
    return Gathered(
        tuple(evidence for each in own for evidence in _traced(architecture, each)), free
    )


def _all(architecture: Architecture) -> Iterator[_Asked]:
    for each in sample(architecture).asked:
        route, example, request = each.route, each.example, each.request
        yield _Asked(AS_IT_IS, route, example, request)
        usual = frozenset(key_of(end) for end in endings(each.plain.outcome))
        for choice in faults_on(architecture, each.plain):
            faults = (choice.fault,)
            yield _Asked(choice.sentence, route, example, request, faults, usual)
        if each.plain.outcome.kind != "rejected":
            for told, varied in variants(architecture, request, each.plain):
                yield _Asked(told, route, example, varied)


def _traced(architecture: Architecture, asked: _Asked) -> Iterator[Evidence]:
    try:
        found = trace(architecture, asked.request, asked.faults)
    except ValueError:
        return  # A variant that nobody can send.
    passed = [step for step in found.steps if step.role == "pass"]
    for outcome in endings(found.outcome):
        if key_of(outcome) in asked.usual:
            continue
        yield Evidence(
            outcome,
            asked.told,
            asked.route,
            asked.example,
            asked.request,
            asked.faults,
            _cause(passed, outcome),
        )


def _cause(passed: list[Step], outcome: Outcome) -> str:
    last = passed[-1].codes[-1] if passed and passed[-1].codes else ""
    return "" if last == outcome.code else last
