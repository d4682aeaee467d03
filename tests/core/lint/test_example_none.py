from dataclasses import replace

from docs_app.core.architecture import Architecture, Hop, Port
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found, subjects

CODE = "EXAMPLE_NONE"


def test_hops_on_the_way_of_no_example_are_found() -> None:
    value = edited(storage(), "route:ingests", examples=())
    assert found(CODE, value) == [
        ("hop:items", "No example of any route passes items."),
        ("hop:ingests-nginx", "No example of any route passes nginx."),
        ("hop:ingests-app", "No example of any route passes ingests_api."),
    ]


def test_an_authorizer_that_no_example_has_ask_is_found() -> None:
    asked = Hop("other", "Other", "authorizer", "aws", ports=(Port("https", 443, "HTTPS"),))
    value = added(storage(), "hop:cognito", asked)
    rule = forward("x", "nlb/bags", via="link", path="/x", authorizer="other", port="https")
    assert subjects(CODE, added(value, "rule:gateway/bags", rule)) == ["hop:other"]


def test_where_no_route_has_an_example_that_is_said_once() -> None:
    value = storage()
    for route in ("bags", "ingests"):
        value = edited(value, f"route:{route}", examples=())
    assert found(CODE, value) == [("architecture", "No route of Storage has an example.")]


def test_hops_that_examples_pass_are_left_alone() -> None:
    assert found(CODE, storage()) == []


def test_an_example_that_is_turned_away_reaches_the_hops_before() -> None:
    value = without(without(storage(), "example:bags/get"), "example:ingests/get")
    assert subjects(CODE, value) == [
        "hop:cognito",
        "hop:link",
        "hop:nlb",
        "hop:bags",
        "hop:bags-nginx",
        "hop:bags-app",
        "hop:items",
        "hop:ingests-nginx",
        "hop:ingests-app",
    ]


def test_hops_behind_the_place_where_an_example_s_ways_part_are_left_alone() -> None:
    value = added(storage(), "rule:bags/targets", forward("other", "ingests-nginx/http"))
    value = edited(value, "route:ingests", examples=())
    assert subjects(CODE, value) == ["hop:items"]


def test_a_hop_that_nothing_reaches_is_another_check_s() -> None:
    assert found(CODE, added(storage(), "hop:nlb", Hop("old", "Old", "container", "vpc"))) == []


def test_where_nothing_says_how_requests_come_in_all_is_left_alone() -> None:
    value = replace(storage(), entry_points=(), routes=())
    assert found(CODE, value) == []
    assert found(CODE, Architecture("a", "A")) == []
