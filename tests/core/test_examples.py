"""Examples are tests of the documentation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import (
    Architecture,
    Example,
    Expectation,
    Request,
    Route,
    Token,
)
from docs_app.core.examples import ExampleResult, example_trace, run_examples
from docs_app.core.trace import trace
from tests.core.builders import forward, storage
from tests.core.tracing import SITE, ruled


def expecting(expect: Expectation, request: Request | None = None) -> Architecture:
    """Return the storage service with one route of one example."""
    request = request or Request("GET", SITE + "/bags", Token("valid"))
    example = Example("one", "One", request, expect)
    return replace(storage(), routes=(Route("r", "R", examples=(example,)),))


def test_the_examples_of_a_true_documentation_all_pass() -> None:
    value = storage()

    assert run_examples(value) == tuple(
        ExampleResult(
            route.slug, example.slug, example.expect, trace(value, example.request), passed=True
        )
        for route in value.routes
        for example in route.examples
    )


@pytest.mark.parametrize(
    ("expect", "why"),
    [
        (Expectation("delivered"), ""),
        (Expectation("delivered", "bags-app", None, "APP_ANSWERED"), ""),
        (Expectation("rejected", "gateway"), "outcome: expected rejected, got delivered"),
        (Expectation("delivered", "ingests-app"), "hop: expected ingests-app, got bags-app"),
        (Expectation("delivered", "bags-app", 200), "status: expected 200, got none"),
        (
            Expectation("delivered", code="APP_METHOD"),
            "code: expected APP_METHOD, got APP_ANSWERED",
        ),
    ],
)
def test_an_example_says_the_first_thing_that_differs(expect: Expectation, why: str) -> None:
    (result,) = run_examples(expecting(expect))

    assert (result.passed, result.why) == (not why, why)


@pytest.mark.parametrize("status", [504, 500])
def test_of_two_statuses_that_an_answer_may_have_either_may_be_expected(status: int) -> None:
    """The gateway answers a failed integration with 504 or 500."""
    value = expecting(Expectation("rejected", "gateway", status, "GW_INTEGRATION_FAILURE"))

    (result,) = run_examples(ruled(value, "bags"))

    assert (result.passed, result.why) == (True, "")


@pytest.mark.parametrize("code", ["GW_INTEGRATION_TIMEOUT", "NLB_NO_LISTENER"])
def test_the_code_may_be_the_answers_or_the_causes(code: str) -> None:
    value = ruled(
        expecting(Expectation("rejected", "gateway", 504, code)),
        "nlb",
        forward("ingests", "items", port="ingests"),
    )

    assert [result.why for result in run_examples(value)] == [""]


def test_a_request_that_cannot_be_sent_fails_and_says_why() -> None:
    value = expecting(Expectation("delivered"), Request("GET", "bags"))

    assert run_examples(value) == (
        ExampleResult(
            "r",
            "one",
            Expectation("delivered"),
            None,
            passed=False,
            why="The URL 'bags' must begin with https:// or http://.",
        ),
    )
    assert example_trace(value, "r", None) is None


def test_a_routes_page_is_drawn_by_its_first_example_unless_one_is_named() -> None:
    value = storage()
    get, anonymous = value.routes[0].examples

    assert example_trace(value, "bags", None) == trace(value, get.request)
    assert example_trace(value, "bags", "anonymous") == trace(value, anonymous.request)


def test_a_route_without_examples_has_no_trace_and_unknown_names_are_errors() -> None:
    value = replace(storage(), routes=(Route("bare", "Bare"),))

    assert example_trace(value, "bare", None) is None
    with pytest.raises(KeyError):
        example_trace(value, "bare", "none")
    with pytest.raises(KeyError):
        example_trace(value, "none", None)
