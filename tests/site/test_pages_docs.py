"""Documentation pages: their tree, what is before and after, their headings and live facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture, Page
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db

PAGES = (
    Page(
        "start",
        "Start",
        "Welcome.\n\n## Ports\n\nIngests is [[port:nlb/ingests]].\n\n### More\n\nx",
    ),
    Page("public", "Public side"),
    Page("public/names", "Names", "[[picture:bags?step=2]]\n\n[[picture]]"),
    Page("end", "End"),
)


def book() -> Architecture:
    return replace(storage(), pages=PAGES)


def test_pages_are_read_in_the_order_of_their_tree(client: Client) -> None:
    publish(book())

    around = {}
    for page in PAGES:
        sheet = read(client, f"/storage/docs/{page.path}/")
        around[page.path] = [
            each["href"] for each in sheet.all("link") if each["rel"] in {"prev", "next"}
        ]

    assert around == {
        "start": ["/storage/docs/public/"],
        "public": ["/storage/docs/start/", "/storage/docs/public/names/"],
        "public/names": ["/storage/docs/public/", "/storage/docs/end/"],
        "end": ["/storage/docs/public/names/"],
    }


def test_the_trail_leads_down_the_tree(client: Client) -> None:
    publish(book())

    sheet = read(client, "/storage/docs/public/names/").main

    trail = sheet.all("a")[:3]
    assert [(each.text, each["href"]) for each in trail] == [
        ("Storage", "/storage/"),
        ("Documentation", "/storage/docs/"),
        ("Public side", "/storage/docs/public/"),
    ]
    assert sheet.one("li", aria_current="page").text == "Names"


def test_on_this_page_lists_the_headings(client: Client) -> None:
    publish(book())

    sheet = read(client, "/storage/docs/start/")

    contents = [each.text for each in sheet.all("ul", class_="contents")]
    assert contents == ["PortsMore", "PortsMore"]
    anchors = {each["href"] for each in sheet.all("a") if each["href"].startswith("#section--")}
    assert anchors <= {
        f"#{each['id']}"
        for tag in ("h2", "h3")
        for each in sheet.all(tag)
        if "id" in each.attributes
    }


def test_a_port_number_in_prose_follows_the_port(client: Client) -> None:
    publish(book())
    assert "Ingests is 65535." in read(client, "/storage/docs/start/").one("div", class_="doc").text

    hops = (
        replace(hop, ports=(hop.ports[0], replace(hop.ports[1], number=7777)))
        if hop.slug == "nlb"
        else hop
        for hop in storage().hops
    )
    publish(replace(book(), hops=tuple(hops)))

    assert "Ingests is 7777." in read(client, "/storage/docs/start/").one("div", class_="doc").text


def test_two_pictures_on_a_page_share_no_id(client: Client) -> None:
    publish(book())

    sheet = read(client, "/storage/docs/public/names/")

    ids = [each["id"] for each in sheet.elements if "id" in each.attributes]
    assert len(sheet.all("figure")) == 2
    assert sorted(ids) == sorted(set(ids))


def test_the_contents_list_every_page_in_its_place(client: Client) -> None:
    publish(book())

    links = [each["href"] for each in read(client, "/storage/docs/").main.all("a")]

    wanted = [f"/storage/docs/{page.path}/" for page in PAGES]
    assert [each for each in links if each in wanted] == wanted


def test_a_tree_of_many_pages_is_unfolded_only_on_the_way_to_the_page(client: Client) -> None:
    many = tuple(Page(f"p{n}/q{m}", f"Q {n} {m}") for n in range(5) for m in range(20))
    tops = tuple(Page(f"p{n}", f"P {n}") for n in range(5))
    publish(replace(storage(), pages=(*tops, *many)))

    sheet = read(client, "/storage/docs/p3/q7/")

    tree = [each["href"] for each in sheet.all("a") if each["href"].startswith("/storage/docs/p")]
    assert "/storage/docs/p3/q8/" in tree
    assert "/storage/docs/p4/" in tree
    assert "/storage/docs/p4/q8/" not in tree
