from docs_app.core.architecture import Match, Respond
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.lint.found import found

CODE = "LISTENER_WITHOUT_RULE"


def test_a_listener_for_which_no_rule_is_there_is_found() -> None:
    assert found(CODE, without(storage(), "rule:nlb/ingests")) == [
        ("port:nlb/ingests", "api-nlb listens on 65535, and no rule sends on what arrives.")
    ]


def test_a_rule_that_sends_nothing_on_does_not_serve_a_listener() -> None:
    value = edited(storage(), "rule:nlb/bags", action=Respond())
    assert [subject for subject, _ in found(CODE, value)] == ["port:nlb/bags"]


def test_listeners_with_a_rule_each_are_left_alone() -> None:
    assert found(CODE, storage()) == []


def test_a_rule_for_any_port_serves_every_listener() -> None:
    value = edited(storage(), "rule:nlb/bags", match=Match())
    assert found(CODE, without(value, "rule:nlb/ingests")) == []


def test_a_gateway_s_port_is_no_listener() -> None:
    assert found(CODE, edited(storage(), "hop:gateway", rules=())) == []
