"""Waivers in the admin: a finding is waived, and counts again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Waiver
from docs_app.store import load_draft
from tests.admin.conftest import People
from tests.admin.desk import Answer, Desk, published

ODD = {"code": "NAME_UNLIKE", "subject": "hop:items"}
NAMED = "NAME_UNLIKE/hop:items"


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days)


def waive(desk: Desk, **changes: Any) -> Answer:
    """Send the form of a new waiver, of the odd name unless changed."""
    said = {**ODD, "reason": "Its real name.", "until": day(30).isoformat(), **changes}
    return desk.send(desk.open("waiver"), **said)


def test_a_finding_is_waived_in_the_name_of_who_does_it(maintainer: Desk) -> None:
    answer = waive(maintainer)

    assert answer.saved
    assert answer.messages[0] == "Version 2: Waiver of NAME_UNLIKE on hop:items added."
    assert load_draft("storage").waivers == (
        Waiver("NAME_UNLIKE", "hop:items", "Maintainer", "Its real name.", day(30)),
    )


def test_the_address_of_a_new_waiver_may_say_what_is_waived(maintainer: Desk) -> None:
    address = Addresses("storage").waive("NAME_UNLIKE", "hop:items")

    page = maintainer.client.get(address).content.decode()

    assert 'value="hop:items"' in page
    assert '<option value="NAME_UNLIKE" selected>' in page
    assert 'name="until"' in page
    assert 'type="date"' in page


def test_a_waiver_is_prolonged_and_taken_back(maintainer: Desk) -> None:
    waive(maintainer)
    answer = maintainer.send(maintainer.open("waiver", NAMED), until=day(60).isoformat())
    assert answer.messages[0].endswith(f"until {day(60)}, was {day(30)}.")

    form = {"url": maintainer.address("waiver", NAMED, "delete"), "revision": "1", "post": "yes"}
    assert maintainer.send(form).saved
    assert load_draft("storage").waivers == ()
    assert len(published()) == 4


def test_a_form_that_is_sent_as_it_was_makes_no_version(maintainer: Desk) -> None:
    waive(maintainer)

    answer = maintainer.send(maintainer.open("waiver", NAMED))

    assert answer.messages[0] == "Nothing differs from what was there, so no version was made."
    assert len(published()) == 2


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"subject": "items"},
            {
                "subject": [
                    "Write it as lint does, such as hop:items, port:nlb/bags or page:ports/who."
                ]
            },
        ),
        ({"code": "NAME_ODD"}, {"code": ["Select a valid choice. NAME_ODD is not one of the"]}),
        ({"reason": " "}, {"reason": ["This field is required."]}),
        ({"who": ""}, {"who": ["This field is required."]}),
        ({"until": "tomorrow"}, {"until": ["Enter a valid date."]}),
        (
            {"until": "2020-01-01"},
            {"until": ["This day is over, so the waiver would hold for nothing."]},
        ),
    ],
)
def test_what_is_no_waiver_is_refused_beside_its_field(
    maintainer: Desk, changes: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = waive(maintainer, **changes)

    assert list(answer.errors) == list(errors)
    for field, said in errors.items():
        assert answer.errors[field][0].startswith(said[0])
    assert published() == [(1, "first")]


def test_a_reason_that_no_file_could_hold_is_refused_beside_its_field(maintainer: Desk) -> None:
    answer = waive(maintainer, reason="a\u2028b")

    assert answer.errors == {
        "reason": ["This must be one line. Take the line breaks and tabs away."]
    }


def test_what_is_waived_already_is_not_waived_twice(maintainer: Desk) -> None:
    waive(maintainer)

    assert waive(maintainer).errors == {"subject": ["This finding is waived already."]}


def test_who_waives_what_lint_does_not_find_is_told(maintainer: Desk) -> None:
    answer = waive(maintainer, subject="hop:bags")

    assert answer.saved
    assert [message for message in answer.messages if "WAIVER_UNNEEDED" in message] == [
        "waiver:NAME_UNLIKE/hop:bags: The waiver of NAME_UNLIKE on hop:bags silences nothing: "
        "lint does not find it. Remove the waiver, or correct the code and subject that it names. "
        "(WAIVER_UNNEEDED)"
    ]


def test_an_error_is_let_through_once_it_is_waived(maintainer: Desk) -> None:
    dead = {"body": "See [[hop:x]]."}
    assert maintainer.send(maintainer.open("page", "overview"), **dead).errors
    waive(maintainer, code="DEAD_REFERENCE", subject="page:overview")

    answer = maintainer.send(maintainer.open("page", "overview"), **dead)

    assert answer.saved
    assert not [message for message in answer.messages if "(" in message]


def test_who_may_look_sees_a_waiver(people: People) -> None:
    waive(people("Maintainer"))
    reader = people("Reader")

    page = reader.client.get(reader.address("waiver", NAMED)).content.decode()

    assert "NAME_UNLIKE/hop:items" in page
    assert "Its real name." in page
    assert 'name="_save"' not in page


def test_a_waiver_s_name_leads_to_its_form(maintainer: Desk) -> None:
    waive(maintainer)

    answer = maintainer.client.get(Addresses("storage").edit("waiver", NAMED))

    assert answer.headers["Location"] == maintainer.address("waiver", NAMED)
