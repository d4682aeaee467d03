"""Examples as tests of the documentation: each is traced and held to what it must come to."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Example, Expectation
from docs_app.core.index import index_of, kept
from docs_app.core.steps import Outcome, Trace
from docs_app.core.trace import trace


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example went. ``route`` and ``example`` are slugs.

    ``trace`` is None where the request cannot be sent. ``why`` names the first thing that differs
    from what was expected; it is empty where the example passed.
    """

    route: str
    example: str
    expected: Expectation
    trace: Trace | None
    passed: bool
    why: str = ""


def run_examples(architecture: Architecture) -> tuple[ExampleResult, ...]:
    """Return the result of every example of every route, in their order.

    Costs a trace each; the value keeps the answer, so later calls are free.
    """
    return kept(architecture, "example_results", _results)


def _results(architecture: Architecture) -> tuple[ExampleResult, ...]:
    return tuple(
        _run(architecture, route.slug, example)
        for route in architecture.routes
        for example in route.examples
    )


def example_trace(architecture: Architecture, route: str, example: str | None) -> Trace | None:
    """Return the trace of an example, by default of the route's first.

    None: the route has no example, or its request cannot be sent (:func:`run_examples` says why).
    KeyError: there is no such route or example.
    """
    examples = index_of(architecture).routes[route].examples
    if example is None:
        chosen = next(iter(examples), None)
    else:
        chosen = {each.slug: each for each in examples}[example]
    return None if chosen is None else _run(architecture, route, chosen).trace


def _run(architecture: Architecture, route: str, example: Example) -> ExampleResult:
    try:
        found = trace(architecture, example.request)
    except ValueError as error:
        return ExampleResult(route, example.slug, example.expect, None, False, str(error))
    why = difference(example.expect, found)
    return ExampleResult(route, example.slug, example.expect, found, not why, why)


def _status(expected: Expectation, outcome: Outcome) -> int | None:
    """Return the status, of two that there may be the one that is expected."""
    return expected.status if expected.status in outcome.statuses else outcome.status


def difference(expected: Expectation, found: Trace) -> str:
    """Return the first thing in which a trace is not what was expected, or an empty string.

    What the expectation leaves out may be anything. A code may be the outcome's, or the cause's
    at the hop where the request stopped: a load balancer without a listener makes the gateway
    answer GW_INTEGRATION_TIMEOUT, and NLB_NO_LISTENER says why.
    """
    outcome = found.outcome
    pairs = (
        ("outcome", expected.outcome, outcome.kind),
        ("hop", expected.hop, outcome.hop),
        ("status", expected.status, _status(expected, outcome)),
    )
    for what, wanted, got in pairs:
        if wanted is not None and wanted != got:
            return f"{what}: expected {wanted}, got {'none' if got is None else got}"
    stopped = next((step for step in reversed(found.steps) if step.role == "pass"), None)
    codes = {outcome.code, *(stopped.codes if stopped else ())}
    if expected.code is not None and expected.code not in codes:
        return f"code: expected {expected.code}, got {outcome.code or 'none'}"
    return ""
