"""Two maintainers with the same form open: the second is told, and loses nothing."""

from __future__ import annotations

from docs_app.models import Hop, Page, Port, Rule, Zone
from tests.admin.conftest import People
from tests.admin.desk import Desk, answer, published

OVERTAKEN = "Somebody else saved this since you opened it. Nothing of yours was saved yet."


def test_the_second_is_told_who_saved_what_and_keeps_what_was_typed(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "nlb")
    first.send(first.open("hop", "nlb"), ports__1__number="65533", why="It moved.")

    told = second.send(form, ports__1__number="65532", prose="Long thought about.")

    assert told.status == 200
    assert told.above == [OVERTAKEN]
    assert "<strong>Maintainer</strong>" in told.html
    assert "(version 2): It moved." in told.html
    assert "Port ingests on api-nlb: number 65533, was 65535" in told.html
    assert "Port ingests on api-nlb: number 65532, was 65533" in told.html
    assert "Hop api-nlb: prose Long thought about, was none" in told.html
    assert f'<a href="{form["url"]}" target="_blank" rel="noopener">' in told.html
    assert told.data["ports-1-number"] == "65532"
    assert told.data["prose"] == "Long thought about."
    assert [number for number, _ in published()] == [1, 2]


def test_the_second_may_then_put_theirs_in_its_place(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("page", "overview")
    first.send(first.open("page", "overview"), body="First.")
    told = second.send(form, body="Second.")

    again = second.send({**told.data, "url": form["url"]})

    assert again.saved
    assert Page.objects.get().body == "Second."
    assert [number for number, _ in published()] == [1, 2, 3]


def test_a_third_save_in_between_is_told_as_well(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("page", "overview")
    first.send(first.open("page", "overview"), body="First.")
    told = second.send(form, body="Second.")
    first.send(first.open("page", "overview"), body="Third.")

    assert second.send({**told.data, "url": form["url"]}).above == [OVERTAKEN]
    assert Page.objects.get().body == "Third."


def test_a_part_that_was_changed_counts_for_its_hop(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "nlb")
    first.send(first.open("hop", "nlb"), rules__0__prose="Said.")

    assert second.send(form, name="balancer").above == [OVERTAKEN]


def test_forms_of_different_objects_do_not_meet(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "nlb")
    first.send(first.open("hop", "gateway"), name="The gateway")

    assert second.send(form, name="balancer").saved


def test_a_save_without_a_change_overtakes_nobody(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "nlb")
    first.send(first.open("hop", "nlb"))

    assert second.send(form, name="balancer").saved


def test_a_row_that_somebody_deleted_stays_as_a_new_one(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "gateway")
    first.send(first.open("hop", "gateway"), rules__1__DELETE="on")

    told = second.send(form, rules__1__prose="Typed for long.", rules__2__name="third")

    assert OVERTAKEN in told.above
    assert told.data["rules-INITIAL_FORMS"] == "3"
    assert told.data["rules-TOTAL_FORMS"] == "4"
    assert (told.data["rules-3-slug"], told.data["rules-3-prose"]) == (
        "bags-below",
        "Typed for long.",
    )
    assert told.data["rules-1-name"] == "third"
    again = second.send({**told.data, "url": form["url"]})
    assert again.saved, (again.errors, again.above)
    assert Rule.objects.get(slug="bags-below").prose == "Typed for long."


def test_a_row_that_somebody_added_stays(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    form = second.open("hop", "bags-nginx")
    new = {
        "ports-TOTAL_FORMS": "2",
        "ports-1-number": "9443",
        "ports-1-protocol": "HTTPS",
        "ports-1-slug": "https",
        "ports-1-open_from": form["ports-0-open_from"],
    }
    assert first.send({**first.open("hop", "bags-nginx"), **new}).saved
    told = second.send(form, summary="Mine")

    assert second.send({**told.data, "url": form["url"]}).saved
    ports = Port.objects.filter(hop__slug="bags-nginx").values_list("slug", flat=True)
    assert sorted(ports) == ["http", "https"]


def test_what_was_typed_of_something_that_is_gone_is_shown(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    first.send(first.open("page"), title="Ports", path="ports", body="Old.")
    form = second.open("page", "ports")
    delete = first.address("page", "ports", "delete")
    first.client.post(delete, {"post": "yes", "revision": "0"})

    told = second.send(form, body="Typed for <b>long</b>.")

    assert told.status == 409
    assert "Typed for &lt;b&gt;long&lt;/b&gt;." in told.html
    assert f"<strong>{first.user}</strong> deleted “Ports”" in told.html


def test_deleting_what_somebody_changed_meanwhile_is_refused(people: People) -> None:
    first, second = people("Maintainer"), people("Maintainer")
    second.send(second.open("zone"), name="Spare", slug="spare", kind="group")
    url = second.address("zone", "spare", "delete")
    page = second.client.get(url)
    first.send(first.open("zone", "spare"), name="Not spare")

    told = second.client.post(url, {"post": "yes", "revision": page.context["object"].revision})

    assert told.headers["Location"] == url
    assert answer(told).messages == [
        "Somebody else saved this since you were asked whether to delete it. Nothing was deleted: "
        "look at what it is now, and delete it then."
    ]
    assert Zone.objects.filter(slug="spare").exists()


def test_the_first_of_two_saves_counts_the_row_up(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("hop", "nlb"), name="balancer")

    assert Hop.objects.get(slug="nlb").revision == 1
