from docs_app.core.architecture import Hop
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found, subjects

CODE = "HOP_UNREACHED"


def test_a_hop_that_no_rule_leads_to_is_found() -> None:
    value = added(storage(), "hop:nlb", Hop("old", "Old app", "container", "vpc"))
    assert found(CODE, value) == [("hop:old", "No entry point leads to Old app by any rule.")]


def test_hops_that_only_forward_to_each_other_are_not_reached() -> None:
    one = Hop("one", "One", "service", rules=(forward("on", "two"),))
    two = Hop("two", "Two", "service", rules=(forward("back", "one"),))
    assert subjects(CODE, added(storage(), "hop:nlb", one, two)) == ["hop:one", "hop:two"]


def test_what_lies_behind_a_lost_rule_is_found_to_the_end() -> None:
    assert subjects(CODE, without(storage(), "rule:nlb/bags")) == [
        "hop:bags",
        "hop:bags-nginx",
        "hop:bags-app",
    ]


def test_clients_links_and_authorizers_are_left_alone() -> None:
    assert found(CODE, storage()) == []


def test_an_authorizer_that_no_rule_names_is_found() -> None:
    value = storage()
    for rule in ("bags", "bags-below", "ingests", "ingests-below"):
        value = edited(value, f"rule:gateway/{rule}", authorizer=None)
    assert subjects(CODE, value) == ["hop:cognito"]


def test_where_no_entry_point_is_documented_nothing_is_said() -> None:
    assert found(CODE, without(without(storage(), "entry:domain"), "entry:invoke-url")) == []


def test_references_to_what_does_not_exist_end_quietly() -> None:
    assert subjects(CODE, without(storage(), "hop:nlb"))[0] == "hop:bags"
