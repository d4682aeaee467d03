"""Targets in trouble: which are left, and what happens when none is."""

from __future__ import annotations

import pytest

from docs_app.core.steps import Fact, Missing, Outcome
from docs_app.core.wording import step_sentence
from tests.core.builders import forward, storage
from tests.core.semantics import copies
from tests.core.tracing import at, changed, ruled, under, way


def test_one_of_two_targets_in_trouble_leaves_the_other() -> None:
    found = under("unhealthy:bags:1", value=copies(2))

    assert at(found, "bags").codes == ("NLB_ZONAL", "NLB_FLOW_HASH", "TG_TARGET_CHOSEN")
    assert at(found, "bags").facts == (
        Fact("Copies of ECS task, bags API", "2"),
        Fact("Healthy targets", "1 of 2"),
    )


def test_with_cross_zone_balancing_no_zone_matters() -> None:
    value = changed(copies(2), "nlb", settings=(("cross_zone", True),))

    found = under("unhealthy:bags:1", "zone-out:items", value=value)

    told = {code for step in found.steps for code in (*step.codes, *step.assumptions)}
    assert not told & {"NLB_ZONAL", "NLB_ZONE_OUT_OF_DNS", "ASSUME_VPCLINK_FOLLOWS_DNS"}


@pytest.mark.parametrize(
    ("faults", "codes", "why"),
    [
        (["draining:bags:2"], ("TG_DRAINING",), "they are being deregistered"),
        (
            ["draining:bags:1", "initial:bags:1"],
            ("TG_DRAINING", "TG_NOT_YET_HEALTHY"),
            "they are being deregistered and they are not yet healthy",
        ),
        (
            ["exited:bags-task:2"],
            ("ECS_ESSENTIAL_EXIT", "TG_DRAINING"),
            "ECS task, bags API has stopped",
        ),
    ],
)
def test_when_all_targets_are_out_together_there_is_nobody_to_send_to(
    faults: list[str], codes: tuple[str, ...], why: str
) -> None:
    found = under(*faults, value=copies(2))

    assert found.steps[-1].codes == codes
    assert found.outcome.code == "GW_INTEGRATION_FAILURE"
    assert found.outcome.message == (
        f"no target of the bags target group takes new connections: {why}"
    )
    assert step_sentence(copies(2), found, len(found.steps)) == (
        f"The bags target group stops there: no target of the bags target group takes new"
        f" connections: {why}."
    )


def test_the_deregistration_delay_is_told_where_targets_drain() -> None:
    assert [fact.value for fact in under("draining:bags").steps[-1].facts] == ["300 s"]


def test_whether_a_target_is_left_is_not_known_where_nobody_counted_them() -> None:
    assert under("exited:bags-task:1").outcome == Outcome(
        "undetermined",
        "bags",
        "WALK_NOT_RECORDED",
        message="nobody recorded how many targets the bags target group has, so whether one is"
        " left is not known",
        seconds=None,
        missing=(
            Missing(
                "bags",
                "how many copies run behind the bags target group",
                "whoever runs the tasks",
            ),
        ),
    )


def test_unhealthy_targets_are_used_all_the_same_so_their_number_need_not_be_known() -> None:
    found = under("unhealthy:bags:1")

    assert found.outcome.kind == "delivered"
    assert at(found, "bags").facts[-1] == Fact("Healthy targets", "all but 1", False)


def test_of_two_different_targets_the_one_that_stopped_is_not_chosen() -> None:
    value = ruled(
        storage(), "bags", forward("one", "bags-nginx/http"), forward("two", "ingests-nginx/http")
    )

    found = under("exited:bags-task", value=value)

    assert at(found, "bags").rule == "two"
    assert at(found, "bags").codes == ("ECS_ESSENTIAL_EXIT", "TG_DRAINING", "TG_TARGET_CHOSEN")
    assert found.outcome.hop == "ingests-app"


def test_a_reset_happens_once_so_both_endings_are_told() -> None:
    found = under("reset:bags")

    assert way(found)[-1] == "bags"
    assert step_sentence(storage(), found, len(found.steps)) == (
        "The bags target group chooses one of its healthy targets: nginx:9000 of ECS task, bags"
        " API, or the connection is reset once."
    )
    assert [(each.code, each.seconds) for each in found.outcome.outcomes] == [
        ("APP_ANSWERED", None),
        ("GW_INTEGRATION_FAILURE", 0),
    ]


def test_a_task_that_stopped_refuses_who_comes_without_a_target_group() -> None:
    value = ruled(storage(), "nlb", forward("bags", "bags-nginx/http", port="bags"))

    found = under("exited:bags-task", value=value)

    assert found.steps[-1].codes == ("ECS_ESSENTIAL_EXIT",)
    assert (found.outcome.code, found.outcome.seconds) == ("GW_INTEGRATION_FAILURE", 0)
