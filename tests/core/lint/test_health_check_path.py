"""Health checks are traced: group -> nginx:9000 -> app:9001, as the targets' own requests are."""

import pytest

from docs_app.core.architecture import Architecture, HealthCheck, Match, Respond, Rule
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found

CODE = "HEALTH_CHECK_PATH"


def answers(slug: str, path: str, status: int | None = None, *methods: str) -> Rule:
    return Rule(slug, Respond(status), Match(path=path, methods=methods))


def checked(path: str | None, *rules: Rule, **recorded: object) -> Architecture:
    """Return the storage service whose bags app has these rules and whose group asks for a path."""
    check = HealthCheck(path=path, **recorded)  # type: ignore[arg-type]
    value = edited(storage(), "hop:bags", health_check=check)
    return edited(value, "hop:bags-app", rules=rules)


def why(value: Architecture) -> list[str]:
    return [message.partition("; ")[2] for _, message in found(CODE, value)]


def test_a_path_that_no_rule_of_the_app_behind_nginx_takes_is_found() -> None:
    assert found(CODE, checked("/health", answers("bags", "/bags"))) == [
        (
            "hop:bags",
            "The health check of bags asks for /health on bags-nginx/http; "
            "bags_api answers with 404, and 200-399 is healthy.",
        )
    ]


def test_a_path_that_only_another_method_may_ask_for_is_found() -> None:
    value = checked("/health", answers("health", "/health", 200, "POST"))
    assert why(value) == ["bags_api answers with 405, and 200-399 is healthy."]


def test_an_answer_that_the_matcher_does_not_count_as_healthy_is_found() -> None:
    value = checked("/health", answers("health", "/health", 204), matcher="200-202,301")
    assert why(value) == ["bags_api answers with 204, and 200-202,301 is healthy."]


def test_a_path_that_no_rule_of_nginx_takes_is_found() -> None:
    value = checked("/health", answers("health", "/health", 200))
    value = edited(value, "rule:bags-nginx/app", match=Match("http", path="/bags"))
    assert why(value) == ["no recorded rule of nginx takes GET /health."]


def test_a_path_that_nginx_rewrites_to_one_that_nothing_serves_is_found() -> None:
    value = checked("/health", answers("health", "/health", 200))
    rewriting = forward("app", "bags-app/http", path="/health", rewrite="/healthy")
    assert len(found(CODE, edited(value, "hop:bags-nginx", rules=(rewriting,)))) == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("health", "a path begins with a slash."),
        ("/a b", "that is no path that can be asked for."),
        ("/%zz", "that is no path that can be asked for."),
    ],
)
def test_what_is_no_path_is_found(path: str, reason: str) -> None:
    assert why(checked(path)) == [reason]


def test_one_target_on_which_the_check_cannot_pass_is_enough() -> None:
    value = checked("/health", answers("bags", "/bags"))
    value = added(value, "rule:bags/targets", forward("more", "ingests-nginx/http"))
    assert len(found(CODE, value)) == 1


def test_a_check_of_another_port_of_the_task_is_traced_from_there() -> None:
    value = checked("/health", answers("health", "/health", 200), port=9001)
    value = edited(value, "port:bags-app/http", open_from="vpc")
    assert found(CODE, value) == []
    nginx_only = edited(value, "hop:bags-app", rules=(answers("bags", "/bags"),))
    assert [each.partition(" on ")[2].partition(";")[0] for _, each in found(CODE, nginx_only)] == [
        "bags-app/http"
    ]


@pytest.mark.parametrize(
    "value",
    [
        checked("/health"),
        checked("/health?deep=1", answers("health", "/health", 200)),
        checked("/health", answers("health", "/health")),
        checked("/health", answers("any", "/{rest+}", 302)),
        checked("/health", answers("bags", "/bags"), matcher="404"),
        checked("/health", answers("bags", "/bags"), matcher="0-99 (gRPC)"),
        checked("/health", answers("bags", "/bags"), protocol="TCP"),
        checked(None, answers("bags", "/bags")),
        checked("/health", answers("bags", "/bags"), port=9002),
        edited(checked("/health", answers("bags", "/bags")), "hop:bags", health_check=None),
        without(checked("/health", answers("bags", "/bags")), "rule:bags/targets"),
        without(checked("/health", answers("bags", "/bags")), "port:bags-app/http"),
    ],
    ids=[
        "an app without rules answers anything",
        "a path with a query",
        "a status that is not recorded",
        "a rule for any path",
        "a matcher that takes the 404",
        "a matcher that is no list of statuses",
        "a check that does not speak HTTP",
        "a path that is not recorded",
        "a port that nobody has",
        "no health check",
        "no target",
        "an app that listens nowhere",
    ],
)
def test_what_may_pass_and_what_other_checks_tell_is_left_alone(value: Architecture) -> None:
    assert found(CODE, value) == []


def test_a_rule_for_a_host_does_not_take_a_check() -> None:
    value = checked("/health", Rule("h", Respond(200), Match(host="api.example.org")))
    assert why(value) == ["bags_api answers with 404, and 200-399 is healthy."]


def test_a_closed_port_is_another_check_s() -> None:
    value = checked("/health", answers("bags", "/bags"))
    assert found(CODE, edited(value, "port:bags-nginx/http", open_from="bags-task")) == []
