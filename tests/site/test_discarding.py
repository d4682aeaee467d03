"""Taking back what is in a draft: one change or all of it, after a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache

from docs_app import versions
from docs_app.models import DraftSave
from docs_app.store import load_draft
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.reviewing import (
    DISCARD,
    LOOK_AGAIN,
    MOVED,
    NAMED,
    NAMED_BY_BOB,
    SOMEBODY_FIRST,
    visitor,
)
from tests.versions.people import SLUG, People, reviewed, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has other drafts under the same numbers."""
    cache.clear()


@pytest.fixture
def who() -> People:
    return reviewed()


def test_one_change_is_discarded_after_a_question(who: People) -> None:
    saved(NAMED, who.ann)
    bob = visitor(who.bob)
    (address,) = [
        each["href"]
        for each in bob.look().main.all("a", class_="button")
        if "number" in each["href"]
    ]

    question = bob.look(address)
    assert [each.text for each in question.main.all("li")][-1] == (
        "Port ingests on the balancer: number 65533, was 65535"
    )
    assert "cannot approve it afterwards" in question.main.html
    answer = bob.send(DISCARD, question)

    assert answer.messages == ["Discarded: Port ingests on the balancer: number 65533, was 65535."]
    assert load_draft(SLUG) == edited(storage(), "hop:nlb", name="the balancer")
    assert [str(each) for each in versions.state(SLUG).authors] == ["Ann", "Bob"]


def test_the_whole_draft_is_discarded_after_a_question(who: People) -> None:
    saved(NAMED, who.ann)
    ann = visitor(who.ann)

    answer = ann.send(DISCARD, ann.look(DISCARD))

    assert answer.messages == ["The draft is discarded: it says what is published again."]
    assert load_draft(SLUG) == storage()
    assert not DraftSave.objects.exists()


def test_who_discards_what_others_changed_meanwhile_is_told(who: People) -> None:
    saved(MOVED, who.ann)
    ann = visitor(who.ann)
    page = ann.look(DISCARD)
    saved(NAMED, who.bob)

    answer = ann.send(DISCARD, page)

    assert (answer.status, answer.stopped) == (409, [SOMEBODY_FIRST, NAMED_BY_BOB, LOOK_AGAIN])
    assert load_draft(SLUG) == NAMED
    assert "name the balancer" in answer.sheet.one("ul", class_="changes").text


def test_a_change_that_the_rest_needs_cannot_go_alone(who: People) -> None:
    zone = storage().zones[0]
    value = replace(storage(), zones=(*storage().zones, replace(zone, slug="new", name="New")))
    saved(edited(value, "hop:client", zone="new"), who.ann)
    ann = visitor(who.ann)

    answer = ann.send(DISCARD, ann.look(f"{DISCARD}?change=added%7Czone%3Anew%7C"))

    assert answer.status == 400
    assert answer.stopped[1] == (
        "The rest of the draft cannot do without it. Discard that too, or change it first:"
    )
    assert versions.state(SLUG).differs


def test_a_change_that_is_gone_is_told_as_such(who: People) -> None:
    saved(MOVED, who.ann)
    ann = visitor(who.ann)

    sheet = ann.look(f"{DISCARD}?change=removed%7Chop%3Anlb%7C")

    assert "The draft has no such change any more." in sheet.main.html
    assert (
        visitor(who.bob).post(DISCARD, change="x", seen=versions.state(SLUG).draft_hash).status
        == 400
    )


def test_nothing_waits_and_nothing_is_discarded(who: People) -> None:
    sheet = visitor(who.ann).look(DISCARD)

    assert "there is nothing to discard" in sheet.main.html
