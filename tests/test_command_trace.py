from __future__ import annotations

import json
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from docs_app.core.architecture import Request, Token
from docs_app.core.codec import to_json, to_yaml
from docs_app.core.trace import trace
from docs_app.versions import create
from tests.core.builders import storage

INGESTS = "https://api.example.org/storage/v1/ingests"


def run(*arguments: str) -> str:
    """Return what the command writes."""
    out = StringIO()
    call_command("trace", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return a file with the small storage service."""
    path = tmp_path / "architecture.yaml"
    path.write_text(to_yaml(storage()), encoding="utf-8")
    return str(path)


@pytest.mark.django_db
def test_a_request_through_a_published_architecture_is_told_step_by_step() -> None:
    create(storage(), None, "first")

    assert run("storage", "GET", INGESTS, "--token", "valid").splitlines() == [
        "1. API user sends GET https://api.example.org/storage/v1/ingests with a valid token.",
        "2. API Gateway (Storage API) strips the base path /storage and the stage v1, takes GET"
        " /ingests by rule ingests, asks Cognito about the token, and forwards the request to"
        " api-nlb:65535 through api_vpc_link.",
        "3. Cognito is asked about the token: the token is genuine and has not expired. Which"
        " tokens the rule needs is not recorded; it is taken to be enough.",
        "4. The VPC link api_vpc_link carries the request into Private VPC.",
        "5. The network load balancer api-nlb takes the connection on 65535 (TCP) and forwards it"
        " to the items target group.",
        "6. The items target group chooses one of its healthy targets: nginx:9000 of ECS task,"
        " ingests API.",
        "7. nginx of ECS task, ingests API on 9000 takes the request and forwards it to"
        " ingests_api:9001.",
        "8. ingests_api on 9001 takes the request and answers.",
        "",
        "Delivered: ingests_api answers; its status is not recorded.",
    ]


def test_a_file_is_traced_without_a_database(file: str) -> None:
    assert run("storage", "get", INGESTS, "--file", file).splitlines()[-1] == (
        "Rejected at once by Storage API with 401 (GW_TOKEN_MISSING): the request carries no token."
    )


def test_options_say_what_the_token_and_the_body_are(file: str) -> None:
    token = ("--token", "valid", "--use", "access", "--scope", "a", "--scope", "b")

    told = run(
        "storage", "PUT", INGESTS, "--file", file, *token, "--body", "2000000", "--format", "json"
    )

    request = Request("PUT", INGESTS, Token("valid", "access", ("a", "b")), 2_000_000)
    found = json.loads(json.dumps(asdict(trace(storage(), request))))
    assert found["outcome"]["code"] == "NGX_TOO_LARGE"
    assert without_sentences(json.loads(told)) == found


def without_sentences(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the trace as written, after its sentences were taken out of it."""
    sentences = [each.pop("sentence") for each in (*plain["steps"], plain["outcome"])]
    assert all(sentence.endswith(".") for sentence in sentences)
    return plain


def test_a_json_file_is_read_as_json(tmp_path: Path) -> None:
    path = tmp_path / "architecture.json"
    path.write_text(to_json(storage()), encoding="utf-8")

    assert run("storage", "GET", INGESTS, "--file", str(path)).startswith("1. API user sends GET")


def test_signs_that_a_terminal_would_obey_are_spelt_out(file: str) -> None:
    told = run("storage", "GET", INGESTS + "/a%1B%5B2J", "--token", "valid", "--file", file)

    assert "\x1b" not in told
    assert "decodes the path to /ingests/a\\x1b[2J" in told


def test_an_address_that_cannot_be_called_is_one_clear_error(file: str) -> None:
    with pytest.raises(CommandError) as refused:
        run("storage", "GET", "/ingests", "--file", file)

    assert str(refused.value) == "The URL '/ingests' must begin with https:// or http://."


@pytest.mark.django_db
def test_an_unknown_architecture_is_one_clear_error_that_names_those_there_are() -> None:
    create(storage(), None, "first")

    with pytest.raises(CommandError) as refused:
        run("nothing", "GET", INGESTS)

    assert str(refused.value) == "No architecture 'nothing' is published. There are: storage."


def test_faults_are_given_as_in_an_address(file: str) -> None:
    faults = ("--fault", "slow:ingests-app:40", "--fault", "unhealthy:items")

    told = run("storage", "GET", INGESTS, "--token", "valid", "--file", file, *faults)

    assert told.splitlines()[5:] == [
        "6. The items target group chooses one of its targets, all of them unhealthy: nginx:9000 of"
        " ECS task, ingests API.",
        "7. nginx of ECS task, ingests API on 9000 takes the request and forwards it to"
        " ingests_api:9001.",
        "8. ingests_api on 9001 takes the request and answers too late: ingests_api takes 40 s to"
        " answer; Storage API gives up after 29 s.",
        "",
        "Rejected after 29 s by Storage API with 504 (GW_INTEGRATION_TIMEOUT): ingests_api takes"
        " 40 s to answer; Storage API gives up after 29 s.",
    ]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("down", "'down' does not say what is meant; write down:nginx."),
        ("down:nginx", "down:nginx: there is no hop 'nginx'."),
    ],
)
def test_a_fault_that_means_nothing_is_one_clear_error(file: str, fault: str, message: str) -> None:
    with pytest.raises(CommandError) as refused:
        run("storage", "GET", INGESTS, "--file", file, "--fault", fault)

    assert str(refused.value) == message
