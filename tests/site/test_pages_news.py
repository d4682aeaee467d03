"""What changed since a reader last looked, and that nobody else is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_app import versions
from docs_app.models import Looked
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.forms import submitted
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db

SEEN = "/storage/versions/seen/"


def published(*summaries: str, slug: str = "storage") -> None:
    for summary in summaries:
        publish(replace(storage(), slug=slug, name=slug.title(), summary=summary), f"Now {summary}")


def signed_in(name: str) -> tuple[Client, User]:
    user = User.objects.create_user(name)
    client = Client()
    client.force_login(user)
    return client, user


def news(client: Client) -> Sheet | None:
    """The part of the overview that tells what is new."""
    html = read(client, "/storage/").main.html
    return (
        Sheet(html.partition('<section class="news"')[2].partition("</section>")[0] or "")
        if ('<section class="news"' in html)
        else None
    )


def say_seen(client: Client, address: str = "/storage/") -> str:
    """Press the one button about what one has seen; return where that leads."""
    form = read(client, address).main.html.partition(f'action="{SEEN}"')[2].partition("</form>")[0]
    fields = dict(submitted(Sheet(f"<main><form>{form}</form></main>")))
    response = client.post(SEEN, fields)
    assert response.status_code == 302
    return response.headers["Location"]


def test_a_reader_is_told_nothing_before_they_say_so_and_from_then_on_what_is_new() -> None:
    published("One.", "Two.")
    client, _ = signed_in("rae")
    day = f"{timezone.localdate():%-d %B %Y}"

    quiet = read(client, "/storage/").main.one("form", class_="news-quiet").text
    assert quiet == "Remember from here and this page will tell you what changed since."
    assert not Looked.objects.exists()
    assert say_seen(client) == "/storage/"
    assert read(client, "/storage/").main.one("p", class_="news-quiet").text == (
        f"Nothing is new since you last looked, on {day}."
    )
    published("Three.", "Four.")
    told = news(client)

    assert told is not None
    assert told.one("h2").text == "2 versions since you last looked"
    assert told.one("p").text == f"You had seen version 2, and said so on {day}."
    assert [each.text for each in told.all("li")] == [
        "Version 4: Now Four.",
        "Version 3: Now Three.",
    ]
    assert told.one("a", class_="button")["href"] == "/storage/compare/2...4/"
    say_seen(client)
    assert news(client) is None


def test_of_many_versions_the_newest_are_named_and_the_others_counted() -> None:
    published("Zero.")
    client, user = signed_in("rae")
    versions.look(user, "storage", 1)
    published("One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.")

    told = news(client)

    assert told is not None
    assert told.one("h2").text == "7 versions since you last looked"
    assert [each.text for each in told.all("li")][-2:] == ["Version 4: Now Three.", "and 2 more"]


def test_what_one_reader_has_seen_is_told_to_nobody_else(client: Client) -> None:
    published("One.")
    rae, user = signed_in("rae")
    other, _ = signed_in("sam")
    versions.look(user, "storage", 1)
    published("Two.")

    assert news(rae) is not None
    assert news(other) is None
    assert "Remember from here" in read(other, "/storage/").html
    anonymous = read(client, "/storage/").html
    assert "Remember from here" not in anonymous
    assert "since you last looked" not in anonymous
    assert "csrfmiddlewaretoken" not in anonymous
    tokens = {
        read(each, "/storage/").main.one("input", name="csrfmiddlewaretoken")["value"]
        for each in (rae, other, rae)
    }
    assert len(tokens) == 3


def test_the_page_of_a_reader_is_never_answered_from_what_their_browser_has() -> None:
    published("One.")
    client, _ = signed_in("rae")

    first = client.get("/storage/")

    assert "ETag" not in first.headers
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first.headers["Vary"]


def test_a_reader_costs_two_queries_more_and_the_page_is_still_kept() -> None:
    published("One.")
    client, user = signed_in("rae")
    versions.look(user, "storage", 1)
    published("Two.", "Three.")
    client.get("/storage/")

    with CaptureQueriesContext(connection) as asked:
        client.get("/storage/")
    tables = [query["sql"] for query in asked if "docs_app" in query["sql"]]

    # What is published; what was seen; what is new.
    assert len(tables) == 3


def test_a_version_and_a_draft_tell_nothing_of_news(admin_client: Client) -> None:
    published("One.", "Two.")

    for address in ("/storage/versions/1/", "/storage/draft/"):
        assert "Remember from here" not in read(admin_client, address).html


def test_the_list_of_architectures_tells_what_is_new_of_each() -> None:
    published("One.")
    published("One.", slug="other")
    client, user = signed_in("rae")
    versions.look(user, "storage", 1)
    versions.look(user, "other", 1)
    published("Two.", "Three.")
    day = f"{timezone.localdate():%-d %B %Y}"

    sheet = read(client, "/").main

    form = sheet.one("form", class_="card-news")
    assert form["action"] == SEEN
    assert form.text == (
        f"2 versions since you last looked at Storage (version 1, {day}) "
        "I have seen this at Storage"
    )
    assert say_seen(client, "/") == "/?all=yes"
    assert read(client, "/").main.all("form") == []


def test_the_list_tells_nothing_to_who_has_not_signed_in(client: Client) -> None:
    published("One.")
    published("One.", slug="other")

    assert read(client, "/").main.all("form") == []


def test_only_a_press_of_the_button_is_remembered(client: Client) -> None:
    published("One.")
    rae, _ = signed_in("rae")

    rae.get("/storage/")
    assert rae.get(SEEN).status_code == 405
    assert client.post(SEEN, {"number": "1"}).headers["Location"].startswith("/accounts/login/")
    assert not Looked.objects.exists()


@pytest.mark.parametrize("number", ["", "0", "2", "-1", "x", "1.5", "9" * 40])
def test_what_is_no_version_is_not_remembered(number: str) -> None:
    published("One.")
    client, _ = signed_in("rae")

    assert client.post(SEEN, {"number": number}).status_code == 404
    assert client.post("/nowhere/versions/seen/", {"number": "1"}).status_code == 404
    assert not Looked.objects.exists()


def test_a_forged_press_is_refused() -> None:
    published("One.")
    user = User.objects.create_user("rae")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)

    assert client.post(SEEN, {"number": "1"}).status_code == 403
    assert say_seen(client) == "/storage/"
    assert Looked.objects.get().number == 1
