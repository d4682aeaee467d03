"""What a trace says from the balancer on, beside what really came of the request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.answers import endings
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.kinds import effective
from docs_app.core.steps import NOT_RECORDED, Outcome, Trace
from docs_app.core.suspects.matching import fits
from tests.real.sending import Answer

ORIGIN = "Access-Control-Allow-Origin"
NGINX_ALONE = {
    "NGX_TOO_LARGE",
    "NGX_PREFLIGHT",
    "NGX_ANSWERED",
    "NGX_UPSTREAM_DOWN",
    "NGX_BAD_REQUEST",
    "NGX_METHOD",
    "NGX_SLASH",
}
"""Codes of answers that nginx makes without the app."""

DROPPED = {"NLB_NO_LISTENER", "SG_BLOCKS", "WALK_NOT_OPEN"}
AT_ONCE = 5
"""Seconds by which an answer may be late on a busy machine."""


@dataclass(frozen=True)
class Saw:
    """What the app wrote down of one request."""

    hop: str
    method: str
    path: str
    host: str


def differences(
    architecture: Architecture, trace: Trace, answer: Answer, saw: tuple[Saw, ...]
) -> list[str]:
    """Return in what the real thing differs from the trace; of several endings, from the nearest.

    What nobody recorded is not compared: the trace says itself that it does not know.
    """
    every = endings(trace.outcome)
    if any(outcome.kind == "undetermined" for outcome in every):
        return []
    tried = [list(_unlike(architecture, trace, outcome, answer, saw)) for outcome in every]
    return min(tried, key=len)


def _unlike(
    architecture: Architecture,
    trace: Trace,
    outcome: Outcome,
    answer: Answer,
    saw: tuple[Saw, ...],
) -> Iterator[str]:
    if outcome.kind == "rejected" and outcome.status is None:
        yield from _silence(outcome, answer)
        return
    if answer.status is None:
        yield f"no answer: {answer.failure}"
        return
    if outcome.status not in {None, answer.status}:
        yield f"status {answer.status}, not {outcome.status}"
    who = answer.header("X-App") or "nginx"
    hop = index_of(architecture).hops[outcome.hop or ""]
    nginx = hop.kind == "container" and effective(hop, "software") == "nginx"
    if who != ("nginx" if nginx else hop.slug):
        yield f"{who} answers, not {hop.slug}"
    yield from _headers(outcome, answer)
    if (outcome.body and not fits(outcome.body, answer.body)) or (
        nginx and answer.body and not outcome.body
    ):
        yield f"the body is {answer.body!r}, not {outcome.body!r}"
    if outcome.seconds is not None:
        early = answer.seconds < outcome.seconds - 0.1
        if early or answer.seconds > outcome.seconds + AT_ONCE:
            yield f"after {answer.seconds:.1f} s, not {outcome.seconds} s"
    yield from _app(trace, outcome, saw)


def _silence(outcome: Outcome, answer: Answer) -> Iterator[str]:
    if answer.status is not None:
        yield f"status {answer.status}, and nobody should answer"
    waits = answer.failure == "nothing came"
    if waits != (outcome.code in DROPPED):
        yield f"{answer.failure} after {answer.seconds:.1f} s, with {outcome.code}"


def _headers(outcome: Outcome, answer: Answer) -> Iterator[str]:
    for name, value in outcome.headers:
        real = answer.header(name)
        if real is None or (value not in {NOT_RECORDED, real}):
            yield f"{name} is {real}, not {value}"
    told = any(name == ORIGIN for name, _ in outcome.headers)
    if not told and answer.header(ORIGIN) is not None:
        yield f"{ORIGIN} is there"


def _app(trace: Trace, outcome: Outcome, saw: tuple[Saw, ...]) -> Iterator[str]:
    """Yield what differs at the app: whether it got the request, and as what."""
    never = outcome.code in NGINX_ALONE or set(trace.steps[-1].codes) & DROPPED
    if never or len(saw) != 1:
        if len(saw) != (0 if never else 1):
            yield f"seen by {', '.join(each.hop for each in saw) or 'no app'}"
        return
    if trace.outcome.kind == "ambiguous":
        return  # The steps end where the ways part.
    last, passed = trace.steps[-1], trace.steps[-2]
    if (last.hop, last.method, last.path) != (saw[0].hop, saw[0].method, saw[0].path):
        told = f"{last.hop} {last.method} {last.path}"
        yield f"saw {saw[0].hop} {saw[0].method} {saw[0].path}, not {told}"
    host = next((fact.value for fact in passed.facts if fact.name == "Host header passed on"), "")
    if host.partition(":")[2] != saw[0].host.partition(":")[2]:
        yield f"the Host header is {saw[0].host}, not {host}"
