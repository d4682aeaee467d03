"""``trace``: where a request goes through the documented rules, and how it ends.

One module for each kind of hop says what it decides; :mod:`.walk` goes from hop to hop by the
table in :mod:`.behaviours`; :mod:`.entry` finds the way in. The specification behind each decision
is its code in :mod:`docs_app.core.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docs_app.core.architecture import Architecture, Hop, Request
from docs_app.core.faults.broken import NOTHING, Broken
from docs_app.core.faults.fault import Fault
from docs_app.core.index import index_of, kept
from docs_app.core.steps import Outcome, Step, Trace
from docs_app.core.trace.decisions import Ending, Travel, Way
from docs_app.core.trace.entry import Barred, Entered, enter
from docs_app.core.trace.passed_over import passed_over
from docs_app.core.trace.request import Sent, read_request
from docs_app.core.trace.token_request import concerned, never_made
from docs_app.core.trace.walk import Result, Walk

__all__ = ["passed_over", "read_request", "trace"]


def trace(architecture: Architecture, request: Request, faults: Iterable[Fault] = ()) -> Trace:
    """Return the steps a request takes and how it ends. Raises ValueError: it cannot be sent.

    ``faults`` are what is taken to be wrong; those on what the architecture has not change nothing.

    The walk begins at the first client that is documented. Where facts allow several endings, the
    outcome is ``ambiguous`` and the steps end at the hop where the ways part. Cost follows the
    path's length and the number of steps, not the number of rules.
    """
    broken = Broken.by(faults)
    if request.token.state == "valid" and concerned(broken):
        would = _traced(architecture, request, NOTHING)
        refused = never_made(would, index_of(architecture).hops, broken)
        if refused is not None:
            return refused
    return _traced(architecture, request, broken)


def _traced(architecture: Architecture, request: Request, broken: Broken) -> Trace:
    sent = read_request(request)
    client = kept(architecture, "client", _client)
    first = () if client is None else (Step(client.slug, sent.method, sent.path),)
    entered = enter(architecture, sent, broken)
    if isinstance(entered, Barred):
        steps = first if entered.step is None else (*first, entered.step)
        slug = None if entered.entry_point is None else entered.entry_point.slug
        ending = _without_body(entered.ending) if sent.method == "HEAD" else entered.ending
        return Trace(request, slug, steps, _outcome((ending,)))
    zone = None if client is None else client.zone
    travel = Travel(request, sent.method, sent.host, entered.path, zone, stage=entered.stage)
    result = Walk(architecture, broken).run(Way(entered.to, travel))
    steps = (*first, *_with_entry(result, entered, sent))
    endings = result.endings
    if sent.method == "HEAD":
        endings = tuple(dict.fromkeys(_without_body(ending) for ending in endings))
    return Trace(request, entered.entry_point.slug, steps, _outcome(endings))


def _without_body(ending: Ending) -> Ending:
    """Return the answer as it is to HEAD: all of it but the body (RFC 9110, section 9.3.2)."""
    return replace(ending, outcome=replace(ending.outcome, body=""))


def _client(architecture: Architecture) -> Hop | None:
    return next((hop for hop in architecture.hops if hop.kind == "client"), None)


def _with_entry(result: Result, entered: Entered, sent: Sent) -> tuple[Step, ...]:
    """Return the steps, the first telling also what the entry point did to the path."""
    if not result.steps:
        return ()
    step, *rest = result.steps
    step = replace(
        step,
        path=sent.path,
        codes=(*entered.codes, *step.codes),
        rewrites=(*entered.rewrites, *step.rewrites),
        facts=(*entered.facts, *step.facts),
    )
    return (step, *rest)


def _outcome(endings: tuple[Ending, ...]) -> Outcome:
    if len(endings) == 1:
        return endings[0].outcome
    outcomes = tuple(ending.outcome for ending in endings)
    message = f"the documented facts allow {len(outcomes)} different endings"
    return Outcome("ambiguous", message=message, seconds=None, outcomes=outcomes)
