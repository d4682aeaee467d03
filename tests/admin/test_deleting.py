"""A delete is a version too, or is refused with what stands against it."""

from __future__ import annotations

import pytest

from docs_app.models import EntryPoint, Hop, Page, Zone
from tests.admin.desk import Desk, answer, published


def test_what_nothing_uses_is_deleted_in_one_version(maintainer: Desk) -> None:
    url = maintainer.address("entrypoint", "invoke-url", "delete")

    told = answer(maintainer.client.post(url, {"post": "yes", "revision": "0", "why": "Shut."}))

    assert told.saved
    assert not EntryPoint.objects.filter(slug="invoke-url").exists()
    assert published() == [(1, "first"), (2, "Shut.")]
    assert told.messages[0] == "Version 2: Entry point invoke-url removed."


def test_what_rules_use_is_named_on_the_page_that_asks(maintainer: Desk) -> None:
    page = maintainer.client.get(maintainer.address("hop", "items", "delete"))

    assert page.context["protected"] == ["rule ingests of api-nlb"]
    assert "<li>rule ingests of api-nlb</li>" in page.content.decode()


def test_what_rules_use_is_not_deleted(maintainer: Desk) -> None:
    maintainer.client.post(
        maintainer.address("hop", "items", "delete"), {"post": "yes", "revision": "0"}
    )

    assert Hop.objects.filter(slug="items").exists()
    assert published() == [(1, "first")]


def test_a_delete_that_would_leave_a_dead_reference_is_refused(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("entrypoint"), **NEW_ENTRY_POINT, to="gateway/https")
    body = "The third way in: [[entry:third]]."
    assert maintainer.send(maintainer.open("page", "overview"), body=body).saved
    url = maintainer.address("entrypoint", "third", "delete")

    told = maintainer.client.post(url, {"post": "yes", "revision": "0"})

    assert told.headers["Location"] == url
    (message,) = answer(told).messages
    assert message.startswith("Not deleted. On page overview: Line 1, [[entry:third]]: ")
    assert EntryPoint.objects.filter(slug="third").exists()
    assert [number for number, _ in published()] == [1, 2, 3]


def test_several_are_deleted_in_one_version(maintainer: Desk) -> None:
    for slug in ("one", "two"):
        maintainer.send(maintainer.open("zone"), name=slug, slug=slug, kind="group")
    rows = Zone.objects.filter(slug__in=("one", "two"))
    ask = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    page = maintainer.client.post("/admin/docs_app/zone/", ask)
    assert page.status_code == 200

    revisions = {f"revision-{row.pk}": row.revision for row in rows}
    told = answer(
        maintainer.client.post("/admin/docs_app/zone/", {**ask, **revisions, "post": "yes"})
    )

    assert told.messages[0] == "Version 4: Zone one removed; Zone two removed."
    assert not rows.all().exists()


def test_several_are_deleted_or_none(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("zone"), name="one", slug="one", kind="group")
    rows = Zone.objects.filter(slug__in=("one", "vpc"))
    ask = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}

    page = maintainer.client.post("/admin/docs_app/zone/", {**ask, "post": "yes"})

    assert page.status_code == 200
    assert "they are used by" in page.content.decode()
    assert rows.count() == 2


def test_deleting_several_that_somebody_changed_meanwhile_is_refused(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("page"), title="Spare", path="spare")
    row = Page.objects.get(path="spare")
    ask = {"action": "delete_selected", "_selected_action": [row.pk], f"revision-{row.pk}": "0"}
    maintainer.send(maintainer.open("page", "spare"), title="Used")

    told = maintainer.client.post("/admin/docs_app/page/", {**ask, "post": "yes"})

    assert "Nothing was deleted" in answer(told).messages[0]
    assert Page.objects.filter(path="spare").exists()


@pytest.mark.parametrize("verb", ["delete", "history"])
def test_an_architecture_is_not_deleted_here(maintainer: Desk, verb: str) -> None:
    page = maintainer.client.get(maintainer.address("architecture", "storage", verb))

    assert page.status_code == {"delete": 403, "history": 200}[verb]


NEW_ENTRY_POINT = {
    "name": "Third",
    "slug": "third",
    "scheme": "https",
    "host": "third.example.org",
}
