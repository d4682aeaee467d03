"""What faults do to a trace beyond the outcome's code: answers, waits, several at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Request, Token
from docs_app.core.codes import CODES
from docs_app.core.faults import faults_for
from docs_app.core.index import index_of
from docs_app.core.steps import Outcome, Rewrite
from docs_app.core.trace import trace
from docs_app.core.wording import outcome_sentence, step_sentence
from tests.core.builders import forward, storage
from tests.core.semantics import gateway, nginx, variable
from tests.core.strategies import journeys
from tests.core.tracing import SITE, VALID, at, changed, ruled, under, way

JSON = ("Content-Type", "application/json")
NGINX = ("x-amzn-Remapped-Server", "nginx")
ORIGIN = ("Access-Control-Allow-Origin", "…")


def test_no_faults_are_the_same_as_none_given() -> None:
    request = Request("GET", f"{SITE}/bags", VALID)

    assert trace(storage(), request, ()) == trace(storage(), request)


@pytest.mark.parametrize(
    ("fault", "body", "headers"),
    [
        (
            "waf:gateway",
            '{"message":"Forbidden"}',
            (JSON, ("x-amzn-ErrorType", "ForbiddenException")),
        ),
        (
            "throttled:gateway",
            '{"message":"Too Many Requests"}',
            (JSON, ("x-amzn-ErrorType", "TooManyRequestsException")),
        ),
        (
            "slow:bags-app:30",
            '{"message": "Endpoint request timed out"}',
            (JSON, ("x-amzn-ErrorType", "InternalServerErrorException")),
        ),
        (
            "down:bags-app",
            "<html>...<center><h1>502 Bad Gateway</h1></center>...</html>",
            (("Content-Type", "text/html"), NGINX, ORIGIN),
        ),
        ("answers:bags-app:503", "", (NGINX, ORIGIN)),
        (
            "answers:bags-nginx:503",
            "<html>...<center><h1>503 Service Temporarily Unavailable</h1></center>...</html>",
            (("Content-Type", "text/html"), NGINX, ORIGIN),
        ),
        ("scope-refused:cognito", '{"error":"invalid_scope"}', (JSON,)),
        ("listener-missing:nlb/ingests", "", (NGINX, ORIGIN)),
    ],
)
def test_an_answer_has_the_body_and_headers_of_who_made_it(
    fault: str, body: str, headers: tuple[tuple[str, str], ...]
) -> None:
    outcome = under(fault).outcome

    assert (outcome.body, outcome.headers) == (body, headers)


def test_a_preflight_that_nginx_answers_lacks_the_origin_that_other_answers_have() -> None:
    value = nginx(answers_preflight=True, cors=True)

    assert under(value=value).outcome.headers == (NGINX, ORIGIN)
    assert under(value=value, method="OPTIONS").outcome.headers == (NGINX,)


@pytest.mark.parametrize(
    ("seconds", "who", "code", "waited"),
    [
        (29, "bags-app", "APP_ANSWERED", 29),
        (30, "gateway", "GW_INTEGRATION_TIMEOUT", 29),
        (61, "gateway", "GW_INTEGRATION_TIMEOUT", 29),
    ],
)
def test_behind_nginx_and_a_gateway_the_shorter_timeout_is_what_a_caller_meets(
    seconds: int, who: str, code: str, waited: int
) -> None:
    outcome = under(f"slow:bags-app:{seconds}").outcome

    assert (outcome.hop, outcome.code, outcome.seconds) == (who, code, waited)


def test_several_slow_processes_add_up_and_the_message_names_each() -> None:
    outcome = under("slow:bags-app:20", "slow:bags-nginx:10").outcome

    assert outcome.message == (
        "bags_api takes 20 s to answer; nginx of ECS task, bags API takes 10 s to answer; Storage"
        " API gives up after 29 s"
    )
    late = under("slow:bags-app:20").outcome
    assert outcome_sentence(storage(), late) == (
        "Delivered: bags_api answers after 20 s; its status is not recorded."
    )


def test_a_slow_nginx_is_slow_to_refuse_too() -> None:
    outcome = under("slow:bags-nginx:5", body_bytes=2_000_000).outcome

    assert (outcome.code, outcome.seconds) == ("NGX_TOO_LARGE", 5)
    assert outcome.message.endswith(
        "and nginx takes 1,048,576; nginx of ECS task, bags API takes 5 s to answer"
    )


def test_the_order_of_the_gateway_decides_which_of_several_faults_is_met() -> None:
    faults = ["link-down:link", "throttled:gateway", "authorizer-down:cognito", "waf:gateway"]
    met = []
    while faults:
        met.append(under(*faults).outcome.code)
        faults.pop()

    assert met == ["GW_WAF", "GW_AUTHORIZER_DOWN", "GW_THROTTLED", "GW_INTEGRATION_FAILURE"]


def test_a_request_without_a_token_never_gets_as_far_as_the_authorizer() -> None:
    found = under("authorizer-down:cognito", "client-unknown:cognito", token=Token())

    assert (way(found), found.outcome.code) == (["client", "gateway/https"], "GW_TOKEN_MISSING")


def test_without_a_token_from_the_authorizer_the_request_is_never_made() -> None:
    found = under("client-unknown:cognito", "waf:gateway")

    assert way(found) == ["client", "cognito/https"]
    assert found.entry_point is None
    assert found.outcome == Outcome(
        "rejected",
        "cognito",
        "COG_INVALID_CLIENT",
        400,
        "Cognito does not know the client; without a token the request is never made",
        '{"error":"invalid_client"}',
    )
    assert step_sentence(storage(), found, 2) == (
        "Cognito is asked for a token by POST /oauth2/token, and gives none: it answers 400."
    )


def test_a_rule_without_an_authorizer_needs_no_token_from_it() -> None:
    value = ruled(storage(), "gateway", forward("all", "nlb/bags", via="link"))

    assert under("client-unknown:cognito", value=value).outcome.kind == "delivered"


def test_a_security_group_does_not_stand_between_containers_of_a_task() -> None:
    assert under("closed:bags-app/http").outcome.kind == "delivered"


def test_a_customised_gateway_changes_its_own_answers_and_not_those_it_passes_on() -> None:
    value = gateway(responses=(("DEFAULT_5XX", 599), ("WAF_FILTERED", 404)))

    statuses = [
        under(fault, value=value).outcome.status
        for fault in ("slow:bags-app:30", "down:bags-nginx", "down:bags-app", "waf:gateway")
    ]

    assert statuses == [599, 599, 502, 404]


def test_a_stage_variable_is_filled_into_the_path() -> None:
    found = under(value=variable(root="store"))

    assert at(found, "gateway").rewrites[-1] == Rewrite("path rewritten", "/bags", "/store/b")
    assert found.steps[-1].path == "/store/b"


def test_a_stage_variable_of_a_stage_that_nobody_recorded_is_not_known() -> None:
    value = changed(variable(root="x"), "gateway", settings=())

    outcome = trace(value, Request("GET", "https://api.example.org/storage/bags", VALID)).outcome

    assert (outcome.kind, outcome.message) == (
        "undetermined",
        "nobody recorded what the stage variable root of Storage API is",
    )


def test_an_authorizer_that_is_a_process_can_be_down_like_any() -> None:
    rule = forward("all", "nlb/bags", via="link", authorizer="ingests-app")

    found = under("down:ingests-app", value=ruled(storage(), "gateway", rule))

    assert found.outcome.code == "GW_AUTHORIZER_DOWN"
    assert step_sentence(ruled(storage(), "gateway", rule), found, 3) == (
        "ingests_api is to be asked about the token, and cannot be reached."
    )


@given(journeys(), st.data())
def test_under_any_faults_a_trace_ends_names_what_exists_and_has_its_sentences(
    pair: tuple[Architecture, Request], data: st.DataObject
) -> None:
    architecture, request = pair
    choices = [choice.fault for choice in faults_for(architecture)]
    wrong = data.draw(st.lists(st.sampled_from(choices), max_size=4)) if choices else []
    index = index_of(architecture)

    found = trace(architecture, request, wrong)

    assert found == trace(architecture, request, wrong)
    for number, step in enumerate(found.steps, 1):
        assert step.hop in index.hops
        assert step.rule is None or (step.hop, step.rule) in index.rules
        assert set(step.codes) | set(step.assumptions) <= set(CODES)
        assert step_sentence(architecture, found, number).endswith(".")
    for outcome in found.outcome.outcomes or (found.outcome,):
        assert outcome.kind in {"delivered", "rejected", "undetermined"}
        assert outcome.code is None or outcome.code in CODES
        assert (outcome.kind == "undetermined") == bool(outcome.missing)
        assert outcome.seconds is None or outcome.seconds >= 0
    assert outcome_sentence(architecture, found.outcome).endswith(".")
