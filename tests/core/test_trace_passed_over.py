"""Why every other rule of a hop was not taken, in words."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Match
from docs_app.core.steps import PassedOver, Step
from docs_app.core.trace import passed_over
from tests.core.builders import forward, storage
from tests.core.tracing import at, go, ruled


def test_the_other_listeners_of_a_load_balancer_are_for_other_ports() -> None:
    value = storage()

    assert passed_over(value, at(go(value, "/ingests"), "nlb")) == (
        PassedOver("bags", "is for port 65534 only"),
    )


def test_every_reason_is_told_and_the_path_is_the_one_that_rules_were_asked_about() -> None:
    value = ruled(
        storage(),
        "gateway",
        forward("taken", "nlb/bags", via="link", path="/bags", methods=("GET",)),
        forward("any", "nlb/bags", via="link", path="/bags"),
        forward("twin", "nlb/bags", via="link", path="/bags", methods=("GET",)),
        forward("put", "nlb/bags", via="link", path="/bags", methods=("PUT", "PATCH")),
        forward("rest", "nlb/bags", via="link", path="/{proxy+}"),
        forward("other", "nlb/bags", via="link", path="/ingests"),
        forward("stage", "nlb/bags", via="link", path="/v1/bags"),
        forward("host", "nlb/bags", via="link", path="/bags", host="b.example"),
    )

    assert passed_over(value, at(go(value, "/bags/"), "gateway")) == (
        PassedOver("any", "takes any method, and taken names this one"),
        PassedOver("twin", "comes after taken"),
        PassedOver("put", "takes PUT or PATCH only"),
        PassedOver("rest", "is less specific than taken"),
        PassedOver("other", "is for the path /ingests only"),
        PassedOver("stage", "is for the path /v1/bags only"),
        PassedOver("host", "is for the host b.example only"),
    )


def test_nginx_tells_why_a_location_stood_back() -> None:
    value = ruled(
        storage(),
        "bags-nginx",
        forward("all", "bags-app/http"),
        forward("below", "bags-app/http", path="/bags/{rest+}"),
        forward("taken", "bags-app/http", path="/bags/{id}"),
        forward("later", "bags-app/http", path="/{x}/{id}"),
        forward("exact", "bags-app/http", path="/bags/2"),
    )

    assert passed_over(value, at(go(value, "/bags/1"), "bags-nginx")) == (
        PassedOver("all", "is for a prefix, which goes after the pattern of taken"),
        PassedOver("below", "is for a prefix, which goes after the pattern of taken"),
        PassedOver("later", "comes after taken"),
        PassedOver("exact", "is for the path /bags/2 only"),
    )
    assert passed_over(value, at(go(value, "/bags/2"), "bags-nginx")) == (
        PassedOver("all", "is less specific than exact"),
        PassedOver("below", "is less specific than exact"),
        PassedOver("taken", "is less specific than exact"),
        PassedOver("later", "is less specific than exact"),
    )
    assert passed_over(value, at(go(value, "/bags/2/3"), "bags-nginx"))[0] == PassedOver(
        "all", "is less specific than below"
    )


def test_of_two_listeners_on_one_port_the_later_is_never_reached() -> None:
    value = ruled(
        storage(), "nlb", forward("one", "bags", port="bags"), forward("two", "items", port="bags")
    )

    assert passed_over(value, at(go(value), "nlb")) == (PassedOver("two", "comes after one"),)


def test_the_other_targets_of_a_group_were_not_chosen_for_this_connection() -> None:
    value = ruled(
        storage(), "bags", forward("one", "bags-nginx/http"), forward("two", "bags-nginx/http")
    )

    assert passed_over(value, at(go(value), "bags")) == (
        PassedOver("two", "is another target; one is chosen for each connection"),
    )


def test_a_hop_that_was_only_asked_passes_nothing_over() -> None:
    value = ruled(storage(), "cognito", forward("own", "nlb/bags"))

    assert passed_over(value, at(go(value), "cognito")) == ()


def test_a_step_of_a_hop_that_is_gone_passes_nothing_over() -> None:
    assert passed_over(storage(), Step("gone", "GET", "/")) == ()


def test_a_rule_whose_path_does_not_parse_takes_nothing() -> None:
    broken = replace(forward("broken", "nlb/bags"), match=Match(path="no-slash"))
    value = ruled(storage(), "gateway", broken, forward("all", "nlb/bags", via="link"))

    found = go(value)

    assert at(found, "gateway").rule == "all"
    assert passed_over(value, at(found, "gateway")) == (
        PassedOver("broken", "is for the path no-slash only"),
    )
