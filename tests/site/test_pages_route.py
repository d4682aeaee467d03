"""A route's page: its steps, its examples, each at an address of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture, Expectation, Request, Route
from docs_app.core.codes import CODES
from tests.core.builders import storage
from tests.site.books import publish, publish_unchecked
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db


def link(sheet: Sheet, rel: str) -> list[str]:
    return [each["href"] for each in sheet.all("link", rel=rel)]


def with_route(**changes: object) -> Architecture:
    """The small storage service with its bags route changed."""
    book = storage()
    bags, *others = book.routes
    return replace(book, routes=(replace(bags, **changes), *others))  # type: ignore[arg-type]


def test_a_route_shows_the_steps_of_its_first_example(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/")

    steps = sheet.all("a", class_="step-number")
    assert [each["href"] for each in steps] == [
        f"/storage/routes/bags/steps/{number}/" for number in range(1, 9)
    ]
    heads = [each.text for each in sheet.all("p", class_="step-head")]
    assert heads == [
        "API user Client",
        "Storage API API gateway 443",
        "Cognito Authorizer only asked",
        "api_vpc_link VPC link",
        "api-nlb Network load balancer 65534",
        "bags Target group",
        "nginx Container 9000",
        "bags_api Container 9001",
    ]


def test_each_step_has_neighbours_in_the_head_and_on_the_page(client: Client) -> None:
    publish(storage())

    first, second, last = (read(client, f"/storage/routes/bags/steps/{n}/") for n in (1, 2, 8))

    assert (link(first, "prev"), link(first, "next")) == (
        ["/storage/routes/bags/"],
        ["/storage/routes/bags/steps/2/"],
    )
    assert (link(second, "prev"), link(second, "next")) == (
        ["/storage/routes/bags/steps/1/"],
        ["/storage/routes/bags/steps/3/"],
    )
    assert (link(last, "prev"), link(last, "next")) == (["/storage/routes/bags/steps/7/"], [])
    assert second.one("a", rel="prev")["href"] == "/storage/routes/bags/steps/1/"
    assert second.one("a", rel="next")["href"] == "/storage/routes/bags/steps/3/"


def test_each_reason_of_a_step_leads_to_what_its_code_means_and_to_its_source(
    client: Client,
) -> None:
    publish(storage())

    main = read(client, "/storage/routes/bags/steps/5/").main

    words = {each.text: each["href"] for each in main.all("a") if "/codes/" in each["href"]}
    assert words["NLB_LISTENER_MATCHED"] == "/storage/codes/NLB_LISTENER_MATCHED/"
    assert words["ASSUME_URI_PORT_SELECTS_LISTENER"].startswith("/storage/codes/ASSUME_")
    sources = [each["href"] for each in main.all("a") if each.text.startswith("source")]
    assert CODES["NLB_LISTENER_MATCHED"].source in sources


def test_a_step_is_marked_in_the_list_and_in_the_picture(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/steps/5/")

    assert sheet.one("li", aria_current="step")["id"] == "step-5"
    assert "Step 5 of 8" in sheet.one("p", class_="stepper-where").text
    current = [each["id"] for each in sheet.all("g", class_="current")]
    assert "picture--hop--nlb" in current


def test_there_is_no_step_beyond_the_last_and_none_before_the_first(client: Client) -> None:
    publish(storage())

    for number in (0, 9, 1000):
        read(client, f"/storage/routes/bags/steps/{number}/", 404)


def test_another_example_is_chosen_in_the_address_and_kept_from_step_to_step(
    client: Client,
) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/?example=anonymous")

    steps = [each["href"] for each in sheet.all("a", class_="step-number")]
    assert steps == [
        "/storage/routes/bags/steps/1/?example=anonymous",
        "/storage/routes/bags/steps/2/?example=anonymous",
    ]
    assert "401" in sheet.one("p", class_="outcome-rejected").text
    assert link(sheet, "next") == ["/storage/routes/bags/steps/1/?example=anonymous"]
    read(client, "/storage/routes/bags/?example=none-such", 404)


def test_an_example_that_does_not_end_as_documented_says_how_it_differs(client: Client) -> None:
    example = storage().routes[0].examples[1]
    wrong = replace(example, expect=Expectation("rejected", "gateway", 403))
    publish_unchecked(with_route(examples=(storage().routes[0].examples[0], wrong)))

    sheet = read(client, "/storage/routes/bags/")

    assert [each.text for each in sheet.all("span", class_="tag-bad")] == ["differs"]
    assert sheet.one("p", class_="differs").text == "status: expected 403, got 401"


def test_a_route_without_examples_says_so_instead_of_a_picture(client: Client) -> None:
    publish(with_route(examples=()))

    sheet = read(client, "/storage/routes/bags/")

    assert sheet.all("figure") == []
    assert sheet.one("p", class_="empty").text == (
        "This route has no example yet, so there is no way to show."
    )
    read(client, "/storage/routes/bags/steps/1/", 404)


def test_an_example_for_a_host_nobody_documents_still_has_its_page(client: Client) -> None:
    example = storage().routes[0].examples[0]
    lost = replace(
        example,
        request=Request("GET", "https://elsewhere.example/"),
        expect=Expectation("undetermined"),
    )
    publish(with_route(examples=(lost,)))

    sheet = read(client, "/storage/routes/bags/")

    assert sheet.one("p", class_="outcome-undetermined").text


def test_the_ports_on_the_way_are_listed_with_who_may_reach_them(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/")

    assert sheet.table("Ports on the way") == [
        ["Step", "Port", "Protocol", "Hop", "Open from within", "From the internet"],
        ["2", "443", "HTTPS", "Storage APIin AWS account.", "the internet", "open"],
        ["5", "65534", "TCP", "api-nlbin Load balancing.", "Private VPC", "closed"],
        ["7", "9000", "HTTP", "nginxin ECS task, bags API.", "Private VPC", "closed"],
        ["8", "9001", "HTTP", "bags_apiin ECS task, bags API.", "ECS task, bags API", "closed"],
    ]


def test_a_request_that_does_not_arrive_shows_what_its_caller_sees(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/?example=anonymous")

    facts = {
        name.text: said.text for name, said in zip(sheet.all("dt"), sheet.all("dd"), strict=True)
    }
    names = ("Who answers", "Status", "Wait", "Headers that tell", "Body", "Reason")
    assert [(name, facts[name]) for name in names] == [
        ("Who answers", "Storage API"),
        ("Status", "401 Who else answers with 401"),
        ("Wait", "none: at once"),
        (
            "Headers that tell",
            "Content-Type: application/jsonx-amzn-ErrorType: UnauthorizedException assumed",
        ),
        ("Body", '{"message":"Unauthorized"}'),
        ("Reason", "GW_TOKEN_MISSING No token source"),
    ]
    assert read(client, "/storage/routes/bags/").all("div", class_="ending") == []


def test_every_route_is_a_card_with_its_ports(client: Client) -> None:
    publish(replace(storage(), routes=(*storage().routes, Route("empty", "Empty"))))

    sheet = read(client, "/storage/routes/")

    assert [each.text for each in sheet.all("h2", class_="card-name")] == [
        "Bags",
        "Ingests",
        "Empty",
    ]
    assert [each.text for each in sheet.all("p", class_="card-ports")] == [
        "Ports on the way: 443 → 65534 → 9000 → 9001",
        "Ports on the way: 443 → 65535 → 9000 → 9001",
    ]
    assert sheet.all("p", class_="card-foot")[2].text == "No example yet"
