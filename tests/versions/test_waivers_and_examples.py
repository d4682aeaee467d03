"""What publishing makes of waivers, and of examples that end elsewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from docs_app.core.architecture import Architecture, Destination, Expectation, Forward, Waiver
from docs_app.store import load_draft, load_published
from docs_app.versions import Refused, changes_of, check, create, last_changes, publish
from tests.core.builders import storage
from tests.core.edits import edited

pytestmark = pytest.mark.django_db


def dead(days: int | None = None) -> Architecture:
    """Return storage with a dead reference, waived until so many days from today."""
    value = edited(storage(), "page:overview", body="[[hop:x]]")
    if days is None:
        return value
    until = timezone.localdate() + timedelta(days)
    waiver = Waiver("DEAD_REFERENCE", "page:overview", "Ann", "X comes next week.", until)
    return replace(value, waivers=(waiver,))


def test_an_error_that_is_waived_today_is_published_with_its_waiver() -> None:
    create(storage(), None, "")
    check(dead(0))
    create(dead(0), None, "")
    assert load_draft("storage") == dead(0)
    published = load_published("storage")
    assert published is not None
    assert published.architecture == dead(0)
    assert changes_of("storage", 2) == (
        "Page overview: body [[hop:x]], was The ingests API listens on [[port:nlb/ingests]].",
        "Waiver of DEAD_REFERENCE on page:overview added",
    )


@pytest.mark.parametrize("value", [dead(), dead(-1)], ids=["no waiver", "a waiver that lapsed"])
def test_an_error_that_nothing_waives_today_is_refused(value: Architecture) -> None:
    create(storage(), None, "")
    with pytest.raises(Refused) as caught:
        create(value, None, "")
    assert [each.code for each in caught.value.findings] == ["DEAD_REFERENCE"]


def test_an_error_stays_published_when_its_waiver_goes() -> None:
    create(dead(0), None, "")
    assert create(dead(), None, "").number == 2


def test_a_version_records_that_an_example_ends_elsewhere() -> None:
    create(storage(), None, "")
    elsewhere = edited(storage(), "rule:nlb/bags", action=Forward(Destination("items")))
    after = edited(elsewhere, "example:bags/get", expect=Expectation("delivered", "ingests-app"))
    create(after, None, "")
    assert changes_of("storage", 2)[-1] == (
        "Example get of Bags ends elsewhere. "
        "Now: Delivered: ingests_api answers; its status is not recorded. "
        "Before: Delivered: bags_api answers; its status is not recorded"
    )
    assert last_changes("storage", 2)["route:bags"].number == 2


def test_an_example_that_moves_without_being_changed_itself_is_a_change_of_its_route() -> None:
    expect = Expectation("delivered")
    before = edited(storage(), "example:bags/get", expect=expect)
    create(before, None, "")
    create(edited(before, "rule:nlb/bags", action=Forward(Destination("items"))), None, "")
    assert last_changes("storage", 2)["example:bags/get"].number == 2
    assert publish("storage", None, "").number == 2
