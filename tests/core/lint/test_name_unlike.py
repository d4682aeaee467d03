import pytest

from docs_app.core.architecture import Match
from docs_app.core.lint import CHECKS
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.lint.found import found, subjects

CODE = "NAME_UNLIKE"


def test_the_items_target_group_that_serves_ingests_is_found() -> None:
    assert found(CODE, storage()) == [
        ("hop:items", "The target group items shares no word with what leads to it: ingests.")
    ]
    assert CHECKS[CODE].level == "warning"


def test_a_group_that_has_the_name_of_another_route_is_found() -> None:
    assert subjects(CODE, edited(storage(), "hop:items", name="bags")) == ["hop:items"]


@pytest.mark.parametrize(
    "name",
    ["ingests", "Ingest targets", "ingests-tg-2", "prod_ingests", "INGESTS", "storage-ingests"],
)
def test_a_name_that_has_a_word_of_the_rule_is_left_alone(name: str) -> None:
    assert found(CODE, edited(storage(), "hop:items", name=name)) == []


@pytest.mark.parametrize("name", ["target group 2", "tg-1", "API targets", "42"])
def test_a_name_of_words_that_say_nothing_is_left_alone(name: str) -> None:
    assert found(CODE, edited(storage(), "hop:items", name=name)) == []


def test_a_name_that_fits_the_rule_before_the_listener_is_left_alone() -> None:
    value = edited(storage(), "rule:gateway/ingests", match=Match("https", path="/items"))
    assert found(CODE, value) == []


def test_a_name_that_fits_the_route_is_left_alone() -> None:
    assert found(CODE, edited(storage(), "route:ingests", name="Items, by ingests")) == []


def test_a_rule_that_says_nothing_is_nothing_to_compare_with() -> None:
    value = edited(storage(), "port:nlb/ingests", slug="port-2")
    value = edited(value, "rule:nlb/ingests", slug="rule-2", match=Match("port-2"))
    assert found(CODE, value) == []


def test_a_group_that_nothing_leads_to_is_left_alone() -> None:
    assert found(CODE, without(storage(), "rule:nlb/ingests")) == []


def test_a_container_may_be_called_anything() -> None:
    assert subjects(CODE, edited(storage(), "hop:bags-nginx", name="Zebra")) == ["hop:items"]
