import pytest

from docs_app.core.architecture import Architecture, Hop, Port, Rule
from docs_app.core.lint.coverage import Patterns, pattern_of
from tests.core.builders import forward, storage
from tests.core.edits import added, edited
from tests.core.lint.found import found, subjects

CODE = "RULE_NEVER_TAKEN"


def rules(kind: str, *made: Rule, ports: tuple[str, ...] = ("a", "b")) -> list[str]:
    """Return the slugs of those rules of one hop that are found."""
    listening = tuple(Port(slug, 80 + n, "HTTP") for n, slug in enumerate(ports))
    hop = Hop("hop", "Hop", kind, ports=listening, rules=made)
    value = Architecture("x", "X", hops=(hop, Hop("to", "To", "service")))
    return [subject.removeprefix("rule:hop/") for subject in subjects(CODE, value)]


def test_a_rule_behind_one_that_takes_everything_is_found() -> None:
    value = added(storage(), "rule:bags-nginx/app", forward("late", "bags-app/http", path="/{x+}"))
    assert found(CODE, value) == [
        (
            "rule:bags-nginx/late",
            "Rule bags-nginx/late is never taken: app takes every request that it would take.",
        )
    ]


def test_the_storage_service_has_no_such_rule() -> None:
    assert found(CODE, storage()) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"path": "/{all+}"}),
        ({"path": "/{all+}"}, {"path": "/bags/{id}"}),
        ({"path": "/{one}"}, {"path": "/bags"}),
        ({"path": "/{one}/{two}"}, {"path": "/{x}/bags"}),
        ({"path": "/bags/{rest+}"}, {"path": "/bags/{id}/{rest+}"}),
        ({"methods": ("GET", "POST")}, {"methods": ("POST",), "host": "h"}),
        ({"host": "H.example"}, {"host": "h.example", "port": "a"}),
        ({}, {"port": "b", "methods": ("GET",)}),
    ],
)
def test_of_rules_asked_in_turn_the_narrower_one_behind_is_found(
    first: dict[str, object], second: dict[str, object]
) -> None:
    one, two = forward("one", "to", **first), forward("two", "to", **second)
    assert rules("service", one, two) == ["two"]
    assert rules("service", two, one) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"path": "/{all+}"}, {"path": "/"}),
        ({"path": "/{all+}"}, {}),
        ({"path": "/bags/{rest+}"}, {"path": "/bags"}),
        ({"path": "/bags"}, {"path": "/{one}"}),
        ({"path": "/{one}"}, {"path": "/{rest+}"}),
        ({"host": "h"}, {"host": "i"}),
        ({"host": "h"}, {}),
        ({"port": "a"}, {"port": "b"}),
        ({"port": "a"}, {}),
        ({"methods": ("GET",)}, {"methods": ("GET", "PUT")}),
        ({"methods": ("GET",)}, {}),
    ],
)
def test_a_rule_that_takes_something_that_the_first_does_not_is_left_alone(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert rules("service", forward("one", "to", **first), forward("two", "to", **second)) == []


def test_a_rule_may_be_taken_bit_by_bit_by_several() -> None:
    get, put = (forward(each.lower(), "to", methods=(each,)) for each in ("GET", "PUT"))
    both = forward("both", "to", methods=("GET", "PUT"))
    assert rules("service", get, put, both) == ["both"]
    for_a, for_b = (forward(each, "to", port=each) for each in ("a", "b"))
    assert rules("service", for_a, for_b, forward("any", "to")) == ["any"]


def test_two_spellings_of_one_path_are_one_path() -> None:
    one, two = forward("one", "to", path="/b%61gs"), forward("two", "to", path="/bags")
    assert rules("service", one, two) == ["two"]


def test_a_gateway_takes_the_more_specific_path_whatever_the_order() -> None:
    wide, narrow = forward("wide", "to", path="/{all+}"), forward("narrow", "to", path="/bags")
    assert rules("gateway", wide, narrow) == rules("gateway", narrow, wide) == []


def test_of_two_rules_of_a_gateway_for_one_path_and_method_the_later_is_found() -> None:
    one = forward("one", "to", path="/bags/{id}", methods=("GET", "PUT"))
    two = forward("two", "to", path="/bags/{name}", methods=("PUT",))
    assert rules("gateway", one, two) == ["two"]
    assert rules("gateway", two, one) == []


def test_a_gateway_s_rule_for_one_port_comes_before_one_for_all() -> None:
    anywhere, here = forward("any", "to", path="/x"), forward("one", "to", path="/x", port="a")
    assert rules("gateway", anywhere, here, ports=("a",)) == ["any"]
    assert rules("gateway", anywhere, here) == []


def test_of_two_rules_of_nginx_for_one_location_the_later_is_found() -> None:
    app = forward("all", "bags-app/http")
    others = {
        "rest": {"path": "/{rest+}"},
        "below": {"path": "/bags/{rest+}"},
        "exact": {"path": "/bags"},
        "get": {"methods": ("GET",)},
    }
    rules = [forward(slug, "bags-app/http", **match) for slug, match in others.items()]
    value = edited(storage(), "hop:bags-nginx", rules=(app, *rules))
    assert subjects(CODE, value) == ["rule:bags-nginx/rest"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"path": "/{one}/{two}"}, {"path": "/{x}/bags"}, True),
        ({"path": "/{one}/{rest+}"}, {"path": "/{x}/{y}/z"}, True),
        ({"path": "/{one}/{two}"}, {"path": "/{x}/bags", "methods": ("GET",)}, True),
        ({"path": "/{one}/{two}"}, {"path": "/a/bags"}, False),
        ({"path": "/{one}/{two}"}, {"path": "/bags/{rest+}"}, False),
        ({"path": "/{one}/{two}", "host": "h"}, {"path": "/{x}/bags"}, False),
    ],
)
def test_of_patterns_of_nginx_the_narrower_one_behind_is_found(
    first: dict[str, object], second: dict[str, object], *, found: bool
) -> None:
    one, two = (
        forward(slug, "bags-app/http", **match) for slug, match in (("one", first), ("two", second))
    )
    there = edited(storage(), "hop:bags-nginx", rules=(one, two))
    back = edited(storage(), "hop:bags-nginx", rules=(two, one))
    assert subjects(CODE, there) == (["rule:bags-nginx/two"] if found else [])
    assert subjects(CODE, back) == []


def test_a_load_balancer_looks_at_nothing_but_the_port() -> None:
    one, two = forward("one", "to", port="a"), forward("two", "to", port="a", path="/x")
    assert rules("load_balancer", one, two) == ["two"]
    assert rules("load_balancer", one, forward("two", "to", port="b")) == []
    assert rules("load_balancer", forward("any", "to"), one, ports=("a",)) == ["any"]


def test_rules_of_a_target_group_are_targets_and_left_alone() -> None:
    assert rules("target_group", forward("one", "to"), forward("two", "to"), ports=()) == []


def test_paths_that_do_not_parse_are_another_check_s() -> None:
    one, two = forward("one", "to", path="no"), forward("two", "to", path="no")
    assert rules("service", one, two) == []


def test_a_tree_of_patterns_is_searched_in_more_than_one_branch() -> None:
    patterns = Patterns()
    for slug, path in (("one", "/a/{x}/c"), ("two", "/{x}/b/d")):
        pattern = pattern_of(path)
        assert pattern is not None
        patterns.add(pattern, slug)
    sought = pattern_of("/a/b/d")
    assert sought is not None
    assert patterns.covering(sought) == "two"
