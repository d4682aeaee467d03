"""The link, the load balancer and its target groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Architecture
from docs_app.core.steps import Fact, Outcome
from tests.core.builders import forward, storage
from tests.core.tracing import at, changed, go, ruled, way

TIMED_OUT = '{"message": "Endpoint request timed out"}'


def tasks(replicas: int | None) -> Architecture:
    zones = tuple(
        replace(zone, replicas=replicas) if zone.kind == "task" else zone
        for zone in storage().zones
    )
    return replace(storage(), zones=zones)


def test_without_a_listener_packets_are_dropped_and_the_gateway_gives_up_after_its_timeout() -> (
    None
):
    value = ruled(storage(), "nlb", forward("ingests", "items", port="ingests"))

    found = go(value)

    assert way(found)[-1] == "nlb/bags"
    assert found.steps[-1].codes == ("NLB_NO_LISTENER",)
    assert at(found, "gateway").codes[-2:] == ("GW_INTEGRATION", "GW_INTEGRATION_TIMEOUT")
    assert found.outcome == Outcome(
        "rejected",
        "gateway",
        "GW_INTEGRATION_TIMEOUT",
        504,
        "api-nlb has no listener on port 65534 and drops what comes there; Storage API gives up"
        " after 29 s",
        TIMED_OUT,
        29,
    )


def test_a_timeout_is_told_with_the_status_and_seconds_of_the_settings() -> None:
    value = changed(
        ruled(storage(), "nlb", forward("ingests", "items", port="ingests")),
        "gateway",
        settings=(
            ("integration_timeout", 5),
            ("responses", (("DEFAULT_5XX", 500),)),
            ("stages", (("v1", ()),)),
        ),
    )

    outcome = go(value).outcome

    assert (outcome.status, outcome.seconds) == (500, 5)


def test_a_load_balancer_without_any_rule_is_not_known_well_enough() -> None:
    outcome = go(ruled(storage(), "nlb")).outcome

    assert (outcome.kind, outcome.hop, outcome.code) == ("undetermined", "nlb", "WALK_NO_RULE")


@pytest.mark.parametrize("replicas", [None, 0])
def test_a_target_group_without_a_target_has_nothing_to_send_to(replicas: int | None) -> None:
    value = tasks(0) if replicas == 0 else ruled(storage(), "bags")

    found = go(value)

    assert found.steps[-1].codes == ("TG_EMPTY",)
    assert found.outcome == Outcome(
        "rejected",
        "gateway",
        "GW_INTEGRATION_FAILURE",
        504,
        "the bags target group has no registered target",
        seconds=None,
        other_status=500,
    )


def test_copies_of_a_task_are_one_target_on_paper_and_chosen_by_flow() -> None:
    group = at(go(tasks(3)), "bags")

    assert group.codes == ("NLB_FLOW_HASH", "TG_TARGET_CHOSEN")
    assert group.facts == (Fact("Copies of ECS task, bags API", "3"),)


def test_targets_that_differ_leave_open_who_answers() -> None:
    value = ruled(
        storage(),
        "bags",
        forward("one", "bags-nginx/http"),
        forward("two", "ingests-nginx/http"),
    )

    found = go(value)

    assert way(found)[-1] == "bags"
    assert found.steps[-1].rule is None
    assert found.steps[-1].codes == ("NLB_FLOW_HASH", "TG_TARGET_CHOSEN")
    assert at(found, "gateway").codes[-1] == "GW_PASSTHROUGH"
    answers = tuple(
        Outcome(
            "delivered", app, "APP_ANSWERED", message="its status is not recorded", seconds=None
        )
        for app in ("bags-app", "ingests-app")
    )
    assert found.outcome == Outcome(
        "ambiguous",
        message="the documented facts allow 2 different endings",
        seconds=None,
        outcomes=answers,
    )


def test_targets_that_end_alike_are_one_ending_and_the_steps_follow_the_first() -> None:
    value = ruled(
        storage(),
        "bags",
        forward("one", "bags-nginx/http"),
        forward("two", "ingests-nginx/http"),
    )
    value = ruled(value, "ingests-nginx", forward("app", "bags-app/http"))
    opened = replace(storage().hops[7].ports[0], open_from="vpc")
    value = changed(value, "bags-app", ports=(opened,))

    found = go(value)

    assert way(found)[-3:] == ["bags", "bags-nginx/http", "bags-app/http"]
    assert at(found, "bags").rule == "one"
    assert found.outcome.kind == "delivered"


def test_an_ending_behind_one_of_several_targets_is_told_beside_the_good_one() -> None:
    value = ruled(
        storage(),
        "bags",
        forward("good", "bags-nginx/http"),
        forward("closed", "ingests-app/http"),
    )

    outcome = go(value).outcome

    assert [(each.kind, each.code) for each in outcome.outcomes] == [
        ("delivered", "APP_ANSWERED"),
        ("rejected", "GW_INTEGRATION_TIMEOUT"),
    ]


def test_targets_see_the_load_balancer_as_the_sender_wherever_the_group_is_drawn() -> None:
    value = changed(storage(), "bags", zone="internet")

    assert go(value).outcome.kind == "delivered"


def test_a_link_leads_into_its_zone_and_without_it_the_balancer_is_closed() -> None:
    gateway = storage().hops[1]
    direct = tuple(
        replace(rule, action=replace(rule.action, via=None))  # type: ignore[type-var]
        for rule in gateway.rules
    )

    found = go(ruled(storage(), "gateway", *direct))

    assert found.steps[-1].hop == "nlb"
    assert found.steps[-1].codes == ("WALK_NOT_OPEN",)
    assert (found.outcome.code, found.outcome.seconds) == ("GW_INTEGRATION_TIMEOUT", 29)
    assert found.outcome.message == (
        "api-nlb:65534 is open from within Private VPC only, not from AWS account; Storage API"
        " gives up after 29 s"
    )


def test_a_link_that_is_itself_the_destination_has_nothing_to_do() -> None:
    outcome = go(ruled(storage(), "gateway", forward("all", "link"))).outcome

    assert (outcome.kind, outcome.hop, outcome.code) == ("undetermined", "link", "WALK_NO_RULE")


def test_a_listener_takes_connections_whatever_path_is_written_on_its_rule() -> None:
    value = ruled(storage(), "nlb", forward("all", "bags", path="/{x}/never-seen"))

    assert (at(go(value), "nlb").rule, go(value).outcome.kind) == ("all", "delivered")
