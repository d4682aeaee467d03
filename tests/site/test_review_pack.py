"""The addresses of review packs, who may have them, and what is said while one is made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from docs_app.packs import jobs
from docs_app.packs.progress import Beacon, shelf
from docs_app.rendering import LayoutFailed
from docs_app.seals import judge
from docs_app.store import save_draft
from tests.core.builders import storage
from tests.site.books import book_of, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    shelf().clear()


@pytest.mark.parametrize(
    ("format", "kind", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF-"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
    ],
)
def test_a_pack_is_a_sealed_file(client: Client, format: str, kind: str, begins: bytes) -> None:
    publish(storage())

    response = client.get(f"/storage/review-pack.{format}")

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["Content-Disposition"] == (
        f'inline; filename="storage-v1-review-pack.{format}"'
    )
    assert response.content.startswith(begins)
    seal = judge(response.content).seal
    assert seal is not None
    assert (seal.source.version, seal.shows, seal.before) == (1, "the review pack", None)
    again = client.get(f"/storage/review-pack.{format}", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


def test_it_may_have_its_own_style_and_nothing_else(client: Client) -> None:
    publish(storage())

    policy = client.get("/storage/review-pack.html")["Content-Security-Policy"]

    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'self'", policy
    )


def test_its_cover_says_who_published_it_and_why(client: Client) -> None:
    publish(storage())
    version = publish(replace(storage(), environment="test"))

    html = client.get("/storage/review-pack.html").content.decode()

    rows = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html.partition("<nav")[0]))
    assert rows["Version"].startswith(f"2, published on {version.at.date()} at ")
    assert rows["Message"] == "Published for a test"
    assert rows["Approved by"] == "nobody: none was required"
    assert rows["Content"] == version.content_hash
    assert rows["Still true?"] == "Send this file to http://testserver/check-export/"
    assert "Since version 1: 1 changed." in html


def test_an_older_version_has_its_own(client: Client) -> None:
    publish(storage())
    publish(replace(storage(), name="Renamed"))

    response = client.get("/storage/versions/1/review-pack.html")

    assert response["Cache-Control"] == "private, max-age=86400"
    assert b"<h1>Storage</h1>" in response.content
    assert b"This is the first version" in response.content


def test_a_draft_s_is_for_those_who_may_see_drafts(client: Client) -> None:
    publish(storage())
    save_draft(replace(storage(), name="Renamed"))

    assert client.get("/storage/draft/review-pack.html").status_code in (302, 403)
    user = User.objects.create_user("writer")
    user.user_permissions.add(Permission.objects.get(codename="view_draft"))
    client.force_login(user)
    response = client.get("/storage/draft/review-pack.html")

    assert response.status_code == 200
    assert b"Since version 1: 1 changed." in response.content
    seal = judge(response.content).seal
    assert seal is not None
    assert seal.source.version is None
    assert client.get("/storage/draft/review-pack.html").content == response.content


def test_a_comparison_s_says_what_it_compares(client: Client) -> None:
    publish(storage())
    publish(replace(storage(), name="Renamed"))

    response = client.get("/storage/compare/1...2/review-pack.html")

    assert response.status_code == 200
    assert b"version 2 compared with version 1" in response.content
    seal = judge(response.content).seal
    assert seal is not None
    assert seal.before is not None
    assert (seal.before.version, seal.source.version) == (1, 2)
    assert client.get("/storage/compare/1...9/review-pack.html").status_code == 404


def test_other_formats_are_not_there(client: Client) -> None:
    publish(storage())

    assert client.get("/storage/review-pack.doc").status_code == 404
    assert client.post("/storage/review-pack.pdf").status_code == 405


def test_a_page_says_how_far_a_long_one_is_and_looks_again_by_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(book_of(12))

    def begun(order: jobs.Order, format: str, key: str) -> None:
        Beacon(key).report("Drawing the pictures", 3, 7)

    monkeypatch.setattr(jobs, "start", begun)
    response = client.get("/book/review-pack.pdf")
    html = response.content.decode()

    assert (response.status_code, response["Retry-After"]) == (202, "2")
    assert response["Cache-Control"] == "no-store"
    assert '<meta http-equiv="refresh" content="2">' in html
    assert "Drawing the pictures: 3 of 7" in html
    assert '<progress class="meter" value="3" max="7">3 of 7</progress>' in html


def test_a_page_says_why_there_is_none_and_offers_to_try_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(book_of(12))

    def failed(order: jobs.Order, format: str, key: str) -> None:
        jobs.fail(key, "It is too long.")

    monkeypatch.setattr(jobs, "start", failed)
    response = client.get("/book/review-pack.pdf")
    html = response.content.decode()

    assert response.status_code == 503
    assert "It is too long." in html
    assert '<a href="/book/review-pack.pdf?again">Try again</a>' in html
    assert "http-equiv" not in html


def test_a_small_one_that_cannot_be_made_says_why(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(storage())

    def failing(*_: object) -> bytes:
        raise LayoutFailed("It is broken.")

    monkeypatch.setattr(jobs, "content_of", failing)
    response = client.get("/storage/review-pack.pdf")

    assert response.status_code == 503
    assert response.content.decode() == "The review pack cannot be made. It is broken.\n"


def test_the_overview_leads_to_it(client: Client) -> None:
    publish(storage())

    html = client.get("/storage/").content.decode()

    assert '<a href="/storage/review-pack.pdf">PDF</a>' in html


def test_every_page_of_an_architecture_offers_it(client: Client) -> None:
    publish(storage())

    html = client.get("/storage/hops/nlb/").content.decode()
    then = client.get("/storage/versions/1/hops/nlb/").content.decode()

    assert 'href="/storage/review-pack.pdf"' in html
    assert 'href="/storage/versions/1/review-pack.html"' in then


@pytest.mark.parametrize("n", [1, 3])
def test_a_pack_asks_as_many_queries_whatever_it_tells(client: Client, n: int) -> None:
    publish(book_of(n))
    publish(replace(book_of(n), name="Renamed"))
    client.get("/book/review-pack.html")

    with CaptureQueriesContext(connection) as asked:
        client.get("/book/review-pack.html")

    assert len(asked) == 2
