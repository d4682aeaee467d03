"""Who answered? The reverse of ``trace``: from a status to who can have sent it, and why.

Derived from traces of the examples: as they are, with the usual mistakes, under each single fault.
Of very many examples a sample is traced; :func:`left_out` says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from docs_app.core.architecture import Architecture, Request
from docs_app.core.faults import USUAL_ERROR, Fault
from docs_app.core.steps import Outcome
from docs_app.core.suspects.confirming import how_to_confirm
from docs_app.core.suspects.evidence import Evidence, answering, gathered
from docs_app.core.suspects.matching import Sighting, Sign, signs
from docs_app.core.suspects.sampling import sample

__all__ = [
    "Sighting",
    "Sign",
    "StatusCount",
    "Suspect",
    "WayThere",
    "left_out",
    "statuses",
    "suspects",
]


@dataclass(frozen=True, slots=True)
class WayThere:
    """One thing that brings an answer about, ``told`` as a sentence.

    ``request`` under ``faults`` is a trace that shows it; ``examples`` are all (route, example)
    slugs for which it is so. ``cause`` is the code of the step where the walk ended, if any.
    """

    told: str
    request: Request
    faults: tuple[Fault, ...]
    examples: tuple[tuple[str, str], ...]
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Who can have sent the answer. ``rank`` counts from 1; equal scores share no rank.

    ``outcome`` is the first of those alike (same hop, code and status). ``score`` is the sum of
    what speaks for it (``signs``); 0 where nothing was seen that tells. ``confirm`` says where
    to look.
    """

    rank: int
    score: int
    hop: str | None
    code: str | None
    outcome: Outcome
    signs: tuple[Sign, ...]
    ways: tuple[WayThere, ...]
    confirm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """A status that some trace ends in, and how many suspects it has."""

    status: int
    suspects: int


def suspects(
    architecture: Architecture,
    status: int | None,
    body: str = "",
    headers: Iterable[tuple[str, str]] = (),
    *,
    seconds: float | None = None,
) -> tuple[Suspect, ...]:
    """Return who can have sent a status, the likeliest first; None: nobody answered at all.

    ``body``, ``headers`` and ``seconds`` (how long the caller waited) are what else was seen.
    Where they tell nothing, what needs no fault comes first, then what has most ways to it. A
    process whose status is not recorded can have sent any status, so it is a suspect each time.
    """
    sighting = Sighting(body, tuple(headers), seconds)
    groups: dict[tuple[str | None, str | None], list[Evidence]] = {}
    for evidence in _evidence(architecture, status):
        outcome = evidence.outcome
        groups.setdefault((outcome.hop, outcome.code), []).append(evidence)
    found = [_suspect(architecture, group, sighting) for group in groups.values()]
    found.sort(key=lambda each: (-each.score, all(w.faults for w in each.ways), -len(each.ways)))
    return tuple(replace(each, rank=rank) for rank, each in enumerate(found, 1))


def statuses(architecture: Architecture) -> tuple[StatusCount, ...]:
    """Return every status that a trace of an example can end in, in order."""
    evidence = gathered(architecture)
    known = {status for each in evidence.found for status in each.outcome.statuses}
    known |= {USUAL_ERROR} if evidence.free else set()
    counts = (StatusCount(status, len(suspects(architecture, status))) for status in sorted(known))
    # A hop that is free to answer may be one that no example reaches: then nobody sends it.
    return tuple(each for each in counts if each.suspects)


def left_out(architecture: Architecture) -> str:
    """Return that not all examples were traced, as a sentence; empty: all were."""
    found = sample(architecture)
    if not found.partly:
        return ""
    return (
        f"Of {found.of:,} documented requests {len(found.asked)} were traced, as unlike each other"
        " as could be: what only others come upon is not told here."
    )


def _evidence(architecture: Architecture, status: int | None) -> Iterable[Evidence]:
    known = gathered(architecture).found
    if status is None:
        return [each for each in known if _nobody(each.outcome)]
    own = answering(architecture, status) if 100 <= status <= 599 else ()
    return [each for each in (*known, *own) if status in each.outcome.statuses]


def _nobody(outcome: Outcome) -> bool:
    return outcome.kind == "rejected" and outcome.status is None


def _suspect(architecture: Architecture, group: list[Evidence], sighting: Sighting) -> Suspect:
    best = max(group, key=lambda each: _score(each.outcome, sighting))
    outcome = best.outcome
    return Suspect(
        0,
        _score(outcome, sighting),
        outcome.hop,
        outcome.code,
        outcome,
        signs(outcome, sighting),
        _ways(group),
        how_to_confirm(architecture, outcome),
    )


def _score(outcome: Outcome, sighting: Sighting) -> int:
    return sum(sign.points for sign in signs(outcome, sighting))


def _ways(group: list[Evidence]) -> tuple[WayThere, ...]:
    """Return the ways there, one for each mistake, then one for each fault."""
    alike: dict[tuple[str, tuple[Fault, ...]], list[Evidence]] = {}
    for evidence in group:
        alike.setdefault((evidence.told, evidence.faults), []).append(evidence)
    return tuple(
        WayThere(
            told,
            same[0].request,
            faults,
            tuple(dict.fromkeys((each.route, each.example) for each in same)),
            same[0].cause,
        )
        for (told, faults), same in sorted(alike.items(), key=lambda each: bool(each[0][1]))
    )
