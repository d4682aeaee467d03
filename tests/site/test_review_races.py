"""Two at the page of a review: the second is told what the first did, and loses no text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache

from docs_app import versions
from docs_app.models import Review, Verdict, Version
from tests.site.reviewing import (
    ASK,
    JUDGE,
    KEPT,
    LOOK_AGAIN,
    MOVED,
    NAMED,
    NAMED_BY_BOB,
    PUBLISH,
    SOMEBODY_FIRST,
    WITHDRAW,
    visitor,
)
from tests.versions.people import SLUG, People, approved, reviewed, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has other drafts under the same numbers."""
    cache.clear()


@pytest.fixture
def who() -> People:
    return reviewed()


def published_meanwhile(who: People) -> None:
    versions.publish_reviewed(SLUG, who.bob, "", versions.state(SLUG).draft_hash)


def discarded_meanwhile(who: People) -> None:
    versions.discard(SLUG, who.bob, None, versions.state(SLUG).draft_hash)


@pytest.mark.parametrize(
    ("action", "field", "by"),
    [(JUDGE, "judge", "cid"), (PUBLISH, "publish", "ann")],
)
def test_who_saw_another_draft_is_told_who_changed_it(
    who: People, action: str, field: str, by: str
) -> None:
    approved(MOVED, who)
    someone = visitor(getattr(who, by))
    page = someone.look()
    saved(NAMED, who.bob)

    answer = someone.send(action, page, text="As I said.", kind="approve")

    assert answer.status == 409
    assert answer.stopped == [SOMEBODY_FIRST, f"{NAMED_BY_BOB}", KEPT, LOOK_AGAIN]
    # The approval fell, so there is no form to publish any more; what was typed is there to copy.
    assert answer.shown_again(field if field == "judge" else "lost") == "As I said."
    assert Version.objects.count() == 1
    assert Verdict.objects.count() == 1


def test_who_asks_about_another_draft_is_told_too(who: People) -> None:
    saved(MOVED, who.ann)
    ann = visitor(who.ann)
    page = ann.look()
    saved(NAMED, who.bob)

    answer = ann.send(ASK, page, text="Please look.")

    assert (answer.status, answer.stopped) == (
        409,
        [SOMEBODY_FIRST, NAMED_BY_BOB, KEPT, LOOK_AGAIN],
    )
    assert answer.shown_again("ask") == "Please look."
    assert not Review.objects.exists()
    again = ann.send(ASK, answer.sheet)
    assert again.status == 302
    assert Review.objects.get().message == "Please look."


def test_two_who_ask_at_once_make_one_review(who: People) -> None:
    saved(MOVED, who.ann)
    ann, bob = visitor(who.ann), visitor(who.bob)
    page = ann.look()
    bob.send(ASK, bob.look(), text="Bob's words.")

    answer = ann.send(ASK, page, text="Ann's words.")

    assert answer.stopped == [
        SOMEBODY_FIRST,
        "Bob has asked for a review already.",
        KEPT,
        LOOK_AGAIN,
    ]
    assert answer.shown_again("lost") == "Ann's words."
    assert Review.objects.get().message == "Bob's words."


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        (published_meanwhile, "Bob published it as version 2."),
        (discarded_meanwhile, "Bob discarded the draft."),
    ],
)
def test_who_judges_what_is_gone_is_told_what_became_of_it(
    who: People, meanwhile: Callable[[People], None], said: str
) -> None:
    approved(MOVED, who)
    dora = visitor(who.dora)
    page = dora.look()
    meanwhile(who)

    answer = dora.send(JUDGE, page, text="Not so fast.", kind="changes")

    assert (answer.status, answer.stopped) == (409, [SOMEBODY_FIRST, said, KEPT, LOOK_AGAIN])
    assert answer.shown_again("lost") == "Not so fast."


def test_a_review_that_was_withdrawn_cannot_be_withdrawn_again(who: People) -> None:
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    ann = visitor(who.ann)
    page = ann.look()
    versions.withdraw(SLUG, who.bob)

    answer = ann.send(WITHDRAW, page)

    assert (answer.status, answer.stopped) == (
        409,
        [SOMEBODY_FIRST, "Bob withdrew the review.", LOOK_AGAIN],
    )
