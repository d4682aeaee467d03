"""What a caller sees of an outcome, and how two answers with one status are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docs_app.core.architecture import Architecture
from docs_app.core.steps import ASSUMED_HEADERS, NOT_RECORDED, Outcome
from docs_app.core.wording.names import hop_label

TELLING = ("x-amzn-ErrorType", "x-amzn-Remapped-Server", "Server", "Content-Type")
"""Headers that tell who made an answer, the most telling first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a caller can see: the status (None: not known, or no answer), body, headers, wait."""

    answered: bool
    status: int | None
    body: str
    headers: tuple[tuple[str, str], ...]
    seconds: float | None


def seen(outcome: Outcome) -> Seen:
    """Return what the caller sees of one outcome; an ambiguous one has several: see its own."""
    answered = outcome.kind == "delivered" or outcome.status is not None
    return Seen(answered, outcome.status, outcome.body, outcome.headers, outcome.seconds)


def endings(outcome: Outcome) -> tuple[Outcome, ...]:
    """Return the outcomes that there may be: those of an ambiguous one, else the one itself."""
    return outcome.outcomes or (outcome,)


def caller_sees(outcome: Outcome) -> str:
    """Return what the caller sees, as in "504 after 29 s, with the body {...}."."""
    if outcome.kind == "ambiguous":
        return " Or: ".join(dict.fromkeys(caller_sees(each) for each in outcome.outcomes))
    if outcome.kind == "undetermined":
        return "Not known."
    if outcome.kind == "rejected" and outcome.status is None:
        return "No answer: the connection fails."
    status = outcome.told_status or "A status that is not recorded"
    body = f", with the body {outcome.body}" if outcome.body else ""
    return f"{status}{_when(outcome)}{body}."


def _when(outcome: Outcome) -> str:
    if outcome.seconds:
        return f" after {outcome.seconds:g} s"
    return " at once" if outcome.seconds == 0 and outcome.kind == "rejected" else ""


def who_answers(architecture: Architecture, outcome: Outcome) -> str:
    """Return the name of who answers; ``nobody`` where none does."""
    if outcome.kind == "ambiguous":
        names = dict.fromkeys(who_answers(architecture, each) for each in outcome.outcomes)
        return " or ".join(names)
    if outcome.kind == "undetermined":
        return "not known"
    return "nobody" if outcome.hop is None else hop_label(architecture, outcome.hop)


def differences(mine: Seen, other: Seen) -> tuple[str, ...]:
    """Return in what an answer differs from another that has its status, as clauses on mine."""
    found = [
        _header(name, value_of(mine.headers, name), value_of(other.headers, name))
        for name in TELLING
    ]
    if mine.body != other.body:
        has = f"its body is {mine.body}" if mine.body else f"the other has the body {other.body}"
        found.append(has)
    if mine.seconds != other.seconds:
        other_waits = "" if other.seconds is None else f"the other comes {_wait(other.seconds)}"
        found.append(other_waits if mine.seconds is None else f"it comes {_wait(mine.seconds)}")
    return tuple(each for each in found if each)


def _wait(seconds: float) -> str:
    return f"after {seconds:g} s" if seconds else "at once"


def _header(name: str, mine: str, other: str) -> str:
    if mine == other:
        return ""
    if not mine:  # That a gateway's own header is not there is known; of others nothing is.
        return f"it has no header {name}" if name.startswith("x-amzn-") else ""
    return f"its header {name} is {mine}" + (" (assumed)" if name in ASSUMED_HEADERS else "")


def value_of(headers: Iterable[tuple[str, str]], name: str) -> str:
    """Return a header's value, or an empty string where it is not there or not recorded."""
    found = (value for each, value in headers if each.lower() == name.lower())
    value = next(found, "")
    return "" if value == NOT_RECORDED else value
