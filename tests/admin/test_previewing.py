"""Previews show what a save would make, and leave nothing behind."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry

from docs_app.models import Hop
from docs_app.store import load_draft
from tests.admin.conftest import People
from tests.admin.desk import Desk, published
from tests.core.builders import storage

TEXT = "/admin/preview/storage/text/"


def assert_nothing_happened() -> None:
    assert load_draft("storage") == storage()
    assert published() == [(1, "first")]
    assert set(Hop.objects.values_list("revision", flat=True)) == {0}
    assert LogEntry.objects.count() == 0


def test_the_form_comes_back_with_changes_and_pictures(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")

    answer = maintainer.send(form, "_preview", ports__1__number="65533", prose="At [[hop:items]].")

    assert answer.status == 200
    assert answer.data["ports-1-number"] == "65533"
    assert "Please correct the error" not in answer.html
    assert "Port ingests on api-nlb: number 65533, was 65535" in answer.html
    assert '<a class="fact fact-hop" href="/storage/hops/items/"' in answer.html
    assert answer.html.count("<svg") >= 2
    assert ">65533 TCP<" in answer.html or "65533" in answer.html.partition("<svg")[2]
    assert_nothing_happened()


def test_the_previewed_form_can_be_saved(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")
    answer = maintainer.send(form, "_preview", ports__1__number="65533")

    assert maintainer.send({**answer.data, "url": form["url"]}).saved


def test_what_would_be_refused_is_said_beside_the_field_and_above(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), "_preview", prose="[[hop:nib]]")

    assert list(answer.errors) == ["prose"]
    assert "This would be refused:" in answer.html
    assert_nothing_happened()


def test_a_script_gets_the_preview_alone(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")
    url = form.pop("url")

    page = maintainer.client.post(
        url, {**form, "ports-1-number": "65533", "_preview": "fragment"}
    ).content.decode()

    assert "<html" not in page
    assert "Port ingests on api-nlb: number 65533, was 65535" in page
    assert_nothing_happened()


def test_a_script_gets_the_errors_of_a_form_that_cannot_be_previewed(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")
    url = form.pop("url")

    page = maintainer.client.post(
        url, {**form, "ports-1-number": "70000", "_preview": "fragment"}
    ).content.decode()

    assert "Mend this first:" in page
    assert "Ensure this value is less than or equal to 65535." in page
    assert_nothing_happened()


def test_something_new_is_previewed_before_it_is_there(maintainer: Desk) -> None:
    answer = maintainer.send(
        maintainer.open("page"), "_preview", title="Ports", path="ports", body="At [[hop:nlb]]."
    )

    assert answer.status == 200
    assert "Page ports added" in answer.html
    assert_nothing_happened()


def test_markdown_is_shown_with_its_facts(maintainer: Desk) -> None:
    page = maintainer.client.post(
        TEXT, {"text": "On [[port:nlb/ingests]] *now*.", "id": "id_prose"}
    )

    assert page.content.decode().strip() == (
        '<p>On <a class="fact fact-port" href="/storage/hops/nlb/#port--ingests" '
        'title="port ingests of api-nlb, TCP">65535</a> <em>now</em>.</p>'
    )


def test_markdown_marks_what_resolves_to_nothing(maintainer: Desk) -> None:
    page = maintainer.client.post(TEXT, {"text": "On [[port:nlb/ingest]]."}).content.decode()

    assert '<span class="fact-missing">[[port:nlb/ingest]] There is no port' in page


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"],
)
def test_markdown_runs_nothing(maintainer: Desk, text: str) -> None:
    page = maintainer.client.post(TEXT, {"text": text, "id": '"><script>'}).content.decode()

    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page


def test_a_preview_needs_the_right_to_change(people: People) -> None:
    reader = people("Reader")

    assert reader.client.post(TEXT, {"text": "x"}).status_code == 403
    assert reader.client.post(reader.address("hop", "nlb"), {"_preview": "x"}).status_code == 403
    assert reader.client.get(TEXT).status_code == 405
    reader.client.logout()
    assert reader.client.post(TEXT, {"text": "x"}).status_code == 302
    assert_nothing_happened()


def test_there_is_no_preview_of_an_architecture_that_is_none(maintainer: Desk) -> None:
    assert maintainer.client.post("/admin/preview/other/text/", {"text": "x"}).status_code == 404
