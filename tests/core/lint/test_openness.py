"""Ports closed to their senders, and ports open to more than their senders."""

from docs_app.core.architecture import Destination, Forward, HealthCheck, Hop, Zone
from tests.core.builders import storage
from tests.core.edits import added, edited, without
from tests.core.lint.found import found, subjects


def test_the_app_s_port_is_not_open_from_outside_its_task() -> None:
    action = Forward(Destination("bags-app", "http"))
    assert found("PORT_NOT_OPEN", edited(storage(), "rule:bags/targets", action=action)) == [
        (
            "rule:bags/targets",
            "Rule bags/targets sends to bags-app/http from Load balancing; "
            "that port is open from within ECS task, bags API only.",
        )
    ]


def test_a_gateway_reaches_into_the_vpc_only_by_a_link() -> None:
    action = Forward(Destination("nlb", "bags"))
    value = edited(storage(), "rule:gateway/bags", action=action)
    assert subjects("PORT_NOT_OPEN", value) == ["rule:gateway/bags"]
    assert found("PORT_NOT_OPEN", storage()) == []


def test_an_entry_point_to_a_port_closed_to_every_client_is_found() -> None:
    value = edited(storage(), "port:gateway/https", open_from="vpc")
    message = "leads to gateway/https, which is open from within Private VPC only, where no client"
    assert found("PORT_NOT_OPEN", value) == [
        ("entry:invoke-url", f"Entry point invoke-url {message} is."),
        ("entry:domain", f"Entry point domain {message} is."),
    ]


def test_without_clients_an_entry_point_is_used_from_the_internet() -> None:
    value = without(storage(), "hop:client")
    assert found("PORT_NOT_OPEN", value) == []
    closed = edited(value, "port:gateway/https", open_from="vpc")
    assert subjects("PORT_NOT_OPEN", closed) == ["entry:invoke-url", "entry:domain"]


def test_an_entry_point_for_one_of_two_kinds_of_client_is_left_alone() -> None:
    inside = Hop("batch", "Batch", "client", "vpc")
    value = edited(added(storage(), "hop:client", inside), "port:gateway/https", open_from="vpc")
    assert found("PORT_NOT_OPEN", value) == []


def test_a_target_s_port_is_reached_from_where_the_load_balancer_is() -> None:
    value = edited(storage(), "hop:bags", zone=None)
    assert found("PORT_NOT_OPEN", value) == found("PORT_TOO_OPEN", value) == []
    far = edited(storage(), "hop:nlb", zone="aws")
    assert subjects("PORT_NOT_OPEN", far) == ["rule:bags/targets", "rule:items/targets"]
    alone = without(value, "rule:nlb/bags")
    assert subjects("PORT_NOT_OPEN", alone) == ["rule:bags/targets"]


def test_forwards_to_what_does_not_exist_are_another_check_s() -> None:
    assert found("PORT_NOT_OPEN", without(storage(), "port:bags-app/http")) == []


def test_an_app_s_port_open_from_the_vpc_is_open_too_wide() -> None:
    value = edited(storage(), "port:bags-app/http", open_from="vpc")
    assert found("PORT_TOO_OPEN", value) == [
        (
            "port:bags-app/http",
            "bags-app/http (9001) is open from Private VPC; what sends to it is within "
            "ECS task, bags API.",
        )
    ]


def test_a_port_open_from_the_internet_that_only_the_vpc_needs_is_open_too_wide() -> None:
    value = edited(storage(), "port:bags-nginx/http", open_from=None)
    value = edited(value, "port:nlb/bags", open_from="internet")
    assert subjects("PORT_TOO_OPEN", value) == ["port:nlb/bags", "port:bags-nginx/http"]


def test_what_an_entry_point_leads_to_may_be_open_to_the_internet() -> None:
    assert found("PORT_TOO_OPEN", storage()) == []


def test_what_a_gateway_asks_and_clients_get_tokens_from_may_be_open_to_the_internet() -> None:
    entries = without(without(storage(), "entry:domain"), "entry:invoke-url")
    assert subjects("PORT_TOO_OPEN", entries) == []


def test_a_port_that_nobody_sends_to_is_left_alone() -> None:
    value = without(storage(), "rule:bags-nginx/app")
    assert found("PORT_TOO_OPEN", edited(value, "port:bags-app/http", open_from="vpc")) == []


def test_a_health_check_needs_its_port_open_too() -> None:
    value = edited(storage(), "port:bags-app/http", open_from="vpc")
    value = edited(value, "hop:bags", health_check=HealthCheck(port=9001))
    assert found("PORT_TOO_OPEN", value) == []


def test_a_second_sender_from_further_away_needs_the_wider_zone() -> None:
    value = edited(storage(), "port:bags-app/http", open_from="vpc")
    action = Forward(Destination("bags-app", "http"))
    value = edited(value, "rule:ingests-nginx/app", action=action)
    assert found("PORT_TOO_OPEN", value) == []


def test_a_port_open_from_a_zone_beside_its_senders_is_not_too_open_but_closed() -> None:
    value = added(storage(), "zone:vpc", Zone("other", "Other VPC", "vpc", "aws"))
    value = edited(value, "port:bags-app/http", open_from="other")
    assert found("PORT_TOO_OPEN", value) == []
    assert subjects("PORT_NOT_OPEN", value) == ["rule:bags-nginx/app"]
