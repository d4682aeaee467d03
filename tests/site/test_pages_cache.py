"""Pages from the cache: the right one, to the right reader, and never an old one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db

EDIT = "/admin/edit/storage/hop/nlb/"


def signed_in(group: str, *, staff: bool) -> Client:
    """A client signed in as a member of a group."""
    user = User.objects.create_user(group.lower(), password="known", is_staff=staff)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def test_a_new_version_is_shown_at_once(client: Client) -> None:
    publish(storage())
    assert read(client, "/storage/").one("h1").text == "Storage"

    publish(replace(storage(), name="Archive"))

    assert read(client, "/storage/").one("h1").text == "Archive"
    assert read(client, "/storage/versions/1/").one("h1").text == "Storage"


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    publish(storage())
    first = client.get("/storage/routes/bags/")
    again = {"If-None-Match": first.headers["ETag"]}

    assert client.get("/storage/routes/bags/", headers=again).status_code == 304
    publish(replace(storage(), name="Archive"))
    assert client.get("/storage/routes/bags/", headers=again).status_code == 200
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first.headers["Vary"]


def test_a_parameter_that_the_page_does_not_know_changes_nothing(client: Client) -> None:
    publish(storage())

    plain = client.get("/storage/hops/nlb/").headers["ETag"]

    assert client.get("/storage/hops/nlb/?utm_source=x").headers["ETag"] == plain


def test_only_who_may_edit_is_shown_where(client: Client) -> None:
    publish(storage())
    readers = {
        "nobody": client,
        "reader": signed_in("Reader", staff=False),
        "maintainer": signed_in("Maintainer", staff=True),
    }

    shown = {
        name: EDIT in [each["href"] for each in read(each, "/storage/hops/nlb/").all("a")]
        for name, each in readers.items()
    }

    assert shown == {"nobody": False, "reader": False, "maintainer": True}
    assert readers["maintainer"].get(EDIT).status_code == 302


def test_a_page_says_whether_somebody_signed_in_but_never_who(client: Client) -> None:
    publish(storage())
    reader = signed_in("Reader", staff=False)

    out, within = read(client, "/storage/"), read(reader, "/storage/")

    assert out.one("a", class_="top-link")["href"] == "/accounts/login/?next=/storage/"
    assert within.one("a", class_="top-link")["href"] == "/accounts/"
    assert "reader" not in within.html


def test_the_account_names_the_reader_and_lets_them_out(client: Client) -> None:
    reader = signed_in("Reader", staff=False)

    sheet = read(reader, "/accounts/").main

    assert [each.text for each in sheet.all("dd")] == ["reader", "Reader"]
    assert sheet.one("form")["action"] == "/accounts/logout/"
    assert reader.post("/accounts/logout/").status_code == 302
    assert client.get("/accounts/").status_code == 302


def test_a_page_is_told_apart_by_the_host_it_is_read_at(client: Client) -> None:
    publish(storage())

    here = client.get("/storage/", headers={"host": "localhost"}).content
    there = client.get("/storage/", headers={"host": "127.0.0.1"}).content

    assert b"http://localhost/storage/diagram.svg" in here
    assert b"http://127.0.0.1/storage/diagram.svg" in there
