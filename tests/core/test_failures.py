"""Failure tables: every single fault on a route, and what the caller sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from docs_app.core.answers import caller_sees, endings
from docs_app.core.architecture import Architecture, Example, Expectation, Request, Route
from docs_app.core.failures import FailureRow, failure_table, failures_of_hop
from docs_app.core.faults import Fault, faults_on, subject_hops
from docs_app.core.index import index_of
from docs_app.core.steps import Outcome
from docs_app.core.trace import trace
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.strategies import journeys
from tests.core.tracing import SITE, VALID

GET, ANONYMOUS = ("bags", "get"), ("bags", "anonymous")


TYPE = "its header x-amzn-ErrorType is InternalServerErrorException (assumed)"
OWN = "it has no header x-amzn-Remapped-Server; its header Content-Type is application/json"


def row(text: str, value: Architecture | None = None) -> FailureRow:
    """Return the one row for a fault in the table of bags."""
    table = failure_table(value or storage(), "bags")
    (found,) = (each for each in table if str(each.fault) == text)
    return found


def test_a_row_tells_a_fault_what_the_caller_sees_and_what_tells_it_from_its_look_alikes() -> None:
    assert row("down:bags-nginx") == FailureRow(
        Fault("down", "bags-nginx"),
        "nginx of ECS task, bags API is down.",
        (GET,),
        Outcome(
            "rejected",
            "gateway",
            "GW_INTEGRATION_FAILURE",
            504,
            "nginx of ECS task, bags API is down and refuses the connection",
            other_status=500,
        ),
        "504 or 500 at once.",
        "Storage API",
        ("CT_NGINX_DOWN", "GW_INTEGRATION_FAILURE"),
        tell_apart=(
            "Unlike the 504 of Storage API (GW_INTEGRATION_TIMEOUT): the other has the body"
            ' {"message": "Endpoint request timed out"}; it comes at once.',
            f"Unlike the 500 of Storage API (GW_AUTHORIZER_DOWN): {TYPE}; the other has the body"
            ' {"message":null}.',
            "Unlike the 500 of nginx of ECS task, bags API (NGX_ANSWERED):"
            f" {TYPE}; {OWN}; the other has the body"
            " <html>...<center><h1>500 Internal Server Error</h1></center>...</html>; it comes at"
            " once.",
            f"Unlike the 500 of bags_api (APP_ANSWERED): {TYPE}; {OWN}; it comes at once.",
        ),
    )


@pytest.mark.parametrize(
    ("fault", "sees", "who", "cause"),
    [
        (
            "listener-missing:nlb/bags",
            '504 after 29 s, with the body {"message": "Endpoint request timed out"}.',
            "Storage API",
            ("NLB_NO_LISTENER", "GW_INTEGRATION_TIMEOUT"),
        ),
        (
            "link-down:link",
            "504 or 500.",
            "Storage API",
            ("VPCL_NOT_AVAILABLE", "GW_INTEGRATION_FAILURE"),
        ),
        (
            "down:bags-app",
            "502 at once, with the body"
            " <html>...<center><h1>502 Bad Gateway</h1></center>...</html>.",
            "nginx of ECS task, bags API",
            ("CT_APP_DOWN", "NGX_UPSTREAM_DOWN"),
        ),
        ("answers:bags-app:500", "500.", "bags_api", ()),
        (
            "client-unknown:cognito",
            '400 at once, with the body {"error":"invalid_client"}.',
            "Cognito",
            ("COG_INVALID_CLIENT",),
        ),
        (
            "certificate-missing:domain",
            "No answer: the connection fails.",
            "nobody",
            ("ENTRY_TLS",),
        ),
        (
            "idle:nlb",
            "A status that is not recorded. Or: 504 or 500 at once.",
            "bags_api or Storage API",
            ("NLB_IDLE",),
        ),
    ],
)
def test_what_the_caller_sees_who_answers_and_why(
    fault: str, sees: str, who: str, cause: tuple[str, ...]
) -> None:
    found = row(fault)

    assert (found.caller_sees, found.who_answers, found.cause) == (sees, who, cause)


def test_a_fault_that_changes_no_ending_says_so() -> None:
    found = row("unhealthy:bags")

    assert (found.unnoticed, found.cause, found.tell_apart) == (True, ("TG_FAIL_OPEN",), ())


def test_examples_that_a_fault_does_not_change_are_left_out_and_those_alike_are_one_row() -> None:
    assert row("gone:bags").examples == (GET,)
    assert row("waf:gateway").examples == (GET, ANONYMOUS)


def test_examples_that_end_differently_under_a_fault_have_a_row_each() -> None:
    large = Example(
        "large",
        "Too large for nginx",
        Request("PUT", f"{SITE}/bags", VALID, 2_000_000),
        Expectation("rejected"),
    )
    bags = storage().routes[0]
    value = replace(storage(), routes=(replace(bags, examples=(*bags.examples, large)),))

    table = failure_table(value, "bags")

    slow = [each for each in table if str(each.fault) == "slow:bags-nginx:61"]
    assert [each.examples for each in slow] == [(GET, ("bags", "large"))]
    app = [each for each in table if str(each.fault) == "down:bags-app"]
    assert [each.examples for each in app] == [(GET,)]
    denied = next(each for each in table if str(each.fault) == "denied:gateway")
    assert denied.examples == (GET, ANONYMOUS, ("bags", "large"))


def test_an_answer_of_an_app_lacks_the_page_that_nginx_would_send() -> None:
    assert row("answers:bags-app:500").tell_apart[-1] == (
        "Unlike the 500 of nginx of ECS task, bags API (NGX_ANSWERED): the other has the body"
        " <html>...<center><h1>500 Internal Server Error</h1></center>...</html>."
    )


def test_an_answer_that_nothing_tells_from_another_points_to_the_log() -> None:
    """An answer to HEAD has no body that could tell."""
    head = replace(storage().routes[0].examples[0].request, method="HEAD")
    value = edited(storage(), "example:bags/get", request=head)

    assert row("answers:bags-app:500", value).tell_apart[-1] == (
        "Nothing in it differs from the 500 of nginx of ECS task, bags API (NGX_ANSWERED): look at"
        " the log of bags_api."
    )


def test_a_hop_has_the_rows_of_all_routes_whose_fault_is_on_it() -> None:
    texts = [str(each.fault) for each in failures_of_hop(storage(), "bags-nginx")]

    assert texts == [
        "down:bags-nginx",
        "slow:bags-nginx:61",
        "answers:bags-nginx:500",
        "closed:bags-nginx/http",
        "exited:bags-task",
    ]
    gateway = {str(row.fault): row for row in failures_of_hop(storage(), "gateway")}
    assert gateway["waf:gateway"].examples == (
        GET,
        ANONYMOUS,
        ("ingests", "get"),
        ("ingests", "anonymous"),
    )


def test_what_does_not_exist_has_no_table() -> None:
    with pytest.raises(KeyError):
        failure_table(storage(), "nothing")
    with pytest.raises(KeyError):
        failures_of_hop(storage(), "nothing")


def test_an_example_that_cannot_be_sent_has_no_row() -> None:
    wrong = Example("x", "X", Request("GET", "/bags"), Expectation("delivered"))
    value = replace(storage(), routes=(Route("r", "R", examples=(wrong,)),))

    assert failure_table(value, "r") == ()


def with_example(architecture: Architecture, request: Request) -> Architecture:
    """Return the architecture with one route that has this request as its one example."""
    example = Example("example", "Example", request, Expectation("delivered"))
    return replace(architecture, routes=(Route("route", "Route", examples=(example,)),))


@given(journeys())
def test_every_fault_on_the_way_has_its_row_and_each_row_is_what_a_trace_says(
    pair: tuple[Architecture, Request],
) -> None:
    value = with_example(*pair)
    plain = trace(value, pair[1])

    table = failure_table(value, "route")

    assert {each.fault for each in table} == {each.fault for each in faults_on(value, plain)}
    for each in table:
        found = trace(value, pair[1], (each.fault,)).outcome
        assert each.outcome == found
        assert each.caller_sees == caller_sees(found)
        if each.unnoticed:
            assert [end.status for end in endings(found)] == [
                end.status for end in endings(plain.outcome)
            ]
    for hop in index_of(value).hops:
        assert {row.fault for row in failures_of_hop(value, hop)} <= {row.fault for row in table}


@given(journeys())
def test_no_fault_on_a_hop_is_missed_by_looking_only_at_routes_that_come_near(
    pair: tuple[Architecture, Request],
) -> None:
    value = with_example(*pair)

    for hop in value.hops:
        every = {
            row.fault
            for route in value.routes
            for row in failure_table(value, route.slug)
            if hop.slug in subject_hops(value, row.fault)
        }
        assert {row.fault for row in failures_of_hop(value, hop.slug)} == every
