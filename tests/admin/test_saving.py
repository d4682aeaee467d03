"""A save is one version, by whoever saved it, and says why."""

from __future__ import annotations

from django.contrib.admin.models import LogEntry

from docs_app import versions
from docs_app.models import Hop, Page, Port, Version
from docs_app.store import load_draft, load_published
from tests.admin.conftest import People
from tests.admin.desk import ROWS, Desk, published
from tests.core.builders import storage


def test_a_changed_port_makes_one_version_with_author_and_message(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")

    answer = maintainer.send(form, ports__1__number="65533", why="The listener moved.")

    assert answer.saved
    assert published() == [(1, "first"), (2, "The listener moved.")]
    version = Version.objects.get(number=2)
    assert (version.author, version.author_name) == (maintainer.user, "Maintainer")
    assert versions.changes_of("storage", 2) == (
        "Port ingests on api-nlb: number 65533, was 65535",
    )
    assert answer.messages[0] == "Version 2: Port ingests on api-nlb: number 65533, was 65535."


def test_without_a_reason_the_history_says_what_changed(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("hop", "nlb"), ports__1__number="65533", name="the-nlb")

    assert published() == [
        (1, "first"),
        (
            2,
            "Hop the-nlb: name the-nlb, was api-nlb; "
            "Port ingests on the-nlb: number 65533, was 65535",
        ),
    ]


def test_readers_see_the_change_at_once(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("page", "overview"), title="The whole")

    now = load_published("storage")
    assert now is not None
    assert now.architecture.pages[0].title == "The whole"
    assert now.architecture == load_draft("storage")


def test_forms_that_nobody_changed_make_no_version(maintainer: Desk) -> None:
    for kind, (model, key) in ROWS.items():
        for row in model.objects.all():
            form = maintainer.open(kind, getattr(row, key))
            # Browsers end lines as telegraphs did.
            crlf = {
                name: value.replace("\n", "\r\n") if isinstance(value, str) else value
                for name, value in form.items()
            }
            answer = maintainer.send(crlf)
            assert answer.saved, (kind, row, answer.errors, answer.above)

    assert load_draft("storage") == storage()
    assert published() == [(1, "first")]
    assert set(Hop.objects.values_list("revision", flat=True)) == {0}


def test_ports_may_change_places_in_one_save(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")

    answer = maintainer.send(form, ports__0__number="65535", ports__1__number="65534")

    assert answer.saved, answer.errors
    numbers = Port.objects.filter(hop__slug="nlb").order_by("position")
    assert list(numbers.values_list("slug", "number", "protocol")) == [
        ("bags", 65535, "TCP"),
        ("ingests", 65534, "TCP"),
    ]


def test_a_new_port_comes_behind_the_others(maintainer: Desk) -> None:
    form = maintainer.open("hop", "bags-nginx")
    new = {
        "ports-TOTAL_FORMS": "2",
        "ports-1-number": "9443",
        "ports-1-protocol": "HTTPS",
        "ports-1-slug": "https",
        "ports-1-open_from": form["ports-0-open_from"],
        "ports-1-summary": "",
        "ports-1-position": "",
    }

    answer = maintainer.send({**form, **new})

    assert answer.saved, answer.errors
    ports = Port.objects.filter(hop__slug="bags-nginx").order_by("position")
    assert list(ports.values_list("slug", "position")) == [("http", 0), ("https", 1)]
    assert published()[-1] == (2, "Port https on nginx of ECS task, bags API added")


def test_a_new_page_comes_last(maintainer: Desk) -> None:
    answer = maintainer.send(
        maintainer.open("page"), title="Ports", path="overview/ports", body="See [[hop:nlb]]."
    )

    assert answer.saved, answer.errors
    assert list(Page.objects.values_list("path", "position")) == [
        ("overview", 0),
        ("overview/ports", 1),
    ]


def test_a_port_may_go_together_with_the_rules_that_use_it(maintainer: Desk) -> None:
    route = maintainer.open("route", "bags")
    assert maintainer.send(route, examples__0__DELETE="on", examples__1__DELETE="on").saved
    gateway = maintainer.open("hop", "gateway")
    assert maintainer.send(gateway, rules__0__DELETE="on", rules__1__DELETE="on").saved

    answer = maintainer.send(
        maintainer.open("hop", "nlb"), ports__0__DELETE="on", rules__0__DELETE="on"
    )

    assert answer.saved, (answer.errors, answer.above)
    assert list(Port.objects.filter(hop__slug="nlb").values_list("slug", flat=True)) == ["ingests"]


def test_a_warning_is_shown_and_does_not_stop_a_save(maintainer: Desk) -> None:
    form = maintainer.open("hop", "bags-nginx")

    answer = maintainer.send(form, ports__0__open_from="")

    assert answer.saved, answer.errors
    warnings = [each for each in answer.messages if each.startswith("port:bags-nginx/http:")]
    assert len(warnings) == 1
    assert warnings[0].endswith("(PORT_TOO_OPEN)")


def test_a_second_architecture_is_begun_in_the_admin(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("architecture"), name="Other", slug="other")

    assert answer.saved, answer.errors
    assert published() == [
        (1, "first"),
        (1, "First version: 0 zones, 0 hops, 0 entry points, 0 routes, 0 pages"),
    ]
    add = maintainer.client.get("/admin/docs_app/zone/add/")
    assert 'href="/admin/docs_app/zone/add/?architecture=other"' in add.content.decode()


def test_adding_leads_to_the_only_architecture(maintainer: Desk) -> None:
    answer = maintainer.client.get("/admin/docs_app/zone/add/")

    assert answer.headers["Location"] == "/admin/docs_app/zone/add/?architecture=storage"


def test_every_save_is_in_djangos_history_too(people: People) -> None:
    maintainer = people("Maintainer")
    maintainer.send(maintainer.open("zone", "vpc"), name="VPC")

    assert LogEntry.objects.get().user == maintainer.user
