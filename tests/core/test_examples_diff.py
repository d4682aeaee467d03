from dataclasses import replace

import pytest
from hypothesis import given

from docs_app.core.architecture import Architecture, Destination, Forward, Request
from docs_app.core.diff import Change, apply
from docs_app.core.examples_diff import Moved, moved_examples
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.strategies import architectures

ANSWERS = "Delivered: bags_api answers; its status is not recorded."
TO_ITEMS = Forward(Destination("items"))


def moved(after: Architecture) -> list[tuple[str, str]]:
    """Return subjects and present ends of the examples that a change of storage moves."""
    return [(each.subject, each.ends) for each in moved_examples(storage(), after)]


def test_a_rule_that_sends_requests_elsewhere_moves_the_examples_that_it_takes() -> None:
    after = edited(storage(), "rule:nlb/bags", action=TO_ITEMS)
    [found] = moved_examples(storage(), after)
    ends = "Delivered: ingests_api answers; its status is not recorded."
    assert found == Moved("bags", "get", "Bags", ANSWERS, ends)
    assert found.subject == "example:bags/get"
    assert found.sentence == (
        "Example get of Bags ends elsewhere. "
        "Now: Delivered: ingests_api answers; its status is not recorded. "
        "Before: Delivered: bags_api answers; its status is not recorded"
    )


def test_a_rule_that_goes_moves_all_examples_that_it_took() -> None:
    after = without(storage(), "rule:gateway/bags")
    assert [subject for subject, _ in moved(after)] == [
        "example:bags/get",
        "example:bags/anonymous",
    ]


def test_an_example_whose_own_request_changes_ends_elsewhere_too() -> None:
    request = Request("GET", "https://api.example.org/storage/v1/bags")
    [found] = moved_examples(storage(), edited(storage(), "example:bags/get", request=request))
    assert (found.subject, found.edited) == ("example:bags/get", True)
    assert found.ends.startswith("Rejected at once by Storage API with 401 (GW_TOKEN_MISSING)")


def test_a_request_that_can_no_longer_be_sent_is_told() -> None:
    request = Request("GET", "ftp://api.example.org/")
    [(_, ends)] = moved(edited(storage(), "example:bags/get", request=request))
    assert ends.startswith("It cannot be sent: ")


def test_a_second_target_that_ends_otherwise_moves_an_example() -> None:
    other = forward("more", "ingests-nginx/http")
    [(_, ends)] = moved(added(storage(), "rule:bags/targets", other))
    assert ends.startswith("One of 2 endings")


@pytest.mark.parametrize(
    "after",
    [
        storage(),
        edited(storage(), "hop:bags-app", name="Another name"),
        edited(storage(), "rule:gateway/bags", prose="Why it is so."),
        edited(storage(), "port:nlb/bags", number=65000),
        edited(storage(), "rule:gateway/ingests-below", authorizer=None),
        without(storage(), "example:bags/get"),
        without(storage(), "route:bags"),
        apply([Change("renamed", "hop:app", "slug", "bags-app", "app")], storage()),
        apply([Change("renamed", "route:boxes", "slug", "bags", "boxes")], storage()),
    ],
    ids=[
        "nothing",
        "a name",
        "prose",
        "a port's number",
        "a rule that no example takes",
        "an example that goes",
        "a route that goes",
        "a renamed hop",
        "a renamed route",
    ],
)
def test_what_changes_no_example_s_end_moves_none(after: Architecture) -> None:
    assert moved(after) == []


def test_a_new_example_has_not_ended_anywhere_before() -> None:
    new = replace(storage().routes[0].examples[0], slug="new")
    assert moved(added(storage(), "example:bags/get", new)) == []


@given(architectures(), architectures())
def test_only_examples_of_both_move_and_none_from_a_value_to_itself(
    before: Architecture, after: Architecture
) -> None:
    assert moved_examples(before, replace(before)) == ()
    here = {f"example:{r.slug}/{x.slug}" for r in after.routes for x in r.examples}
    assert {each.subject for each in moved_examples(before, after)} <= here
