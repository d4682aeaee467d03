"""What a hop is asked, and what it can decide: go on, or end here."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Destination, Hop, Port, Request
from docs_app.core.faults.broken import NOTHING, Broken
from docs_app.core.index import Index
from docs_app.core.steps import Missing, Outcome, Step

REFUSED = "refused"
DROPPED = "dropped"
UNREACHABLE = "unreachable"
RESET = "reset"
"""How a connection fails: at once; by waiting in vain; in one of both ways, not known which;
in the midst of it."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Travel:
    """What arrives at a hop.

    ``path`` is percent-encoded. ``zone`` is where the sender stands (None: the internet).
    ``onward`` is where a link is to lead the request. ``stage`` is the stage that was called, on
    the gateway that the entry point leads to; None further on, and where nothing says it.
    """

    request: Request
    method: str
    host: str
    path: str
    zone: str | None = None
    onward: Destination | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A hop, the port reached (None: it has none), what arrives there, and what is broken."""

    architecture: Architecture
    index: Index
    hop: Hop
    port: Port | None
    travel: Travel
    broken: Broken = NOTHING

    def step(
        self, codes: tuple[str, ...] = (), *, role: str = "pass", rule: str | None = None
    ) -> Step:
        """Return the step of this visit, ready to be filled with ``dataclasses.replace``."""
        port = None if self.port is None else self.port.slug
        travel = self.travel
        return Step(self.hop.slug, travel.method, travel.path, port, rule, role, codes)


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: where to, what travels, and the rule that says so."""

    to: Destination
    travel: Travel
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a walk ended, as the sender of the request sees it.

    ``failure`` says that no answer came and how; hops that wait for one make it an answer of
    their own on the way back.
    """

    outcome: Outcome
    failure: str = ""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Decided: go on, by the one way or by any of several. ``asked`` are steps on the side.

    ``also`` are endings that may happen right here instead, once in a while.
    """

    step: Step
    ways: tuple[Way, ...]
    asked: tuple[Step, ...] = ()
    also: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """Decided: it ends here."""

    step: Step
    ending: Ending
    asked: tuple[Step, ...] = ()


Decision = GoOn | End


@dataclass(frozen=True, slots=True)
class Back:
    """What a hop makes of an answer on its way back, and the codes for that on its step."""

    ending: Ending
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer looks like: its body's shape, and the headers that tell who made it."""

    body: str = ""
    headers: Headers = ()


NO_BODY = Answer()
STATUS_NOT_RECORDED = "its status is not recorded"


def answered(
    hop: str,
    status: int | None,
    code: str | None = None,
    seconds: float | None = 0,
    headers: Headers = (),
) -> Ending:
    """Return the ending of a request that arrived: ``hop`` answers it."""
    message = STATUS_NOT_RECORDED if status is None else ""
    return Ending(
        Outcome("delivered", hop, code, status, message, seconds=seconds, headers=headers)
    )


def rejected(hop: str, code: str, status: int, message: str, answer: Answer = NO_BODY) -> Ending:
    """Return the ending of a request that ``hop`` turns away at once with an HTTP answer."""
    return Ending(
        Outcome("rejected", hop, code, status, message, answer.body, headers=answer.headers)
    )


def failed(code: str, message: str, failure: str = "") -> Ending:
    """Return the ending of a request that nobody answers; ``failure`` is how the sender notices."""
    seconds = 0 if failure in {REFUSED, RESET} else None
    return Ending(Outcome("rejected", None, code, None, message, seconds=seconds), failure)


def undetermined(code: str, message: str, missing: Missing) -> Ending:
    """Return the ending of a walk that needs a fact which nobody recorded."""
    return Ending(
        Outcome(
            "undetermined", missing.hop, code, message=message, seconds=None, missing=(missing,)
        )
    )
