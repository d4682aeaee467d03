"""The feed of published versions, as a program reads it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.dateparse import parse_datetime

from tests.core.builders import storage
from tests.core.edits import added, edited
from tests.site.books import publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://testserver"
MOVED = edited(storage(), "port:nlb/bags", number=65533)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has another history of the same versions."""
    cache.clear()


def fetched(client: Client, host: str = "testserver") -> ElementTree.Element:
    response = client.get("/storage/versions.atom", headers={"host": host})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [each.text or "" for each in element.iter(ATOM + name)]


def test_a_feed_has_all_that_atom_demands(client: Client) -> None:
    publish(storage(), "First")
    publish(MOVED, "It moved")

    feed = fetched(client)

    # RFC 4287, 4.1.1 and 4.1.2: ids, titles and times once each, an author, a link to itself.
    for each in (feed, *feed.findall(ATOM + "entry")):
        once = [len(each.findall(ATOM + name)) for name in ("id", "title", "updated")]
        assert once == [1, 1, 1]
        assert parse_datetime(texts(each, "updated")[0]) is not None
        assert texts(each, "id")[0].startswith("urn:uuid:")
        assert each.find(ATOM + "author") is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    assert links == {
        "alternate": f"{SITE}/storage/versions/",
        "self": f"{SITE}/storage/versions.atom",
    }
    assert feed.findtext(ATOM + "title") == "Storage: versions"
    assert feed.findtext(ATOM + "updated") == feed.findtext(f"{ATOM}entry/{ATOM}updated")


def test_an_entry_tells_who_why_and_what(client: Client) -> None:
    publish(storage(), "First")
    publish(MOVED, "<b>It moved</b>")

    newest, first = fetched(client).findall(ATOM + "entry")

    assert [each.findtext(ATOM + "title") for each in (newest, first)] == [
        "Version 2",
        "Version 1",
    ]
    link = newest.find(ATOM + "link")
    assert link is not None
    assert link.get("href") == f"{SITE}/storage/versions/2/"
    assert newest.findtext(f"{ATOM}author/{ATOM}name") == "not known"
    assert newest.findtext(ATOM + "summary") == (
        "<p>Why: &lt;b&gt;It moved&lt;/b&gt;</p>"
        "<ul><li>Port bags on api-nlb: number 65533, was 65534</li></ul>"
    )


def test_ids_stay_whatever_is_published_later_and_whatever_the_site_is_called(
    client: Client,
) -> None:
    publish(storage(), "First")
    before = texts(fetched(client), "id")

    publish(MOVED, "It moved")
    publish(storage(), "It moved back")
    after = texts(fetched(client, "localhost"), "id")

    assert after[0] == before[0]
    assert after[-1] == before[-1]
    assert len(set(after)) == 4


def test_of_many_changes_and_versions_the_last_are_told(client: Client) -> None:
    hop = storage().hops[4]
    many = added(
        storage(),
        "page:overview",
        *(edited(storage(), "page:overview", path=f"p{n}").pages[0] for n in range(40)),
    )
    publish(storage(), "First")
    publish(many, "Pages")
    for number in range(3, 55):
        publish(edited(many, f"hop:{hop.slug}", summary=f"{number}"), f"{number}")

    feed = fetched(client)

    titles = [each.findtext(ATOM + "title") for each in feed.findall(ATOM + "entry")]
    assert titles == [f"Version {number}" for number in range(54, 4, -1)]


def test_a_long_list_of_changes_is_cut_and_counted(client: Client) -> None:
    publish(storage(), "First")
    pages = [edited(storage(), "page:overview", path=f"p{n}").pages[0] for n in range(40)]
    publish(added(storage(), "page:overview", *pages), "Pages")

    told = fetched(client).findtext(f"{ATOM}entry/{ATOM}summary") or ""

    assert told.count("<li>") == 31
    assert told.endswith("<li>and 10 more</li></ul>")


def test_the_history_leads_to_the_feed(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/versions/")
    link = sheet.one("link", type="application/atom+xml")

    assert (link["rel"], link["href"]) == ("alternate", "/storage/versions.atom")
    assert sheet.main.one("a", href="/storage/versions.atom").text == (
        "Follow new versions in a feed reader"
    )


def test_what_a_reader_has_already_is_not_sent_again(client: Client) -> None:
    publish(storage())
    first = client.get("/storage/versions.atom")

    again = client.get("/storage/versions.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304


def test_what_was_never_published_has_no_feed(client: Client) -> None:
    assert client.get("/nothing/versions.atom").status_code == 404
