"""Inside the task: nginx and the app."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from docs_app.core.architecture import Architecture, Hop, Match, Respond, Rule
from docs_app.core.steps import Missing, Outcome
from tests.core.builders import forward, storage
from tests.core.tracing import at, changed, go, ruled, way

MEBIBYTE = 1_048_576


def nginx(**settings: Any) -> Architecture:
    """Return the storage service with these settings on the nginx of the bags API."""
    recorded = {"software": "nginx", **settings}
    return changed(storage(), "bags-nginx", settings=tuple(sorted(recorded.items())))


@pytest.mark.parametrize(
    ("limit", "size", "passes"),
    [
        ({}, MEBIBYTE, True),
        ({}, MEBIBYTE + 1, False),
        ({"body_limit": 10}, 11, False),
        ({"body_limit": 0}, 10 * MEBIBYTE, True),
    ],
)
def test_nginx_takes_bodies_up_to_its_limit_and_0_is_no_limit(
    limit: dict[str, int], size: int, *, passes: bool
) -> None:
    outcome = go(nginx(**limit), body_bytes=size).outcome

    assert outcome.code == ("APP_ANSWERED" if passes else "NGX_TOO_LARGE")


def test_a_body_too_large_for_nginx_is_refused_by_nginx_and_passed_on_by_the_gateway() -> None:
    found = go(nginx(cors=True), body_bytes=MEBIBYTE + 1)

    assert found.steps[-1].codes == ("NGX_TOO_LARGE", "NGX_CORS")
    assert at(found, "gateway").codes[-1] == "GW_PASSTHROUGH"
    assert found.outcome == Outcome(
        "rejected",
        "bags-nginx",
        "NGX_TOO_LARGE",
        413,
        "the body has 1,048,577 bytes, and nginx takes 1,048,576",
        "<html>...<center><h1>413 Request Entity Too Large</h1></center>...</html>",
    )


def test_a_preflight_that_nginx_answers_never_reaches_the_app() -> None:
    found = go(nginx(answers_preflight=True, cors=True), method="OPTIONS")

    assert way(found)[-1] == "bags-nginx/http"
    assert found.steps[-1].codes == ("NGX_PREFLIGHT",)
    assert found.outcome == Outcome("delivered", "bags-nginx", "NGX_PREFLIGHT", 204)


def test_a_preflight_that_nginx_passes_on_is_the_apps_and_gets_no_cors_headers() -> None:
    found = go(nginx(answers_preflight=False, cors=True), method="OPTIONS")

    assert at(found, "bags-nginx").codes == ("NGX_PROXIED", "ECS_AWSVPC")
    assert found.outcome.hop == "bags-app"


def test_who_answers_a_preflight_is_not_known_while_nobody_recorded_it() -> None:
    assert go(nginx(), method="OPTIONS").outcome == Outcome(
        "undetermined",
        "bags-nginx",
        "WALK_NOT_RECORDED",
        message="nobody recorded whether nginx answers OPTIONS itself or passes it on",
        seconds=None,
        missing=(
            Missing("bags-nginx", "whether it answers OPTIONS itself", "whoever configures nginx"),
        ),
    )


def test_cors_headers_are_told_only_where_they_are_recorded() -> None:
    assert at(go(nginx(cors=True)), "bags-nginx").codes[-1] == "NGX_CORS"
    assert at(go(nginx()), "bags-nginx").codes == ("NGX_PROXIED", "ECS_AWSVPC")


def test_nginx_without_a_rule_for_the_request_is_not_known_well_enough() -> None:
    value = ruled(nginx(), "bags-nginx", forward("app", "bags-app/http", path="/other"))

    outcome = go(value).outcome

    assert (outcome.kind, outcome.code) == ("undetermined", "WALK_NO_RULE")
    assert outcome.message == "no recorded rule of nginx takes GET /bags"
    assert outcome.missing == (
        Missing("bags-nginx", "a rule for GET /bags", "whoever maintains nginx"),
    )


def test_nginx_without_any_rule_answers_itself() -> None:
    outcome = go(ruled(nginx(), "bags-nginx")).outcome

    assert (outcome.kind, outcome.hop, outcome.status) == ("delivered", "bags-nginx", None)


def test_an_upstream_that_cannot_be_reached_is_nginxs_502() -> None:
    value = ruled(nginx(), "bags-nginx", forward("app", "empty"))
    value = replace(value, hops=(*value.hops, Hop("empty", "empty", "target_group")))

    found = go(value)

    assert at(found, "bags-nginx").codes[-1] == "NGX_UPSTREAM_DOWN"
    assert at(found, "gateway").codes[-1] == "GW_PASSTHROUGH"
    assert found.outcome == Outcome(
        "rejected",
        "bags-nginx",
        "NGX_UPSTREAM_DOWN",
        502,
        "the empty target group has no registered target",
        "<html>...<center><h1>502 Bad Gateway</h1></center>...</html>",
        None,
    )


@pytest.mark.parametrize(
    ("timeout", "who", "code", "seconds"),
    [
        (60, "gateway", "GW_INTEGRATION_TIMEOUT", 29),
        (5, "bags-nginx", "NGX_UPSTREAM_TIMEOUT", 5),
    ],
)
def test_of_two_timeouts_the_caller_sees_the_shorter(
    timeout: int, who: str, code: str, seconds: int
) -> None:
    value = ruled(nginx(read_timeout=timeout), "bags-nginx", forward("app", "ingests-app/http"))

    outcome = go(value).outcome

    assert (outcome.hop, outcome.code, outcome.status, outcome.seconds) == (
        who,
        code,
        504,
        seconds,
    )


def test_nginx_passes_on_its_upstreams_host() -> None:
    asked = Rule("local", Respond(200), Match(host="localhost"))
    public = Rule("public", Respond(201), Match(host="api.example.org"))

    assert go(ruled(storage(), "bags-app", public, asked)).outcome.status == 200


def test_an_upstream_outside_the_task_is_named_in_the_host_header() -> None:
    found = go(changed(storage(), "bags-nginx", zone="vpc"))

    assert at(found, "bags-nginx").codes[0] == "NGX_PROXIED"
    assert at(found, "bags-nginx").facts[-1].value == "bags-app"
    assert go(changed(storage(), "bags-nginx", zone=None)).steps[-1].codes == ("WALK_NOT_OPEN",)
