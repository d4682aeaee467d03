from docs_app.core.architecture import HealthCheck
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.lint.found import found, subjects

CODE = "NOT_RECORDED"
CHECKED = HealthCheck("HTTP", 9000, "/health", "200", 30, 6, 5, 2)


def test_of_a_new_architecture_all_that_is_missing_is_told_once_for_each_object() -> None:
    check = (
        "its health check's protocol, port, path, matcher, interval, timeout, healthy threshold "
        "and unhealthy threshold"
    )
    assert found(CODE, storage()) == [
        ("zone:bags-task", "ECS task, bags API does not record how many copies of it run."),
        ("zone:ingests-task", "ECS task, ingests API does not record how many copies of it run."),
        (
            "hop:gateway",
            "Storage API does not record the scopes that a token needs for bags, bags-below, "
            "ingests and ingests-below.",
        ),
        ("hop:bags", f"bags does not record {check}."),
        ("hop:items", f"items does not record {check}."),
    ]


def test_what_is_recorded_is_left_alone() -> None:
    value = edited(storage(), "zone:bags-task", replicas=2)
    value = edited(value, "hop:bags", health_check=CHECKED)
    for rule in ("bags", "bags-below", "ingests"):
        value = edited(value, f"rule:gateway/{rule}", scopes=())
    assert found(CODE, value)[1] == (
        "hop:gateway",
        "Storage API does not record the scopes that a token needs for ingests-below.",
    )
    assert subjects(CODE, value) == ["zone:ingests-task", "hop:gateway", "hop:items"]


def test_zero_copies_are_recorded() -> None:
    assert "zone:bags-task" not in subjects(CODE, edited(storage(), "zone:bags-task", replicas=0))


def test_a_check_over_tcp_has_neither_path_nor_matcher() -> None:
    check = HealthCheck("TCP", 9000, None, None, 30, 6, 5, 2)
    assert "hop:bags" not in subjects(CODE, edited(storage(), "hop:bags", health_check=check))


def test_a_task_in_which_nothing_runs_is_left_alone() -> None:
    value = storage()
    for hop in ("bags-nginx", "bags-app"):
        value = edited(value, f"hop:{hop}", zone="vpc")
    assert "zone:bags-task" not in subjects(CODE, value)


def test_a_target_group_without_any_health_check_is_another_check_s() -> None:
    assert "hop:bags" not in subjects(CODE, edited(storage(), "hop:bags", health_check=None))


def test_a_rule_that_asks_nobody_needs_no_scopes() -> None:
    value = storage()
    for rule in ("bags", "bags-below", "ingests", "ingests-below"):
        value = edited(value, f"rule:gateway/{rule}", authorizer=None)
    assert "hop:gateway" not in subjects(CODE, value)
