"""A hop's page: what it listens on, what it does, and what is known of it or not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture, HealthCheck, Hop
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db


def with_hop(slug: str, **changes: object) -> Architecture:
    """The small storage service with one hop changed."""
    book = storage()
    hops = (replace(hop, **changes) if hop.slug == slug else hop for hop in book.hops)  # type: ignore[arg-type]
    return replace(book, hops=tuple(hops))


def facts(sheet: Sheet) -> dict[str, str]:
    """The page's fact tables: what is said, by label and help."""
    return {
        label.text: said.text
        for label, said in zip(sheet.main.all("dt"), sheet.main.all("dd"), strict=True)
    }


def test_a_hop_says_what_it_is_and_in_which_zones(client: Client) -> None:
    publish(with_hop("nlb", summary="Splits by port.", prose="Reads **no** HTTP."))

    sheet = read(client, "/storage/hops/nlb/")

    assert sheet.one("h1").text == "api-nlb"
    kicker = sheet.one("p", class_="kicker").text
    assert kicker.replace("\u203a", "/") == (
        "Network load balancerin AWS account / Private VPC / Load balancing"
    )
    assert sheet.one("p", class_="lede").text == "Splits by port."
    assert sheet.all("div", class_="prose")[0].text == "Reads no HTTP."


def test_its_ports_say_from_where_they_are_open_and_who_sends_there(client: Client) -> None:
    publish(storage())

    header, *rows = read(client, "/storage/hops/nlb/").table("Ports of api-nlb")

    assert header == [
        "Port",
        "Protocol",
        "Open from within",
        "From the internet",
        "Who sends here",
    ]
    assert [row[:4] for row in rows] == [
        ["65534", "TCP", "Private VPC", "closed"],
        ["65535", "TCP", "Private VPC", "closed"],
    ]
    assert rows[0][4] == (
        "Storage API rule bags, via api_vpc_linkStorage API rule bags-below, via api_vpc_link"
    )


def test_its_rules_are_sentences_in_order_each_with_an_anchor(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/hops/nlb/")

    assert [each.text for each in sheet.all("p", class_="rule-sentence")] == [
        "On 65534 (TCP), any connection: forward to the bags target group.",
        "On 65535 (TCP), any connection: forward to the items target group.",
    ]
    assert [each["href"] for each in sheet.all("a", class_="rule-anchor")] == [
        "/storage/hops/nlb/#rule--bags",
        "/storage/hops/nlb/#rule--ingests",
    ]


def test_recorded_default_and_not_recorded_settings_are_told_apart(client: Client) -> None:
    publish(with_hop("nlb", settings=(("cross_zone", True),)))

    assert facts(read(client, "/storage/hops/nlb/")) == {
        "InternalWhether it has private addresses only.": "not recorded",
        "Cross-zone load balancing"
        "Whether a node may use targets of other availability zones.": "yes",
        "Idle timeoutAfter how long an idle flow is forgotten.": (
            "350 s default, not recorded source of the default"
        ),
    }


def test_a_health_check_shows_what_is_recorded_of_it_and_assumes_nothing(client: Client) -> None:
    publish(with_hop("items", health_check=HealthCheck(path="/up", interval=30)))

    told = facts(read(client, "/storage/hops/items/"))

    assert {name: value for name, value in told.items() if value != "not recorded"} == {
        "Deregistration delayHow long a leaving target keeps its open connections.": (
            "300 s default, not recorded source of the default"
        ),
        "Path": "/up",
        "Interval": "30 s",
    }


def test_a_hop_names_the_routes_that_pass_it_and_at_which_step(client: Client) -> None:
    publish(storage())

    through = {
        each.text: each["href"]
        for each in read(client, "/storage/hops/cognito/").all("a")
        if "/steps/" in each["href"]
    }

    assert through == {
        "Bags": "/storage/routes/bags/steps/3/",
        "Ingests": "/storage/routes/ingests/steps/3/",
    }


def test_a_hop_shows_what_lint_says_about_it(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/hops/items/")

    assert "NAME_UNLIKE" in [each.text for each in sheet.all("code")]


def test_a_hop_with_nothing_but_a_name_has_a_page(client: Client) -> None:
    book = storage()
    publish(replace(book, hops=(*book.hops, Hop("bare", "Bare", "client"))))

    sheet = read(client, "/storage/hops/bare/")

    assert sheet.one("h1").text == "Bare"
    assert sheet.table("Ports of Bare") == []


def test_a_hop_that_is_none_is_not_found(client: Client) -> None:
    publish(storage())

    read(client, "/storage/hops/nbl/", 404)
