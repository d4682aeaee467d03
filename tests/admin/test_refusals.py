"""What cannot be is refused beside its field; what was typed stays, and nothing is written."""

from __future__ import annotations

import pytest

from docs_app.models import Page, Rule
from tests.admin.desk import Desk
from tests.admin.refused import assert_refused


@pytest.mark.parametrize("number", ["0", "65536", "-1", "99999999999999999999"])
def test_a_port_outside_its_range(maintainer: Desk, number: str) -> None:
    form = maintainer.open("hop", "nlb") | {"ports-1-number": number, "summary": "Kept"}

    answer = maintainer.send(form)

    assert_refused(answer, {"ports-1-number": number, "summary": "Kept"})
    assert list(answer.errors) == ["ports-1-number"]
    assert answer.errors["ports-1-number"][0].startswith("Ensure this value is")


def test_two_ports_of_one_number_and_protocol(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), ports__1__number="65534")

    assert_refused(answer, {"ports-1-number": "65534"})
    assert answer.errors == {
        "ports-1-number": [
            "The hop already listens on 65534 TCP, as bags. Use another number or protocol, or "
            "only one of the two ports."
        ]
    }


def test_one_number_with_two_protocols_is_two_ports(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")

    assert maintainer.send(form, ports__1__number="65534", ports__1__protocol="UDP").saved


def test_two_ports_of_one_slug(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), ports__1__slug="bags")

    assert_refused(answer, {"ports-1-slug": "bags"})
    assert answer.errors == {"ports-1-slug": ["There are two ports with this slug."]}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("bags", "The path 'bags' must begin with a slash."),
        ("/bags/", "The path '/bags/' must not end with a slash; leave it out."),
        (
            "/{proxy+}/bags",
            "In the path '/{proxy+}/bags' a segment like {name+} must be the last.",
        ),
        ("/{id}/{id}", "The path '/{id}/{id}' uses the name 'id' twice."),
    ],
)
def test_a_path_pattern_that_does_not_parse(maintainer: Desk, path: str, message: str) -> None:
    answer = maintainer.send(maintainer.open("hop", "gateway"), rules__0__path=path)

    assert_refused(answer, {"rules-0-path": path})
    assert answer.errors == {"rules-0-path": [message]}


def test_a_rewrite_with_a_name_that_the_pattern_does_not_capture(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "gateway"), rules__0__rewrite="/b/{id}")

    assert_refused(answer, {"rules-0-rewrite": "/b/{id}"})
    assert answer.errors == {
        "rules-0-rewrite": ["The path '/bags' captures nothing named 'id' to rewrite with."]
    }


def test_a_rule_that_forwards_to_itself(maintainer: Desk) -> None:
    itself = "nlb/ingests"

    answer = maintainer.send(maintainer.open("hop", "nlb"), rules__1__to=itself)

    assert_refused(answer, {"rules-1-to": itself})
    assert answer.errors == {
        "rules-1-to": [
            "The rule forwards to itself. Forward to another hop, or to a port that this rule does "
            "not match."
        ]
    }


def test_a_rule_that_leads_in_a_circle_of_others(maintainer: Desk) -> None:
    back = "nlb/ingests"

    answer = maintainer.send(maintainer.open("hop", "ingests-nginx"), rules__0__to=back)

    assert_refused(answer, {"rules-0-to": back})
    circles = [each for each in answer.above if each.endswith("(FORWARDING_LOOP)")]
    assert len(circles) == 1
    assert circles[0].startswith("On rule nlb/ingests: ")


def test_a_rule_that_forwards_nowhere(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), rules__0__to="")

    assert_refused(answer, {"rules-0-to": ""})
    assert answer.errors == {
        "rules-0-to": ["Choose where the rule forwards to, or let it respond."]
    }


def test_a_rule_that_responds_and_forwards(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), rules__0__action="respond")

    assert_refused(answer, {"rules-0-action": "respond"})
    assert answer.errors == {"rules-0-to": ["A rule that responds forwards nowhere. Empty this."]}


def test_a_destination_of_another_architecture_cannot_be_chosen(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), rules__0__to="other/http")

    assert answer.status == 200
    assert answer.errors == {
        "rules-0-to": ["Select a valid choice. other/http is not one of the available choices."]
    }


def test_a_zone_inside_itself(maintainer: Desk) -> None:
    form = maintainer.open("zone", "vpc") | {"summary": "Kept"}

    answer = maintainer.send(form, parent="vpc")

    assert_refused(answer, {"summary": "Kept"})
    assert answer.errors == {
        "parent": ["A zone cannot be inside itself. Choose a zone further out, or none."]
    }


def test_a_zone_inside_a_zone_inside_itself(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("zone", "aws"), parent="balancing")

    assert answer.status == 200
    assert answer.errors == {
        "parent": [
            "This zone is inside the one you are changing, which would then be inside itself."
        ]
    }


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        ("page", "overview", "body"),
        ("zone", "vpc", "prose"),
        ("hop", "nlb", "prose"),
        ("hop", "nlb", "rules-0-prose"),
        ("entrypoint", "domain", "prose"),
        ("route", "bags", "prose"),
        ("route", "bags", "examples-1-prose"),
    ],
)
def test_a_reference_that_names_nothing(maintainer: Desk, kind: str, name: str, field: str) -> None:
    text = "One.\n\nTwo, at [[port:nlb/ingest]]."

    answer = maintainer.send(maintainer.open(kind, name) | {field: text})

    assert_refused(answer, {field: text})
    assert list(answer.errors) == [field]
    said = answer.errors[field][0]
    assert said == (
        "Line 3, [[port:nlb/ingest]]: There is no port of nlb called ingest. Did you mean ingests? "
        "Write the name of what is meant, or write what stands there by hand. (DEAD_REFERENCE)"
    )


def test_deleting_a_port_that_a_rule_uses_on_the_page_of_its_hop(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), ports__1__DELETE="on")

    assert_refused(answer, {"ports-1-DELETE": "on"})
    message = (
        "Cannot be deleted: it is used by rule ingests of Storage API, rule ingests of api-nlb, "
        "rule ingests-below of Storage API. Change or delete what uses it first."
    )
    assert answer.above == [f"Port nlb/ingests: {message}", message]


def test_deleting_the_port_of_an_entry_point(maintainer: Desk) -> None:
    answer = maintainer.send(
        maintainer.open("hop", "gateway"),
        ports__0__DELETE="on",
        **{f"rules__{n}__DELETE": "on" for n in range(4)},
    )

    assert_refused(answer, {})
    assert answer.above[0] == (
        "Port gateway/https: Cannot be deleted: it is used by entry point Custom domain, entry "
        "point Invoke URL. Change or delete what uses it first."
    )


def test_a_slug_that_is_taken(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("zone", "aws"), slug="vpc")

    assert_refused(answer, {"slug": "vpc"})
    assert answer.errors == {"slug": ["This architecture has a zone with this slug already."]}


def test_a_slug_that_is_none(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("zone", "aws"), slug="My Zone")

    assert_refused(answer, {"slug": "My Zone"})
    assert answer.errors == {
        "slug": ["Use lower-case letters and digits, with single - or _ between them."]
    }


def test_an_architecture_at_an_address_of_the_site(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("architecture", "storage"), slug="admin")

    assert answer.errors["slug"][0] == (
        "admin is an address of the site itself. Choose another, such as admin-service."
    )


def test_what_is_wrong_elsewhere_is_said_on_top_with_its_place(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "nlb"), slug="balancer")

    assert_refused(answer, {"slug": "balancer"})
    assert len(answer.above) == 1
    assert answer.above[0].startswith("On page overview: Line 1, [[port:nlb/ingests]]: ")


def test_several_mistakes_are_told_at_once(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")

    answer = maintainer.send(form, ports__0__number="70000", rules__1__path="x", slug="A")

    assert set(answer.errors) == {"ports-0-number", "rules-1-path", "slug"}


def test_what_was_refused_is_saved_once_it_is_mended(maintainer: Desk) -> None:
    refused = maintainer.send(maintainer.open("page", "overview"), body="[[hop:nib]]")

    answer = maintainer.send(
        {**refused.data, "url": maintainer.address("page", "overview")}, body="[[hop:nlb]]"
    )

    assert answer.saved
    assert Page.objects.get().body == "[[hop:nlb]]"
    assert Rule.objects.count() == 10
