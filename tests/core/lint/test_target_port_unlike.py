from docs_app.core.architecture import Port
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found

CODE = "TARGET_PORT_UNLIKE"


def test_targets_of_one_group_on_different_ports_are_found() -> None:
    value = added(storage(), "rule:bags/targets", forward("app", "bags-app/http"))
    assert found(CODE, value) == [
        (
            "hop:bags",
            "The targets of bags are on different ports: bags-nginx/http (9000) and bags-app/http "
            "(9001).",
        )
    ]


def test_of_many_targets_the_first_are_told() -> None:
    hop = next(each for each in storage().hops if each.slug == "bags-app")
    ports = tuple(Port(f"p{n}", 9100 + n, "HTTP", "vpc") for n in range(20))
    value = edited(storage(), "hop:bags-app", ports=(*hop.ports, *ports))
    rules = (forward(f"r{n}", f"bags-app/p{n}") for n in range(20))
    value = added(value, "rule:bags/targets", *rules)
    [(_, message)] = found(CODE, value)
    assert message.endswith("bags-app/p6 (9106) and 13 more.")


def test_a_target_that_listens_for_udp_behind_a_listener_for_tcp_is_found() -> None:
    value = edited(storage(), "port:bags-nginx/http", protocol="UDP")
    assert found(CODE, value) == [
        (
            "rule:bags/targets",
            "bags is sent TCP, and its target bags-nginx/http listens for UDP.",
        )
    ]


def test_a_target_that_listens_for_http_behind_a_listener_for_udp_is_found() -> None:
    value = edited(storage(), "port:nlb/bags", protocol="UDP")
    assert [subject for subject, _ in found(CODE, value)] == ["rule:bags/targets"]


def test_targets_of_several_tasks_on_one_number_are_left_alone() -> None:
    value = added(storage(), "rule:bags/targets", forward("more", "ingests-nginx/http"))
    assert found(CODE, value) == []


def test_whatever_runs_over_tcp_fits_a_listener_for_tcp_or_tls() -> None:
    for listener in ("TCP", "TLS"):
        for target in ("HTTP", "HTTPS", "TCP", "TLS"):
            value = edited(storage(), "port:nlb/bags", protocol=listener)
            assert found(CODE, edited(value, "port:bags-nginx/http", protocol=target)) == []


def test_a_group_behind_listeners_of_both_kinds_is_left_alone() -> None:
    value = added(storage(), "port:nlb/bags", Port("dns", 53, "UDP", "vpc"))
    value = added(value, "rule:nlb/bags", forward("dns", "bags", port="dns"))
    assert found(CODE, value) == []
    assert found(CODE, edited(value, "port:bags-nginx/http", protocol="UDP")) == []


def test_a_group_that_no_listener_leads_to_is_left_alone() -> None:
    value = edited(storage(), "port:bags-nginx/http", protocol="UDP")
    assert found(CODE, without(value, "rule:nlb/bags")) == []


def test_a_target_that_is_not_there_is_another_check_s() -> None:
    assert found(CODE, without(storage(), "port:bags-nginx/http")) == []
