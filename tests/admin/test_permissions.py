"""Who may do what: strangers nothing, readers and reviewers look, maintainers change."""

from __future__ import annotations

import pytest
from django.test import Client

from docs_app.models import Architecture, Version
from docs_app.store import load_draft
from tests.admin.conftest import People
from tests.admin.desk import ROWS
from tests.core.builders import storage

LISTS = [f"/admin/docs_app/{kind}/" for kind in ROWS]


@pytest.mark.parametrize("url", [*LISTS, "/admin/", "/admin/edit/storage/hop/nlb/"])
def test_strangers_are_asked_to_sign_in(people: People, url: str) -> None:
    answer = Client().get(url)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("group", ["Reader", "Reviewer"])
@pytest.mark.parametrize("kind", ROWS)
def test_who_may_look_sees_lists_and_objects_and_may_not_change_them(
    people: People, group: str, kind: str
) -> None:
    desk = people(group)
    model, key = ROWS[kind]
    row = model.objects.first()
    url = desk.address(kind, getattr(row, key))

    page = desk.client.get(url).content.decode()

    assert desk.client.get(f"/admin/docs_app/{kind}/").status_code == 200
    assert 'name="_save"' not in page
    assert 'name="_preview"' not in page
    assert desk.client.post(url, {"name": "Mine", "title": "Mine"}).status_code == 403
    assert desk.client.get(f"/admin/docs_app/{kind}/add/").status_code == 403
    assert desk.client.post(desk.address(kind, getattr(row, key), "delete")).status_code == 403
    assert load_draft("storage") == storage()


def test_who_may_look_sees_what_a_hop_says(people: People) -> None:
    desk = people("Reader")

    nlb = desk.client.get(desk.address("hop", "nlb")).content.decode()
    gateway = desk.client.get(desk.address("hop", "gateway")).content.decode()

    assert "On 65535 (TCP), any connection: forward to the items target group." in nlb
    assert "65535" in nlb
    assert "v1" in gateway
    assert "api-nlb (nlb): 65534 TCP" in gateway


def test_a_reader_sees_nothing_of_what_gathers_in_a_draft(people: People) -> None:
    desk, writer = people("Reader"), people("Maintainer")
    Architecture.objects.update(review_required=True)
    writer.send(writer.open("hop", "nlb"), name="not yet")
    asked = "app_label=docs_app&model_name=hop&field_name=zone"

    for kind, (model, _) in ROWS.items():
        page = desk.client.get(f"/admin/docs_app/{kind}/").content.decode()
        assert f"0 {model._meta.verbose_name_plural}" in page
        assert "not yet" not in page
    answer = desk.client.get(desk.address("hop", "nlb"), follow=True)
    assert "not yet" not in answer.content.decode()
    assert answer.request["PATH_INFO"] == "/admin/"
    assert desk.client.get("/admin/edit/storage/hop/nlb/").status_code == 404
    assert desk.client.get(f"/admin/autocomplete/?{asked}").json()["results"] == []
    assert "not yet" in writer.client.get("/admin/docs_app/hop/").content.decode()


@pytest.mark.parametrize("group", ["Maintainer", "Reviewer"])
def test_versions_are_looked_at_and_never_changed(people: People, group: str) -> None:
    desk = people(group)
    url = f"/admin/docs_app/version/{Version.objects.get().pk}/"

    page = desk.client.get(f"{url}change/").content.decode()

    assert '<a href="/storage/versions/1/">Storage as it was in version 1</a>' in page
    assert "First version: 6 zones" in page or "First version: " in page
    assert desk.client.post(f"{url}change/", {"message": "no"}).status_code == 403
    assert desk.client.get(f"{url}delete/").status_code == 403
    assert desk.client.get("/admin/docs_app/version/add/").status_code == 403


def test_the_list_of_versions_names_who_when_and_why(people: People) -> None:
    desk = people("Maintainer")
    desk.send(desk.open("hop", "nlb"), name="balancer", why="A better name.")

    page = desk.client.get("/admin/docs_app/version/").content.decode()

    for said in ("A better name.", "Maintainer", "first", 'href="/storage/versions/2/"'):
        assert said in page


def test_who_may_not_see_a_part_is_still_told_what_is_wrong_with_it(people: People) -> None:
    desk = people("Maintainer")
    spare = {
        "rules-TOTAL_FORMS": "1",
        "rules-0-slug": "app",
        "rules-0-action": "forward",
        "rules-0-to": "bags-app/http",
    }
    added = desk.open("hop") | {"name": "Spare", "slug": "spare", "kind": "service"}
    assert desk.send({**added, **spare}, zone="bags-task").saved
    group = desk.user.groups.get()
    desk.user.groups.clear()
    parts = ("port", "rule", "healthcheck")
    seen = group.permissions.exclude(content_type__model__in=parts)
    desk.user.user_permissions.add(*seen)

    answer = desk.send(desk.open("hop", "spare"), zone="vpc")

    assert answer.status == 200
    assert [each.split(" ")[:3] for each in answer.above] == [["On", "rule", "spare/app:"]]


def test_who_is_not_of_the_staff_gets_nowhere(people: People) -> None:
    desk = people("Maintainer")
    desk.user.is_staff = False
    desk.user.save()

    assert desk.client.get("/admin/docs_app/hop/").status_code == 302
    assert desk.client.get("/admin/edit/storage/hop/nlb/").status_code == 302
