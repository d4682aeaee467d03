"""The reference tables: filtered in the address, and a leaf at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from docs_app.core.architecture import Architecture, Hop
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db


def first_cells(sheet: Sheet) -> list[str]:
    return [row[0] for row in sheet.rows()[1:]]


def long_book(hops: int) -> Architecture:
    """The small storage service with many more services in it."""
    more = (Hop(f"s{n:04}", f"Service {n:04}", "service", "vpc") for n in range(hops))
    book = storage()
    return replace(book, hops=(*book.hops, *more))


def test_ports_tell_who_may_reach_what_from_where(client: Client) -> None:
    publish(storage())

    rows = read(client, "/storage/ports/").rows()

    assert rows[0] == [
        "Port",
        "Protocol",
        "Hop",
        "Open from within",
        "From the internet",
        "Who sends here",
    ]
    assert rows[2] == [
        "443",
        "HTTPS",
        "Cognitoin AWS account.",
        "the internet",
        "open",
        "Storage API asks it",
    ]
    assert rows[-1] == [
        "9001",
        "HTTP",
        "ingests_apiin ECS task, ingests API.",
        "ECS task, ingests API",
        "closed",
        "nginx rule app",
    ]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("number=65535", ["65535"]),
        ("protocol=TCP", ["65534", "65535"]),
        ("open=internet", ["443", "443"]),
        ("open=bags-task", ["9001"]),
        ("hop=NGINX", ["9000", "9000"]),
        ("hop=nginx&number=9001", []),
        ("hop=bags-app", ["9001"]),
    ],
)
def test_ports_are_filtered_by_the_address(client: Client, query: str, numbers: list[str]) -> None:
    publish(storage())

    sheet = read(client, f"/storage/ports/?{query}")

    assert first_cells(sheet) == numbers
    assert sheet.one("p", class_="count").text.startswith(
        f"{len(numbers)} of 8 ports" if numbers else "Nothing fits these filters; there are 8 ports"
    )


@pytest.mark.parametrize(
    ("query", "hops"),
    [
        ("kind=target_group", ["bags", "items"]),
        ("zone=bags-task", ["nginx", "bags_api"]),
        ("name=link", ["api_vpc_link"]),
        ("kind=none-such", []),
    ],
)
def test_hops_are_filtered_by_the_address(client: Client, query: str, hops: list[str]) -> None:
    publish(storage())

    assert first_cells(read(client, f"/storage/hops/?{query}")) == hops


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        ("hop=gateway&path=/bags", ["/bags", "/bags/{proxy+}"]),
        ("to=items", ["65535"]),
        ("hop=nowhere", []),
    ],
)
def test_rules_are_filtered_by_the_address(client: Client, query: str, rules: list[str]) -> None:
    publish(storage())

    rows = read(client, f"/storage/rules/?{query}").rows()[1:]

    assert len(rows) == len(rules)
    assert all(word in row[1] for word, row in zip(rules, rows, strict=True))


def test_a_table_of_two_hundred_rows_is_one_leaf_and_one_more_row_makes_two(client: Client) -> None:
    own = len(storage().hops)
    publish(long_book(200 - own))
    assert len(first_cells(read(client, "/storage/hops/"))) == 200
    assert read(client, "/storage/hops/").all("nav", class_="leaves") == []

    publish(long_book(201 - own))
    first, second = read(client, "/storage/hops/"), read(client, "/storage/hops/?page=2")

    assert first.one("p", class_="count").text == "1 to 200 of 201 hops"
    assert first.all("a", rel="next")[-1]["href"] == "/storage/hops/?page=2"
    assert first_cells(second) == [f"Service {200 - own:04}"]
    assert second.all("a", rel="prev")[-1]["href"] == "/storage/hops/"


def test_leaves_keep_the_filters(client: Client) -> None:
    publish(long_book(300))

    sheet = read(client, "/storage/hops/?kind=service&page=1")

    assert sheet.all("a", rel="next")[-1]["href"] == "/storage/hops/?kind=service&page=2"


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "²", "9" * 30])
def test_a_leaf_that_is_none_is_not_found(client: Client, page: str) -> None:
    publish(storage())

    assert client.get("/storage/hops/", {"page": page}).status_code == 404


def test_the_tree_beside_a_page_names_no_hop_however_many_there_are(client: Client) -> None:
    publish(long_book(100))

    sheet = read(client, "/storage/lint/?level=error")

    assert [each["href"] for each in sheet.all("a") if "/hops/s" in each["href"]] == []


def test_zones_stand_inside_each_other(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/zones/")

    levels = {each.text: each.tag for tag in ("h2", "h3", "h4") for each in sheet.main.all(tag)}
    assert levels == {
        "Internet": "h2",
        "AWS account": "h2",
        "Private VPC": "h3",
        "Load balancing": "h4",
        "ECS task, bags API": "h4",
        "ECS task, ingests API": "h4",
    }


def test_an_entry_point_shows_its_address_base_path_and_where_it_leads(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/entry-points/")

    decided = f"since version 1, {timezone.localdate():%-d %B %Y}: Published for a test"
    assert [each.text for each in sheet.main.all("dd")] == [
        "https://abc.execute-api.eu-west-1.amazonaws.com",
        "none",
        "named by the next part of the path",
        "Storage API:443",
        decided,
        "https://api.example.org/storage",
        "/storage is taken off before anything else",
        "named by the next part of the path",
        "Storage API:443",
        decided,
    ]


def test_findings_are_filtered_and_each_code_is_explained(client: Client) -> None:
    publish(storage())

    found = read(client, "/storage/lint/?code=NAME_UNLIKE")
    explained = read(client, "/storage/lint/NAME_UNLIKE/")

    assert found.one("p", class_="count").text.startswith("1 of ")
    assert [each.text for each in explained.all("h2")][:3] == [
        "What it means",
        "An example",
        "How to mend it",
    ]
    assert [each["href"] for each in explained.all("a") if each.text == "items"] == [
        "/storage/hops/items/"
    ]
    read(client, "/storage/lint/NO_SUCH_CODE/", 404)
