from docs_app.core.architecture import Match, Respond
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.lint.found import found

CODE = "NO_AUTHORIZER"


def test_a_public_rule_without_an_authorizer_is_found() -> None:
    assert found(CODE, edited(storage(), "rule:gateway/bags-below", authorizer=None)) == [
        (
            "rule:gateway/bags-below",
            "Rule gateway/bags-below takes /bags/{proxy+} from the internet and asks nobody who "
            "they are.",
        )
    ]


def test_a_port_that_only_an_entry_point_makes_public_is_public() -> None:
    value = edited(storage(), "rule:gateway/bags", authorizer=None)
    value = edited(value, "port:gateway/https", open_from="aws")
    assert [subject for subject, _ in found(CODE, value)] == ["rule:gateway/bags"]


def test_a_port_open_from_the_zone_of_the_internet_is_public() -> None:
    value = edited(storage(), "rule:gateway/bags", authorizer=None)
    value = edited(value, "port:gateway/https", open_from="internet")
    value = without(without(value, "entry:domain"), "entry:invoke-url")
    assert [subject for subject, _ in found(CODE, value)] == ["rule:gateway/bags"]


def test_rules_with_an_authorizer_are_left_alone() -> None:
    assert found(CODE, storage()) == []


def test_a_rule_for_options_only_is_left_alone_for_browsers_ask_without_a_token() -> None:
    match = Match("https", ("OPTIONS",), path="/bags")
    assert found(CODE, edited(storage(), "rule:gateway/bags", authorizer=None, match=match)) == []


def test_a_rule_that_answers_by_itself_is_left_alone() -> None:
    value = edited(storage(), "rule:gateway/bags", authorizer=None, action=Respond(200))
    assert found(CODE, value) == []


def test_a_gateway_that_nobody_outside_reaches_is_left_alone() -> None:
    value = edited(storage(), "rule:gateway/bags", authorizer=None)
    value = edited(value, "port:gateway/https", open_from="vpc")
    assert found(CODE, without(without(value, "entry:domain"), "entry:invoke-url")) == []


def test_a_load_balancer_asks_nobody_and_is_left_alone() -> None:
    assert found(CODE, edited(storage(), "port:nlb/bags", open_from=None)) == []
