from dataclasses import replace

from docs_app.core.architecture import Destination, Forward, Hop
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.lint.found import found

CODE = "NOTHING_LISTENS"


def test_a_forward_to_a_port_that_the_hop_has_not_is_found() -> None:
    assert found(CODE, without(storage(), "port:bags-app/http")) == [
        (
            "rule:bags-nginx/app",
            "Rule bags-nginx/app forwards to bags-app/http, and bags_api has no such port.",
        )
    ]


def test_a_forward_that_names_none_of_the_ports_is_found() -> None:
    value = edited(storage(), "rule:bags-nginx/app", action=Forward(Destination("bags-app")))
    assert found(CODE, value) == [
        (
            "rule:bags-nginx/app",
            "Rule bags-nginx/app forwards to bags_api without saying to which of its ports.",
        )
    ]


def test_a_forward_to_a_target_group_is_left_alone_for_it_has_no_ports() -> None:
    assert found(CODE, storage()) == []


def test_a_forward_to_a_hop_of_which_no_port_is_recorded_is_left_alone() -> None:
    value = edited(storage(), "rule:bags-nginx/app", action=Forward(Destination("bags-app")))
    assert found(CODE, without(value, "port:bags-app/http")) == []


def test_a_forward_to_no_known_hop_is_another_check_s() -> None:
    assert found(CODE, without(storage(), "hop:bags-app")) == []


def test_a_hop_that_answers_by_itself_is_left_alone() -> None:
    value = storage()
    assert found(CODE, replace(value, hops=(Hop("lone", "Lone", "service"),))) == []
