from docs_app.core.architecture import Zone
from tests.core.builders import storage
from tests.core.edits import added, edited
from tests.core.lint.found import found

CODE = "TASK_PORT_CLASH"


def test_two_containers_of_one_task_on_one_port_are_found() -> None:
    assert found(CODE, edited(storage(), "port:bags-app/http", number=9000)) == [
        (
            "port:bags-app/http",
            "In ECS task, bags API, bags-app listens on 9000, and so does bags-nginx.",
        )
    ]


def test_http_and_tcp_share_their_numbers() -> None:
    value = edited(storage(), "port:bags-app/http", number=9000, protocol="TCP")
    assert [subject for subject, _ in found(CODE, value)] == ["port:bags-app/http"]


def test_a_group_inside_a_task_shares_the_task_s_address() -> None:
    value = added(storage(), "zone:bags-task", Zone("inner", "Inner", "group", "bags-task"))
    value = edited(value, "hop:bags-app", zone="inner")
    value = edited(value, "port:bags-app/http", number=9000)
    assert [subject for subject, _ in found(CODE, value)] == ["port:bags-app/http"]


def test_tasks_have_addresses_of_their_own() -> None:
    assert found(CODE, storage()) == []


def test_udp_has_numbers_of_its_own() -> None:
    value = edited(storage(), "port:bags-app/http", number=9000, protocol="UDP")
    assert found(CODE, value) == []


def test_hops_of_a_vpc_do_not_share_an_address() -> None:
    value = edited(storage(), "port:bags-app/http", number=9000)
    for hop in ("bags-app", "bags-nginx"):
        value = edited(value, f"hop:{hop}", zone="vpc")
    assert found(CODE, value) == []
