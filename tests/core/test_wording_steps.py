"""What a step of a trace says to staff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Respond, Rule, Token
from docs_app.core.wording import step_sentence
from tests.core.builders import forward, storage
from tests.core.tracing import changed, go, ruled


def sentences(*arguments: object, **request: object) -> list[str]:
    """Return the sentences of a traced request but the client's."""
    value, *rest = arguments
    found = go(value, *rest, **request)  # type: ignore[arg-type]
    numbers = range(2, len(found.steps) + 1)
    return [step_sentence(value, found, number) for number in numbers]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("none", "API user sends GET https://x.example/a without a token."),
        ("valid", "API user sends GET https://x.example/a with a valid token."),
        ("invalid", "API user sends GET https://x.example/a with a token that is not valid."),
        ("expired", "API user sends GET https://x.example/a with an expired token."),
    ],
)
def test_the_client_sends_the_whole_address(state: str, told: str) -> None:
    found = go(storage(), "https://x.example/a", token=Token(state))

    assert step_sentence(storage(), found, 1) == told


def test_every_step_of_the_good_path_says_what_happens_there() -> None:
    assert sentences(storage(), "/bags/a%20b/") == [
        "API Gateway (Storage API) strips the base path /storage and the stage v1, leaves out the"
        " slash at the end, takes GET /bags/a%20b by rule bags-below, asks Cognito about the"
        " token, decodes the path to /bags/a b, and forwards the request to api-nlb:65534 through"
        " api_vpc_link.",
        "Cognito is asked about the token: the token is genuine and has not expired. Which tokens"
        " the rule needs is not recorded; it is taken to be enough.",
        "The VPC link api_vpc_link carries the request into Private VPC.",
        "The network load balancer api-nlb takes the connection on 65534 (TCP) and forwards it to"
        " the bags target group.",
        "The bags target group chooses one of its healthy targets: nginx:9000 of ECS task, bags"
        " API.",
        "nginx of ECS task, bags API on 9000 takes the request and forwards it to bags_api:9001.",
        "bags_api on 9001 takes the request and answers.",
    ]


@pytest.mark.parametrize(
    ("path", "token", "told"),
    [
        (
            "/nope",
            Token("valid"),
            [
                "API Gateway (Storage API) strips the base path /storage and the stage v1 and stops"
                " there: no rule takes the path /nope.",
            ],
        ),
        (
            "/bags",
            Token(),
            [
                "API Gateway (Storage API) strips the base path /storage and the stage v1, takes"
                " GET /bags by rule bags, and refuses it: the request carries no token.",
            ],
        ),
        (
            "/bags",
            Token("expired"),
            [
                "API Gateway (Storage API) strips the base path /storage and the stage v1, takes"
                " GET /bags by rule bags, asks Cognito about the token, and refuses it: the token"
                " has expired.",
                "Cognito is asked about the token: this token has expired.",
            ],
        ),
    ],
)
def test_a_refusal_is_told_where_it_happens(path: str, token: Token, told: list[str]) -> None:
    assert sentences(storage(), path, token=token) == told


def test_a_token_that_does_not_fit_the_rule_is_told_with_what_it_lacks() -> None:
    rule = replace(forward("all", "nlb/bags", via="link", authorizer="cognito"), scopes=("a",))

    assert sentences(ruled(storage(), "gateway", rule))[-1] == (
        "Cognito is asked about the token: the token is genuine and has not expired, but it does"
        " not fit the rule: scope missing."
    )


def test_a_gateway_whose_name_says_what_it_is_is_named_once() -> None:
    value = changed(storage(), "gateway", name="Our API Gateway")

    assert sentences(value, "/nope")[0].startswith("Our API Gateway strips the base path")


def test_a_rewritten_path_is_told_at_the_hop_that_rewrites_it() -> None:
    rule = forward("app", "bags-app/http", path="/bags", rewrite="/new")

    assert sentences(ruled(storage(), "bags-nginx", rule))[-2:] == [
        "nginx of ECS task, bags API on 9000 takes the request, rewrites the path to /new, and"
        " forwards it to bags_api:9001.",
        "bags_api on 9001 takes the request and answers.",
    ]


@pytest.mark.parametrize(
    ("hop", "rules", "told"),
    [
        (
            "nlb",
            (forward("ingests", "items", port="ingests"),),
            "The network load balancer api-nlb gets the connection on 65534 (TCP) and stops there:"
            " api-nlb has no listener on port 65534 and drops what comes there; Storage API gives"
            " up after 29 s.",
        ),
        ("bags", (), "The bags target group has no registered target to send to."),
        (
            "bags",
            (forward("one", "bags-nginx/http"), forward("two", "ingests-nginx/http")),
            "The bags target group chooses one of several targets that differ; which one, nobody"
            " can say before.",
        ),
        (
            "bags-nginx",
            (forward("app", "ingests-app/http"),),
            "The request comes to ingests_api on 9001 and gets no further.",
        ),
        (
            "bags-nginx",
            (forward("app", "bags-app/http", path="/x"),),
            "nginx of ECS task, bags API on 9000 gets the request and stops there: no recorded"
            " rule of nginx takes GET /bags.",
        ),
        (
            "bags-app",
            (Rule("made", Respond(201)),),
            "bags_api on 9001 takes the request and answers with 201.",
        ),
    ],
)
def test_the_last_step_says_how_it_ended_there(
    hop: str, rules: tuple[Rule, ...], told: str
) -> None:
    assert sentences(ruled(storage(), hop, *rules))[-1] == told


def test_a_step_that_a_trace_does_not_have_is_an_error() -> None:
    found = go(storage())

    for number in (0, len(found.steps) + 1):
        with pytest.raises(IndexError):
            step_sentence(storage(), found, number)


def test_a_step_of_a_hop_that_is_gone_says_so() -> None:
    found = go(storage())
    value = replace(storage(), hops=())

    assert step_sentence(value, found, 2) == (
        "The request comes to gateway, which is no longer documented."
    )


def test_a_gateway_that_answers_itself_says_with_what() -> None:
    value = ruled(storage(), "gateway", Rule("gone", Respond(410)))

    assert sentences(value) == [
        "API Gateway (Storage API) strips the base path /storage and the stage v1, takes GET /bags"
        " by rule gone, and answers 410."
    ]
