"""What a trace is made of: steps, rules passed over, and how it ended. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field

from docs_app.core.architecture import Request

OUTCOMES = ("delivered", "rejected", "ambiguous", "undetermined")

ASSUMED_HEADERS = ("x-amzn-ErrorType",)
"""Headers of answers that no document states: they are held to be so."""

NOT_RECORDED = "…"
"""Stands for a header's value that is sent but not recorded."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A rule of the hop that was considered and not taken, and why, in words."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Something that a hop changed on the way: ``what`` ("base path stripped"), before, after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A documented value the step relied on. ``recorded`` is False where a default stood in."""

    name: str
    value: str
    recorded: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a walk.

    ``role`` is ``pass`` (the request goes through this hop) or ``check`` (the hop before asks this
    one and goes on from itself: an authorizer). ``method`` and ``path`` are what arrives here.
    ``codes`` and ``assumptions`` are keys of :data:`docs_app.core.codes.CODES`, in the order in
    which they applied. ``port`` and ``rule`` are slugs within the hop, or None.
    """

    hop: str
    method: str
    path: str
    port: str | None = None
    rule: str | None = None
    role: str = "pass"
    codes: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    facts: tuple[Fact, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact the walk needs and nobody recorded: on which hop, what, and who could say."""

    hop: str | None
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a walk ended.

    ``kind`` is one of :data:`OUTCOMES`. ``hop`` is who answers (None: nobody, or not known here).
    ``status`` None with ``delivered`` means "status not recorded"; with ``rejected`` that no HTTP
    answer comes. ``message`` says why, as a clause without a capital or full stop.
    ``body`` is the body's shape as the real component sends it, where known.
    ``seconds`` is how long the caller waits: 0 at once, None not known. ``headers`` are those of
    the answer that tell who made it, as name and value; ways that end alike but for their headers
    are one ending. ``other_status`` is what the documents allow beside the status.
    """

    kind: str
    hop: str | None = None
    code: str | None = None
    status: int | None = None
    message: str = ""
    body: str = ""
    seconds: float | None = 0
    missing: tuple[Missing, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    other_status: int | None = None

    @property
    def statuses(self) -> tuple[int, ...]:
        """Return the statuses that the answer may have; none: not recorded, or no answer."""
        return tuple(each for each in (self.status, self.other_status) if each is not None)

    @property
    def told_status(self) -> str:
        """Return them in words: ``504``, ``504 or 500``."""
        return " or ".join(map(str, self.statuses))


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer to "where does this request go": ordered steps and an outcome."""

    request: Request
    entry_point: str | None
    steps: tuple[Step, ...]
    outcome: Outcome
