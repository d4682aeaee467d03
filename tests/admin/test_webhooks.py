"""Webhooks in the admin: who may make them, and what their form refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from docs_app.models import Version, Webhook
from tests.admin.conftest import People
from tests.admin.desk import Answer, Desk, answer
from tests.admin.filled import sent

ADD = "/admin/docs_app/webhook/add/"


@pytest.fixture
def reviewer(people: People) -> Desk:
    return people("Reviewer")


def add(desk: Desk, **typed: str) -> Answer:
    page = desk.client.get(ADD)
    assert page.status_code == 200
    architecture = str(Version.objects.get().architecture_id)
    form: dict[str, Any] = {
        **sent(page.content.decode()),
        "architecture": architecture,
        "url": "https://hooks.example.org/routebook",
        **typed,
    }
    return answer(desk.client.post(ADD, form))


def test_a_reviewer_adds_one_with_a_secret_that_was_made_for_it(reviewer: Desk) -> None:
    page = reviewer.client.get(ADD).content.decode()
    offered = sent(page)["secret"]
    added = add(reviewer, secret=offered)

    assert added.saved
    hook = Webhook.objects.get()
    assert (hook.url, hook.secret, hook.active) == (
        "https://hooks.example.org/routebook",
        offered,
        True,
    )
    assert len(offered) == 43
    assert "_preview" not in page
    assert Version.objects.count() == 1


def test_a_secret_is_not_shown_again_and_stays_where_it_is_left_empty(reviewer: Desk) -> None:
    add(reviewer, secret="one that both sides know")
    hook = Webhook.objects.get()
    url = f"/admin/docs_app/webhook/{hook.pk}/change/"

    page = reviewer.client.get(url).content.decode()
    reviewer.client.post(url, {**sent(page), "url": "https://other.example.org/"})

    assert "one that both sides know" not in page
    hook.refresh_from_db()
    assert (hook.url, hook.secret) == ("https://other.example.org/", "one that both sides know")

    reviewer.client.post(url, {**sent(page), "secret": "another one, just as long"})
    hook.refresh_from_db()
    assert hook.secret == "another one, just as long"


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org:8080/a?b=c",
        "http://127.0.0.1:9000/",
        "http://[::1]:9000/",
        "http://localhost/",
        "http://hooks:8080/in-our-network",
    ],
)
def test_addresses_of_the_own_network_are_taken(reviewer: Desk, url: str) -> None:
    assert add(reviewer, url=url).saved


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "This field is required."),
        ("hooks.example.org", None),
        ("ftp://hooks.example.org/", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://a b/", None),
        ("http://hooks:99999/", None),
        ("http://[::1", None),
        ("https://hooks.example.org/\r\nX-Header: 1", None),
        (
            "https://me:secret@hooks.example.org/",
            "Leave name and password out of the address: the signature says who we are.",
        ),
    ],
)
def test_an_address_that_nothing_can_be_sent_to_is_refused(
    reviewer: Desk, url: str, said: str | None
) -> None:
    refused = add(reviewer, url=url)

    assert refused.errors == {
        "url": [
            said
            or "Write a whole address that begins with https:// or http://, such as "
            "https://host/path."
        ]
    }
    assert not Webhook.objects.exists()


def test_a_short_secret_is_refused(reviewer: Desk) -> None:
    refused = add(reviewer, secret="short")

    assert refused.errors == {
        "secret": ["Ensure this value has at least 16 characters (it has 5)."]
    }


@pytest.mark.parametrize("group", ["Reader", "Maintainer"])
def test_others_see_none(people: People, group: str) -> None:
    desk = people(group)

    assert desk.client.get(ADD).status_code == 403
    assert desk.client.get("/admin/docs_app/webhook/").status_code == 403


def test_who_may_only_look_sees_neither_secret_nor_path(people: People, reviewer: Desk) -> None:
    add(reviewer, url="https://hooks.example.org/path", secret="one that both sides know")
    desk = people("Reader")
    desk.user.user_permissions.add(Permission.objects.get(codename="view_webhook"))

    url = f"/admin/docs_app/webhook/{Webhook.objects.get().pk}/change/"
    page = desk.client.get(url).content.decode()

    assert "hooks.example.org" in page
    assert "/path" not in page
    assert "both sides" not in page


def test_the_list_tells_hosts_and_no_paths(reviewer: Desk) -> None:
    add(reviewer, url="https://hooks.example.org/a-path-that-is-a-secret")

    page = reviewer.client.get("/admin/docs_app/webhook/").content.decode()

    assert "hooks.example.org" in page
    assert "a-path-that-is-a-secret" not in page
