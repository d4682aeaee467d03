from docs_app.core.architecture import Expectation, Request
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.lint.found import found, subjects

CODE = "EXAMPLE_FAILS"


def test_an_example_that_ends_elsewhere_is_found_with_what_differs() -> None:
    value = edited(storage(), "example:bags/get", expect=Expectation("delivered", "ingests-app"))
    assert found(CODE, value) == [
        (
            "example:bags/get",
            "Example get of Bags does not end as it must: hop: expected ingests-app, got bags-app.",
        )
    ]


def test_an_example_that_a_removed_rule_leads_astray_is_found() -> None:
    value = without(storage(), "rule:gateway/ingests")
    assert subjects(CODE, value) == ["example:ingests/get", "example:ingests/anonymous"]


def test_an_example_that_cannot_be_sent_is_found() -> None:
    value = edited(storage(), "example:bags/get", request=Request("GET", "no address"))
    assert subjects(CODE, value) == ["example:bags/get"]


def test_examples_that_end_as_they_say_are_left_alone() -> None:
    assert found(CODE, storage()) == []


def test_what_an_example_does_not_expect_may_be_anything() -> None:
    value = edited(storage(), "example:bags/get", expect=Expectation("delivered"))
    assert found(CODE, value) == []


def test_a_route_without_examples_is_left_alone() -> None:
    assert found(CODE, edited(storage(), "route:bags", examples=())) == []
