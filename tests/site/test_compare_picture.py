"""The picture on the page that compares two editions, and the same as a file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from docs_app.core.architecture import Hop, Port
from docs_app.core.sealing import Source
from docs_app.seals import judge
from tests.core.builders import storage
from tests.core.compared.test_cases import with_cache
from tests.core.edits import edited
from tests.site.books import publish
from tests.site.compared import publish_both
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db

PAGE = "/storage/compare/1...2/"
FILE = f"{PAGE}diagram"


def publish_cache() -> None:
    """Publish the storage service, and then a hop between two of it."""
    publish(storage())
    publish(with_cache())


def marks(html: str) -> list[tuple[str, str]]:
    """Return which parts of the picture are marked, and with what."""
    found = re.findall(r'<g id="picture--([^"]*)" class="[^"]*change-(\w+)', html)
    return [(part, change) for part, change in found if not part.startswith("a_")]


def inside(sheet: Sheet, tag: str, classes: str) -> Sheet:
    """Return what is in the last element of these classes, up to the next end of such a one."""
    return Sheet(sheet.html.rpartition(f'<{tag} class="{classes}"')[2].partition(f"</{tag}>")[0])


def test_the_page_shows_both_with_what_changed_marked_and_counted(client: Client) -> None:
    publish_cache()

    sheet = read(client, PAGE).main

    assert sorted(marks(sheet.html)) == [
        ("edge--bags-nginx--http---bags-app--http", "removed"),
        ("edge--bags-nginx--http---cache--http", "added"),
        ("edge--cache--http---bags-app--http", "added"),
        ("hop--cache", "added"),
        ("port--cache--http", "added"),
    ]
    legend = [row.text for row in inside(sheet, "ul", "legend").all("li")]
    assert legend[:2] == ["4 added: 1 hop, 1 port, 2 edges", "1 removed: 1 edge"]
    assert sheet.one("figcaption").text == "Storage: version 1 and version 2 compared"


@pytest.mark.parametrize(
    ("show", "there", "not_there"),
    [
        ("before", "edge--bags-nginx--http---bags-app--http", "hop--cache"),
        ("after", "hop--cache", "edge--bags-nginx--http---bags-app--http"),
    ],
)
def test_one_side_is_the_same_picture_without_the_other(
    client: Client, show: str, there: str, not_there: str
) -> None:
    publish_cache()

    both, one = read(client, PAGE), read(client, f"{PAGE}?show={show}")

    assert f'id="picture--{there}"' in one.html
    assert f'id="picture--{not_there}"' not in one.html
    outlines = [
        re.findall(r'<g id="picture--(hop--nlb)".*?( d="[^"]*")', each.html, re.DOTALL)
        for each in (both, one)
    ]
    assert outlines[0] == outlines[1] != []


def test_what_is_shown_is_chosen_by_links_that_keep_the_rest_of_the_question(
    client: Client,
) -> None:
    publish_cache()

    sheet = inside(read(client, f"{PAGE}?show=after&findings=yes").main, "nav", "shows")

    assert [
        (link.text, link["href"], link.attributes.get("aria-current")) for link in sheet.all("a")
    ] == [
        ("Before version 1", f"{PAGE}?findings=yes&show=before#picture", None),
        ("Both in one picture", f"{PAGE}?findings=yes#picture", None),
        ("After version 2", f"{PAGE}?findings=yes&show=after#picture", "true"),
    ]


def test_the_files_of_the_picture_show_what_the_page_shows(client: Client) -> None:
    publish_cache()

    sheet = inside(read(client, f"{PAGE}?show=before").main, "div", "menu-list menu-right")

    assert [link["href"] for link in sheet.all("a")][:3] == [
        f"{FILE}.svg?show=before",
        f"{FILE}.pdf?show=before",
        f"{FILE}.png?show=before",
    ]


def test_a_change_of_words_only_is_said_to_be_one(client: Client) -> None:
    publish(storage())
    publish(edited(storage(), "page:overview", body="Another text.\n"))

    sheet = read(client, PAGE).main

    assert marks(sheet.html) == []
    assert sheet.one("p", class_="shows-same").text == (
        "Nothing that is drawn differs: what differs is in words only."
    )


def test_two_editions_that_say_the_same_have_no_picture(client: Client) -> None:
    publish(storage())

    assert "data-compared" not in read(client, "/storage/compare/1...now/").html


def test_hops_are_told_as_they_are_and_those_that_are_gone_as_they_were(client: Client) -> None:
    publish(with_cache())
    publish(edited(storage(), "port:bags-app/http", number=9002))

    html = read(client, PAGE).html

    for slug, number in (("cache", 6081), ("bags-app", 9002)):
        words = html.partition(f'<template data-words-for="{slug}">')[2].partition("</template>")[0]
        assert f"<strong>{number}</strong>" in words


@pytest.mark.parametrize(
    ("format", "content_type", "name"),
    [
        ("svg?show=after", "image/svg+xml; charset=utf-8", "storage-v1-to-v2-after.svg"),
        ("png?scale=2", "image/png", "storage-v1-to-v2.png"),
        ("pdf?detail=hops", "application/pdf", "storage-v1-to-v2-hops.pdf"),
        ("dot", "text/vnd.graphviz; charset=utf-8", "storage-v1-to-v2.dot"),
        ("mermaid?direction=TB", "text/plain; charset=utf-8", "storage-v1-to-v2-tb.mmd"),
        ("json?theme=dark", "application/json", "storage-v1-to-v2-dark.json"),
    ],
)
def test_the_picture_is_a_file_that_says_what_both_sides_are(
    client: Client, format: str, content_type: str, name: str
) -> None:
    publish_both()

    response = client.get(f"{FILE}.{format}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert response.headers["Cache-Control"] == "private, max-age=86400"
    seal = judge(response.content).seal
    assert seal is not None
    assert [(each.architecture, each.version) for each in (seal.before, seal.source) if each] == [
        ("storage", 1),
        ("storage", 2),
    ]


def test_a_file_of_what_may_change_is_asked_for_each_time(client: Client) -> None:
    publish_both()
    first = client.get("/storage/compare/1...now/diagram.svg")

    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(
        "/storage/compare/1...now/diagram.svg", headers={"If-None-Match": first["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("svg?show=neither", "show=neither: it may be both or before or after."),
        ("svg?detail=all", "detail=all: it may be ports or hops or zones."),
        ("png?scale=9", "scale=9: it may be 1 or 2 or 3 or 4."),
        (
            "svg?route=bags",
            "There is no option route here. Options: show, detail, direction, theme.",
        ),
        (
            "svg?scale=2",
            "There is no option scale here. Options: show, detail, direction, theme.",
        ),
    ],
)
def test_a_bad_option_is_named_with_what_it_may_be(client: Client, asked: str, said: str) -> None:
    publish_both()

    response = client.get(f"{FILE}.{asked}")

    assert (response.status_code, response.content.decode()) == (400, said + "\n")


def test_no_such_format_or_edition_is_not_found(client: Client) -> None:
    publish_both()

    assert client.get(f"{FILE}.gif").status_code == 404
    assert client.get("/storage/compare/1...9/diagram.svg").status_code == 404


def test_another_architecture_is_compared_by_slugs(client: Client) -> None:
    publish(storage())
    publish(replace(edited(storage(), "hop:nlb", name="staging-nlb"), slug="staging", name="Two"))

    sheet = read(client, "/storage/compare/now...staging/").main

    assert marks(sheet.html) == [("hop--nlb", "changed")]
    assert sheet.one("figcaption").text == "Two: storage version 1 and staging version 1 compared"
    seal = judge(client.get("/storage/compare/now...staging/diagram.svg").content).seal
    assert seal is not None
    assert (seal.source.architecture, seal.before) == (
        "staging",
        Source("storage", 1, seal.before.content_hash if seal.before else ""),
    )


def test_a_large_comparison_is_drawn_zone_by_zone_and_says_so(client: Client) -> None:
    apps = tuple(
        Hop(f"app-{n}", f"App {n}", "service", "vpc", ports=(Port("http", 9000, "HTTP"),))
        for n in range(1_600)
    )
    before = replace(storage(), hops=(*storage().hops, *apps))
    publish(before)
    publish(edited(before, "hop:app-3", name="another"))

    sheet = read(client, PAGE).main

    assert sheet.one("p", class_="picture-message").text == (
        "There is too much here for one picture, so only its zones are drawn."
    )
    assert [change for _, change in marks(sheet.html)] == ["changed"]


def test_a_file_costs_a_query_for_each_edition_and_one_for_the_frame(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish_both()
    client.get(f"{FILE}.svg")

    with django_assert_num_queries(3):
        client.get(f"{FILE}.svg")
