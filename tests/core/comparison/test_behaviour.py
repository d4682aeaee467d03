from dataclasses import replace
from datetime import date

import pytest

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Expectation,
    Forward,
    Request,
)
from docs_app.core.comparison import ExampleChange, OtherStep, compare
from docs_app.core.comparison.steps import other_step
from docs_app.core.diff import Change, apply
from docs_app.core.trace import trace
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without

BAGS = "Delivered: bags_api answers; its status is not recorded."
INGESTS = "Delivered: ingests_api answers; its status is not recorded."
TO_ITEMS = Forward(Destination("items"))


def behaviour(after: Architecture) -> tuple[ExampleChange, ...]:
    """Return what became of the examples of the small storage service."""
    return compare(storage(), after, date(2026, 11, 22)).examples


def kinds(after: Architecture) -> list[tuple[str, str]]:
    return [(each.subject, each.kind) for each in behaviour(after)]


def test_an_example_that_another_hop_answers_fails_and_says_where_the_ways_part() -> None:
    assert behaviour(edited(storage(), "rule:nlb/bags", action=TO_ITEMS)) == (
        ExampleChange(
            "fails",
            "example:bags/get",
            "example:bags/get",
            "example:bags/get",
            "Bags",
            "List bags",
            ended=BAGS,
            ends=INGESTS,
            step=OtherStep(
                5,
                "The network load balancer api-nlb takes the connection on 65534 (TCP) and "
                "forwards it to the bags target group.",
                "The network load balancer api-nlb takes the connection on 65534 (TCP) and "
                "forwards it to the items target group.",
            ),
            why="hop: expected bags-app, got ingests-app",
        ),
    )


def test_an_example_that_ends_elsewhere_as_it_now_must_does_not_fail() -> None:
    after = edited(storage(), "rule:nlb/bags", action=TO_ITEMS)
    after = edited(after, "example:bags/get", expect=Expectation("delivered", "ingests-app"))
    [found] = behaviour(after)
    assert (found.kind, found.edited, found.ended, found.ends) == (
        "elsewhere",
        True,
        BAGS,
        INGESTS,
    )


def test_an_example_that_takes_other_steps_to_the_same_end_is_told_by_the_first() -> None:
    after = edited(storage(), "port:nlb/bags", number=65000)
    [found] = behaviour(after)
    # The gateway's own step is alike: it forwards to a port, whatever its number.
    assert (found.kind, found.step) == (
        "steps",
        OtherStep(
            5,
            "The network load balancer api-nlb takes the connection on 65534 (TCP) and forwards "
            "it to the bags target group.",
            "The network load balancer api-nlb takes the connection on 65000 (TCP) and forwards "
            "it to the bags target group.",
        ),
    )


def test_a_request_that_is_let_in_now_differs_where_it_was_refused() -> None:
    after = edited(storage(), "rule:gateway/bags", authorizer=None)
    [found] = [each for each in behaviour(after) if each.subject == "example:bags/anonymous"]
    assert (found.kind, found.why) == ("fails", "outcome: expected rejected, got delivered")
    takes = (
        "API Gateway (Storage API) strips the base path /storage and the stage v1, "
        "takes GET /bags by rule bags, and "
    )
    assert found.step == OtherStep(
        2,
        f"{takes}refuses it: the request carries no token.",
        f"{takes}forwards the request to api-nlb:65534 through api_vpc_link.",
    )


def test_a_way_that_ends_sooner_has_no_such_step_now() -> None:
    value = storage()
    whole = trace(value, value.routes[0].examples[0].request)
    sooner = replace(whole, steps=whole.steps[:-1])
    last = "bags_api on 9001 takes the request and answers."
    assert other_step(value, whole, value, sooner) == OtherStep(8, last, "")
    assert other_step(value, sooner, value, whole) == OtherStep(8, "", last)
    assert other_step(value, whole, value, whole) is None


def test_an_example_that_failed_and_passes_is_told_and_one_that_fails_for_another_reason() -> None:
    wrong = edited(storage(), "example:bags/get", expect=Expectation("rejected"))
    [passes] = compare(wrong, storage(), date(2026, 11, 22)).examples
    assert (passes.kind, passes.why, passes.edited) == ("passes", "", True)
    other = edited(storage(), "example:bags/get", expect=Expectation("delivered", "nlb"))
    [otherwise] = compare(wrong, other, date(2026, 11, 22)).examples
    assert (otherwise.kind, otherwise.why) == ("otherwise", "hop: expected nlb, got bags-app")


def test_examples_that_are_new_or_gone_are_told_with_their_ends() -> None:
    new = replace(storage().routes[0].examples[0], slug="new", name="New")
    [come] = behaviour(added(storage(), "example:bags/get", new))
    assert come == ExampleChange(
        "added", "example:bags/new", "", "example:bags/new", "Bags", "New", ends=BAGS
    )
    [gone] = behaviour(without(storage(), "example:bags/get"))
    assert gone == ExampleChange(
        "removed", "example:bags/get", "example:bags/get", "", "Bags", "List bags", ended=BAGS
    )


def test_a_request_that_cannot_be_sent_has_no_steps_to_compare() -> None:
    after = edited(storage(), "example:bags/get", request=Request("GET", "ftp://api.example.org/"))
    [found] = behaviour(after)
    assert (found.kind, found.step) == ("fails", None)
    assert found.ends.startswith("It cannot be sent: ")


def test_what_needs_a_look_comes_first() -> None:
    after = edited(storage(), "rule:nlb/bags", action=TO_ITEMS)
    after = edited(after, "port:nlb/ingests", number=65000)
    after = without(after, "example:bags/anonymous")
    assert kinds(after) == [
        ("example:bags/get", "fails"),
        ("example:ingests/get", "steps"),
        ("example:bags/anonymous", "removed"),
    ]


@pytest.mark.parametrize(
    "after",
    [
        storage(),
        edited(storage(), "hop:bags-app", name="Another name"),
        edited(storage(), "rule:gateway/bags", prose="Why it is so."),
        edited(storage(), "hop:gateway", summary="The way in."),
        added(storage(), "rule:gateway/bags", forward("new", "nlb/bags", path="/new")),
        edited(storage(), "example:bags/get", name="Another name"),
        apply([Change("renamed", "hop:app", "slug", "bags-app", "app")], storage()),
        apply([Change("renamed", "route:boxes", "slug", "bags", "boxes")], storage()),
    ],
    ids=[
        "nothing",
        "a name",
        "prose",
        "a summary",
        "a rule that no example takes",
        "an example's name",
        "a renamed hop",
        "a renamed route",
    ],
)
def test_what_no_request_notices_is_left_alone(after: Architecture) -> None:
    assert behaviour(after) == ()
