"""A save that changes where examples end says so before it is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app import versions
from docs_app.core.architecture import Architecture, Expectation
from docs_app.store import load_draft
from tests.admin.desk import Desk, published
from tests.core.builders import storage
from tests.core.edits import edited

MOVED = (
    "Example get of Bags ends elsewhere. "
    "Now: Delivered: ingests_api answers; its status is not recorded. "
    "Before: Delivered: bags_api answers; its status is not recorded"
)
ASKED = (
    "Nothing was saved yet: this changes where examples end. They are told below; save once more "
    "if that is meant."
)


def loose() -> Architecture:
    """Return the storage service with an example that may be delivered to whoever answers."""
    return edited(storage(), "example:bags/get", expect=Expectation("delivered"))


@pytest.fixture
def desk(maintainer: Desk) -> Desk:
    versions.create(loose(), None, "loose")
    return maintainer


def test_it_is_told_first_and_saved_when_it_is_sent_once_more(desk: Desk) -> None:
    form = desk.open("hop", "nlb")

    first = desk.send(form, rules__0__to="items")

    assert not first.saved
    assert ASKED in first.html
    assert MOVED in first.html
    assert first.errors == {}
    assert first.data["rules-0-to"] == "items"
    assert load_draft("storage") == loose()

    second = desk.send({**first.data, "url": form["url"]})

    assert second.saved
    assert len(published()) == 3
    assert versions.changes_of("storage", 3)[-1] == MOVED


def test_who_saw_it_in_a_preview_is_not_asked_again(desk: Desk) -> None:
    form = desk.open("hop", "nlb")
    shown = desk.send(form, "_preview", rules__0__to="items")
    assert MOVED in shown.html

    assert desk.send({**shown.data, "url": form["url"]}).saved


def test_who_heard_of_other_examples_is_told_of_these(desk: Desk) -> None:
    answer = desk.send(desk.open("hop", "nlb"), rules__0__to="items", heard="0123456789abcdef")

    assert ASKED in answer.html


def test_a_save_that_moves_no_example_is_not_held_up(desk: Desk) -> None:
    assert desk.send(desk.open("hop", "nlb"), summary="One line.").saved


def test_who_changes_the_example_itself_is_not_held_up_and_told_afterwards(desk: Desk) -> None:
    form = desk.open("route", "bags")

    answer = desk.send(form, examples__0__token_state="none", examples__0__outcome="rejected")

    assert answer.saved
    assert "Example get of Bags ends elsewhere." in answer.messages[0]


def test_what_would_be_refused_anyway_is_refused_at_once(desk: Desk) -> None:
    versions.create(replace(storage(), summary="Strict again."), None, "strict")

    answer = desk.send(desk.open("hop", "nlb"), rules__0__to="items")

    assert ASKED not in answer.html
    assert "does not end as it must" in answer.html
