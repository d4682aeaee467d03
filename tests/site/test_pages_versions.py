"""Every page as it was in a version, and the news of a version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import read
from tests.site.test_addresses import pages

pytestmark = pytest.mark.django_db


def renamed(name: str) -> Architecture:
    """The small storage service with its load balancer under another name."""
    book = storage()
    hops = (replace(hop, name=name) if hop.slug == "nlb" else hop for hop in book.hops)
    return replace(book, hops=tuple(hops))


def test_a_page_as_it_was_says_so_and_leads_to_the_page_as_it_is(client: Client) -> None:
    publish(storage(), "First")
    publish(renamed("front-nlb"), "Renamed the load balancer")

    now, then = read(client, "/storage/hops/nlb/"), read(client, "/storage/versions/1/hops/nlb/")

    assert now.one("h1").text == "front-nlb"
    assert now.all("div", class_="banner") == []
    assert then.one("h1").text == "api-nlb"
    banner = then.one("div", class_="banner").text
    assert banner.startswith("As it was in version 1, published on ")
    assert "Things may have changed since." in banner
    assert then.one("link", rel="canonical")["href"] == "/storage/hops/nlb/"


def test_every_page_as_it_was_says_so(client: Client) -> None:
    publish(storage(), "First")
    publish(renamed("front-nlb"), "Renamed the load balancer")
    then = Addresses("storage", 1)
    whole = {each.partition("#")[0] for each in pages(then)}
    addresses = sorted(each for each in whole if each.startswith(then.home))
    of_the_history = {then.changes(1)}

    silent = [
        each
        for each in addresses
        if not any(
            banner.text.startswith("As it was in version 1, published on ")
            for banner in read(client, each).all("div", class_="banner")
        )
    ]

    assert len(addresses) > 20
    assert silent == sorted(of_the_history)


def test_links_on_a_page_as_it_was_stay_in_that_version(client: Client) -> None:
    publish(storage())
    publish(renamed("front-nlb"))

    sheet = read(client, "/storage/versions/1/routes/bags/steps/5/?example=get").main

    leaving = {
        each["href"]
        for each in sheet.all("a")
        if each["href"].startswith("/storage/") and "/versions/1/" not in each["href"]
    }
    # History is of all versions, and the banner leads back to now.
    history = {each for each in leaving if each.startswith("/storage/versions/?about=")}
    assert leaving - history == {"/storage/routes/bags/steps/5/?example=get"}
    assert "/storage/versions/?about=route:bags" in history
    assert "/storage/versions/?about=rule:nlb/bags" in history


def test_the_newest_version_at_its_own_address_says_that_it_is_the_one_shown_now(
    client: Client,
) -> None:
    publish(storage())

    banner = read(client, "/storage/versions/1/").one("div", class_="banner").text

    assert "It is the version that readers see now." in banner


def test_a_version_that_is_none_is_not_found(client: Client) -> None:
    publish(storage())

    read(client, "/storage/versions/2/", 404)
    read(client, "/storage/versions/2/hops/nlb/", 404)


def test_the_overview_tells_what_changed_lately(client: Client) -> None:
    publish(storage(), "First")
    publish(renamed("front-nlb"), "Renamed the load balancer")

    sheet = read(client, "/storage/").main

    rows = sheet.all("ul", class_="rows")[0].text
    assert rows.startswith("Version 2: Renamed the load balancer")
    assert "front-nlb" in sheet.one("ul", class_="changes").text
    assert (
        "Renamed" not in read(client, "/storage/versions/1/").main.all("ul", class_="rows")[0].text
    )


def test_a_documentation_page_says_when_it_was_last_changed_and_by_what(client: Client) -> None:
    book = storage()
    publish(book, "First")
    publish(renamed("front-nlb"), "Not about the page")
    page = replace(book.pages[0], body="Other words.")
    publish(replace(renamed("front-nlb"), pages=(page,)), "Said it better")

    now, then = (
        read(client, f"/storage/{version}docs/overview/").one("p", class_="last-changed").text
        for version in ("", "versions/2/")
    )

    assert now.endswith("in version 3: Said it better")
    assert then.endswith("in version 1: First")
