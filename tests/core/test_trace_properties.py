"""What holds of every trace, whatever the architecture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Request
from docs_app.core.codes import CODES
from docs_app.core.index import Index, index_of
from docs_app.core.steps import OUTCOMES, Step
from docs_app.core.trace import passed_over, trace
from docs_app.core.trace.walk import RETURNS_LIMIT
from docs_app.core.wording import outcome_sentence, step_sentence
from tests.core.strategies import architectures, journeys, requests

asked = journeys() | st.tuples(architectures(), requests)


@given(asked)
def test_a_trace_ends_and_names_only_what_exists_and_is_explained(
    pair: tuple[Architecture, Request],
) -> None:
    architecture, request = pair
    index = index_of(architecture)
    places = sum(1 + len(hop.ports) for hop in architecture.hops)

    found = trace(architecture, request)

    assert found == trace(architecture, request)
    assert len(found.steps) <= 2 + 2 * places * (RETURNS_LIMIT + 1)
    assert {step.hop for step in found.steps} <= set(index.hops)
    for step in found.steps:
        assert step.rule is None or (step.hop, step.rule) in index.rules
        assert set(step.codes) | set(step.assumptions) <= set(CODES)
        assert all(code.startswith("ASSUME_") for code in step.assumptions)
    for outcome in found.outcome.outcomes or (found.outcome,):
        assert outcome.kind in set(OUTCOMES) - {"ambiguous"}
        assert outcome.code is None or outcome.code in CODES
        assert outcome.hop is None or outcome.hop in index.hops
        assert (outcome.kind == "undetermined") == bool(outcome.missing)


@given(journeys())
def test_no_step_passes_a_port_that_is_not_open_to_its_sender(
    pair: tuple[Architecture, Request],
) -> None:
    """The sender's zone is that of the hop before; a target group stands where its sender is."""
    architecture, request = pair
    index = index_of(architecture)
    steps = [step for step in trace(architecture, request).steps if step.role == "pass"]
    zone = index.hops[steps[0].hop].zone if steps[0].port is None else None

    for step in steps:
        port = index.ports.get((step.hop, step.port or ""))
        if port is not None and step.codes[-1:] != ("WALK_NOT_OPEN",):
            assert index.is_open(port, zone), step
        zone = _stands(index, step, zone)


def _stands(index: Index, step: Step, before: str | None) -> str | None:
    hop = index.hops[step.hop]
    return before if hop.kind == "target_group" else hop.zone


@given(asked)
def test_every_rule_is_taken_or_explained_and_everything_has_its_sentence(
    pair: tuple[Architecture, Request],
) -> None:
    architecture, request = pair
    index = index_of(architecture)

    found = trace(architecture, request)

    for number, step in enumerate(found.steps, 1):
        told = {each.rule: each.why for each in passed_over(architecture, step)}
        rules = {rule.slug for rule in index.hops[step.hop].rules}
        assert set(told) == (set() if step.role == "check" else rules - {step.rule})
        assert {each.rule for each in step.passed_over} <= set(told)
        assert all(told.values())
        assert step_sentence(architecture, found, number).endswith(".")
    assert outcome_sentence(architecture, found.outcome).endswith(".")
