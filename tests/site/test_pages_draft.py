"""Every page as it is drafted, for those who write and review."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from docs_app.core.architecture import Architecture
from docs_app.store import save_draft
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db

HOP = "/storage/draft/hops/nlb/"


def drafted() -> Architecture:
    """The small storage service with its load balancer under another name."""
    return edited(storage(), "hop:nlb", name="front-nlb")


@pytest.fixture
def published() -> None:
    """Publish the storage service, and draft another name on top of it."""
    publish(storage())
    save_draft(drafted())


def signed_in(group: str) -> Client:
    user = User.objects.create_user(group.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("group", ["Maintainer", "Reviewer"])
def test_a_page_as_drafted_says_so_and_leads_to_what_is_published(
    published: None, group: str
) -> None:
    client = signed_in(group)

    sheet = read(client, HOP)

    assert sheet.one("h1").text == "front-nlb"
    assert read(client, "/storage/hops/nlb/").one("h1").text == "api-nlb"
    banner = sheet.one("div", class_="banner").text
    assert banner == (
        "Draft: as maintainers have written it on top of version 1. Readers do not see it yet. "
        "See what it would change, or read this page as it is published."
    )
    assert sheet.one("title").text.endswith("· draft")
    leaving = {
        each["href"]
        for each in sheet.main.all("a")
        if each["href"].startswith("/storage/") and "/draft/" not in each["href"]
    }
    history = {each for each in leaving if each.startswith("/storage/versions/")}
    assert leaving - history == {"/storage/review/", "/storage/hops/nlb/"}
    assert "/storage/versions/?about=hop:nlb" in history


def test_who_has_not_signed_in_is_sent_to_the_door(published: None, client: Client) -> None:
    answer = client.get(HOP)

    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={HOP}")


def test_a_reader_is_told_that_drafts_are_for_others(published: None) -> None:
    sheet = read(signed_in("Reader"), HOP, 403)

    assert sheet.one("p", class_="lede").text.startswith(
        "Drafts are for those who write and review them."
    )


def test_a_page_follows_the_draft_at_once(published: None) -> None:
    client = signed_in("Maintainer")
    read(client, HOP)

    save_draft(replace(drafted(), hops=edited(storage(), "hop:nlb", name="third-nlb").hops))

    assert read(client, HOP).one("h1").text == "third-nlb"


def test_a_picture_of_a_draft_says_that_it_is_one(published: None) -> None:
    answer = signed_in("Maintainer").get("/storage/draft/diagram.svg")

    picture = answer.content.decode()
    assert "front-nlb" in picture
    assert "draft ·" in picture
    assert 'href="/storage/draft/hops/nlb/"' in picture
    assert answer["Content-Disposition"] == 'inline; filename="storage-draft.svg"'
    assert answer["Cache-Control"] == "private, no-cache"


def test_what_was_never_published_can_be_read_as_a_draft() -> None:
    save_draft(storage())

    sheet = read(signed_in("Maintainer"), "/storage/draft/")

    assert "on top of" not in sheet.one("div", class_="banner").text
    assert sheet.one("h1").text == storage().name


def test_a_draft_of_nothing_is_not_found() -> None:
    read(signed_in("Maintainer"), "/nothing/draft/", 404)
