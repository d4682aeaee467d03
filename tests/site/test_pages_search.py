"""Home, search, and what is said where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import Settings

from tests.core.builders import storage
from tests.site.books import book_of, publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db


def test_the_first_page_leads_straight_to_the_only_architecture(client: Client) -> None:
    publish(storage())

    assert client.get("/").headers["Location"] == "/storage/"
    assert [each.text for each in read(client, "/?all=yes").all("h2", class_="card-name")] == [
        "Storage"
    ]


def test_the_first_page_lists_several_architectures_by_name(client: Client) -> None:
    publish(storage())
    publish(book_of(1))

    cards = read(client, "/").all("h2", class_="card-name")

    assert [each.text for each in cards] == ["Book", "Storage"]
    assert client.get("/architectures.json").json() == {
        "architectures": [
            {"name": "Book", "note": "test", "href": "/book/"},
            {"name": "Storage", "note": "", "href": "/storage/"},
        ]
    }


def test_the_first_page_of_an_empty_site_says_how_to_begin(client: Client) -> None:
    assert "load_architecture" in read(client, "/").one("p", class_="empty").text


def test_a_port_number_finds_the_port_first_then_its_rule_and_the_pages(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/search/?q=65535").main

    found = [each["href"] for each in sheet.all("a")]
    assert found[:2] == ["/storage/hops/nlb/#port--ingests", "/storage/hops/nlb/#rule--ingests"]
    assert "/storage/docs/overview/" in found
    assert {each.text for each in sheet.all("mark")} == {"65535"}


def test_a_search_in_all_architectures_groups_what_it_finds(client: Client) -> None:
    publish(storage())
    publish(book_of(1))

    every = read(client, "/search/?q=client").main
    one = read(client, "/search/?q=client&a=book").main

    assert [each.text.split()[0] for each in every.all("h2", class_="group-title")] == [
        "Book",
        "Storage",
    ]
    assert one.all("h2", class_="group-title") == []
    assert all(each["href"].startswith("/book/") for each in one.all("a"))


def test_a_search_that_finds_nothing_suggests_what_may_be_meant(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/search/?q=gatewya").main

    assert sheet.one("p", class_="count").text == "0 results for “gatewya”"
    assert "/storage/hops/gateway/" in [each["href"] for each in sheet.all("a")]


@pytest.mark.parametrize("words", ['"', "' OR 1=1 --", "a AND", "*", "((", "\x00", "x" * 5000])
def test_any_text_is_a_valid_search(client: Client, words: str) -> None:
    publish(storage())

    assert client.get("/search/", {"q": words}).status_code == 200
    assert client.get("/search.json", {"q": words}).status_code == 200


def test_the_dialog_gets_pieces_of_text_and_no_html(client: Client) -> None:
    publish(
        replace(
            storage(), hops=(replace(storage().hops[0], name="<b>user</b>"), *storage().hops[1:])
        )
    )

    (first, *_) = client.get("/search.json", {"q": "user", "a": "storage"}).json()["results"]

    assert first["title"] == [["<b>", False], ["user", True], ["</b>", False]]
    assert first["href"] == "/storage/hops/client/"


def test_a_search_in_an_architecture_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/search/?q=x&a=none").status_code == 404


def test_a_mistyped_address_suggests_what_may_be_meant(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/hops/gatewya/", 404).main

    assert "/storage/hops/gateway/" in [each["href"] for each in sheet.all("a")]


def test_an_unknown_architecture_suggests_those_there_are(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storag/", 404).main

    assert "/storage/" in [each["href"] for each in sheet.all("a")]


def test_who_must_sign_in_first_is_told_no_names(client: Client, settings: Settings) -> None:
    publish(storage())
    settings.ROUTEBOOK_LOGIN_REQUIRED = True

    sheet = read(client, "/no/such/place/", 404)

    assert "torage" not in sheet.main.html
    for address in ("/", "/storage/", "/search/?q=x", "/search.json?q=x", "/storage/diagram.svg"):
        assert client.get(address).status_code == 302
