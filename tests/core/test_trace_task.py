"""Inside the task: nginx and the app."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from docs_app.core.architecture import (
    Architecture,
    EntryPoint,
    Hop,
    Match,
    PortRef,
    Respond,
    Rule,
)
from docs_app.core.steps import Missing, Outcome
from tests.core.builders import forward, storage
from tests.core.edits import edited
from tests.core.tracing import at, changed, go, ruled, under, way

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


def test_a_preflight_that_nginx_passes_on_is_the_apps_and_gets_cors_headers_like_any_other() -> (
    None
):
    found = go(nginx(answers_preflight=False, cors=True), method="OPTIONS")

    assert at(found, "bags-nginx").codes == ("NGX_PROXIED", "ECS_AWSVPC", "NGX_CORS")
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
    """The port is not open to nginx, so it never connects, and never waits to read."""
    settings = {"read_timeout": 1, "connect_timeout": timeout}
    value = ruled(nginx(**settings), "bags-nginx", forward("app", "ingests-app/http"))

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
    assert at(found, "bags-nginx").facts[-1].value == "bags-app:9001"
    assert go(changed(storage(), "bags-nginx", zone=None)).steps[-1].codes == ("WALK_NOT_OPEN",)


def test_only_a_rewritten_path_is_made_tidy_by_nginx() -> None:
    raw = "/bags/a%20b/%41"
    plain = ruled(storage(), "bags-nginx", forward("p", "bags-app/http", path="/bags/{rest+}"))
    moved = forward("p", "bags-app/http", path="/bags/{rest+}", rewrite="/new/{rest}")
    direct = enter_at_nginx(plain), enter_at_nginx(ruled(plain, "bags-nginx", moved))

    assert [go(value, f"http://nginx.example{raw}").steps[-1].path for value in direct] == [
        raw,
        "/new/a%20b/A",
    ]


def enter_at_nginx(value: Architecture) -> Architecture:
    """Return the architecture with a way in that leads to the nginx of bags."""
    door = EntryPoint("nginx", "nginx", "nginx.example", PortRef("bags-nginx", "http"), "http")
    value = edited(value, "port:bags-nginx/http", open_from=None)
    return replace(value, entry_points=(*value.entry_points, door))


@pytest.mark.parametrize(
    ("always", "status", "added"),
    [
        (None, 502, True),
        (True, 502, True),
        (False, 502, False),
        (False, 304, True),
        (None, None, True),
    ],
)
def test_errors_get_cors_headers_unless_it_is_recorded_that_they_do_not(
    always: bool | None, status: int | None, *, added: bool
) -> None:
    settings = {"cors": True} if always is None else {"cors": True, "cors_always": always}
    fault = () if status is None else (f"answers:bags-app:{status}",)

    outcome = under(*fault, value=nginx(**settings)).outcome

    assert (("Access-Control-Allow-Origin", "…") in outcome.headers) is added


def test_what_nginx_refuses_before_it_looks_for_a_location_gets_no_cors_headers() -> None:
    found = go(nginx(cors=True), method="TRACE")

    assert found.steps[-1].codes == ("NGX_METHOD",)
    assert found.outcome == Outcome(
        "rejected",
        "bags-nginx",
        "NGX_METHOD",
        405,
        "nginx does not take TRACE",
        "<html>...<center><h1>405 Not Allowed</h1></center>...</html>",
    )
    assert "Access-Control-Allow-Origin" not in dict(found.outcome.headers)


def test_a_path_without_the_slash_of_a_prefix_is_sent_back_for_it_and_too_large_bodies_before() -> (
    None
):
    below = forward("below", "bags-app/http", path="/bags/{rest+}")
    value = ruled(nginx(), "bags-nginx", below, forward("all", "bags-app/http"))

    found = go(value)

    assert found.steps[-1].codes == ("NGX_SLASH",)
    assert (found.outcome.status, found.outcome.message) == (
        301,
        "nginx has a prefix /bags/ and sends the caller there",
    )
    assert dict(found.outcome.headers)["Location"] == "…"
    assert go(value, body_bytes=MEBIBYTE + 1).outcome.status == 413


def test_an_answer_to_head_has_no_body() -> None:
    get, head = (under("down:bags-app", method=method).outcome for method in ("GET", "HEAD"))

    assert (get.body != "", head) == (True, replace(get, body=""))
