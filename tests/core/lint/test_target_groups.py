from docs_app.core.architecture import HealthCheck, Respond
from docs_app.core.lint import CHECKS
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found, subjects


def test_a_target_group_without_a_rule_is_empty() -> None:
    value = without(storage(), "rule:items/targets")
    assert found("TARGET_GROUP_EMPTY", value) == [
        ("hop:items", "The target group items has no target.")
    ]


def test_a_target_group_whose_only_rule_responds_is_empty() -> None:
    value = edited(storage(), "rule:items/targets", action=Respond(503))
    assert subjects("TARGET_GROUP_EMPTY", value) == ["hop:items"]


def test_a_target_group_with_one_target_or_with_several_is_not_empty() -> None:
    value = added(storage(), "rule:items/targets", forward("more", "bags-nginx/http"))
    assert found("TARGET_GROUP_EMPTY", value) == []


def test_a_container_without_rules_is_no_empty_target_group() -> None:
    assert found("TARGET_GROUP_EMPTY", without(storage(), "rule:bags-nginx/app")) == []


def test_a_target_group_of_which_no_health_check_is_documented_is_found() -> None:
    value = edited(storage(), "hop:items", health_check=None)
    assert found("HEALTH_CHECK_NONE", value) == [
        ("hop:items", "No health check is documented for the target group items.")
    ]
    assert CHECKS["HEALTH_CHECK_NONE"].level == "warning"


def test_a_health_check_of_which_nothing_is_recorded_is_still_one() -> None:
    assert found("HEALTH_CHECK_NONE", storage()) == []


def test_a_health_check_on_a_port_that_no_target_has_is_found() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9002))
    assert found("HEALTH_CHECK_PORT", value) == [
        (
            "hop:items",
            "The health check of items asks port 9002; its targets listen on 9000 and 9001.",
        )
    ]


def test_a_health_check_may_ask_another_container_of_the_target_s_task() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9001))
    value = edited(value, "port:ingests-app/http", open_from="vpc")
    assert found("HEALTH_CHECK_PORT", value) == []


def test_a_health_check_on_a_port_that_is_closed_to_the_load_balancer_is_found() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9001))
    assert found("HEALTH_CHECK_PORT", value) == [
        (
            "hop:items",
            "The health check of items asks port 9001, ingests-app/http, which is open from within "
            "ECS task, ingests API only.",
        )
    ]


def test_a_health_check_whose_port_is_not_recorded_is_left_alone() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(path="/health"))
    assert found("HEALTH_CHECK_PORT", value) == []


def test_a_health_check_of_targets_without_any_documented_port_is_left_alone() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9002))
    value = without(without(value, "port:ingests-nginx/http"), "port:ingests-app/http")
    assert found("HEALTH_CHECK_PORT", value) == []


def test_the_health_check_of_an_empty_target_group_is_left_alone() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9002), rules=())
    assert found("HEALTH_CHECK_PORT", value) == []


def test_a_target_outside_any_task_listens_on_its_own_ports_only() -> None:
    value = edited(storage(), "hop:items", health_check=HealthCheck(port=9001))
    for hop in ("ingests-nginx", "ingests-app"):
        value = edited(value, f"hop:{hop}", zone="vpc")
    assert subjects("HEALTH_CHECK_PORT", value) == ["hop:items"]
