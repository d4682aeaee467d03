"""What is done on the page of a review, and what is refused."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client

from docs_app import versions
from docs_app.models import Review, Verdict, Version
from docs_app.store import load_draft, load_published
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import Sheet
from tests.site.reviewing import (
    ASK,
    JUDGE,
    KEPT,
    MOVED,
    NAMED,
    NOBODY_FIRST,
    PUBLISH,
    REQUIRED,
    REVIEW,
    WITHDRAW,
    Visitor,
    forms,
    visitor,
)
from tests.versions.people import SLUG, People, approved, people, reviewed, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has other drafts under the same numbers."""
    cache.clear()


@pytest.fixture
def who() -> People:
    return reviewed()


def test_a_draft_is_asked_about_approved_and_published(who: People) -> None:
    saved(MOVED, who.ann, "It moved.")
    ann, cid = visitor(who.ann), visitor(who.cid)

    asked = ann.send(ASK, ann.look(), text="Please look.")
    assert (asked.status, asked.led_to, asked.messages) == (
        302,
        REVIEW,
        ["The reviewers are asked."],
    )
    judged = cid.send(JUDGE, cid.look(), text="Fine.", kind="approve")
    assert judged.messages == ["You approved the draft."]
    published = ann.send(PUBLISH, ann.look(), text="")
    assert published.messages == ["Version 2 is published."]

    version = Version.objects.get(number=2)
    assert (version.author_name, version.message) == ("Ann", "Please look.")
    assert (version.approved_by, version.written_by) == ("Cid", "Ann")
    (verdict,) = Verdict.objects.values_list("kind", "message")
    assert verdict == ("approve", "Fine.")
    assert published.sheet.one("h2", id="standing").text == (
        "Nothing waits: the draft says what is published."
    )
    assert not ann.look().all("li", class_="message")


def test_a_reviewer_asks_for_changes_and_says_which(who: People) -> None:
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    cid = visitor(who.cid)

    silent = cid.send(JUDGE, cid.look(), text=" ", kind="changes")
    assert (silent.status, silent.stopped) == (
        400,
        [NOBODY_FIRST, "Say what should change, so that the authors can mend it."],
    )

    said = cid.send(JUDGE, silent.sheet, text="Not this port.", kind="changes")
    assert said.messages == ["You asked for changes in the draft."]
    assert "Not this port." in said.sheet.one("ul", class_="verdicts").text


def test_a_verdict_is_one_of_two(who: People) -> None:
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    cid = visitor(who.cid)

    for kind in ("", "maybe"):
        answer = cid.send(JUDGE, cid.look(), text="Well.", kind=kind)
        assert answer.status == 400
        assert answer.shown_again("judge") == "Well."
    assert not Verdict.objects.exists()


def test_a_review_is_withdrawn_and_the_draft_stays(who: People) -> None:
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    bob = visitor(who.bob)

    answer = bob.send(WITHDRAW, bob.look())

    assert answer.messages == ["The review is withdrawn; the draft stays as it is."]
    assert Review.objects.get().outcome == "withdrawn"
    assert load_draft(SLUG) == MOVED


def test_a_reviewer_decides_whether_reviews_are_required() -> None:
    publish(storage())
    cid = visitor(people().cid)

    on = cid.send(REQUIRED, cid.look(), required="on")
    assert on.messages == [
        "From now on saves gather in the draft, until somebody else approves them."
    ]
    assert versions.review_required(SLUG)
    off = cid.send(REQUIRED, cid.look(), required="off")
    assert off.messages == ["From now on every save is published at once."]
    assert not versions.review_required(SLUG)


def test_reviews_stay_required_while_something_waits(who: People) -> None:
    saved(MOVED, who.ann)

    answer = visitor(who.cid).post(REQUIRED, required="off")

    assert (answer.status, answer.stopped) == (
        400,
        [NOBODY_FIRST, "The draft differs from what is published. Publish or discard it first."],
    )
    assert versions.review_required(SLUG)


def test_an_author_does_not_approve(who: People) -> None:
    saved(MOVED, who.ann)
    saved(NAMED, who.eve)
    versions.ask_review(SLUG, who.ann, "")
    seen = versions.state(SLUG).draft_hash

    answer = visitor(who.eve).post(JUDGE, kind="approve", text="Mine.", seen=seen)

    assert answer.status == 400
    assert answer.stopped[1].startswith("You wrote some of this draft")
    assert not Verdict.objects.exists()


def test_what_nobody_approved_is_not_published(who: People) -> None:
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    seen = versions.state(SLUG).draft_hash

    answer = visitor(who.ann).post(PUBLISH, text="Now.", seen=seen)

    assert (answer.status, answer.stopped) == (
        400,
        [
            NOBODY_FIRST,
            "It needs the approval of somebody who wrote none of it: Cid, Dora or Eve.",
            KEPT,
        ],
    )
    assert answer.shown_again("lost") == "Now."
    assert Version.objects.count() == 1


@pytest.mark.parametrize("act", ["ask", "withdraw", "judge", "publish"])
def test_without_reviews_there_is_nothing_to_do(act: str) -> None:
    publish(storage())
    eve = visitor(people().eve)

    answer = eve.post(f"{REVIEW}{act}/", kind="approve", seen="x" * 64)

    assert answer.status in {400, 409}
    assert not Review.objects.exists()


def test_a_message_too_long_comes_back_whole(who: People) -> None:
    saved(MOVED, who.ann)
    ann = visitor(who.ann)

    answer = ann.send(ASK, ann.look(), text="x" * 2001)

    assert (answer.status, answer.stopped) == (
        400,
        [NOBODY_FIRST, "This has 2001 characters; a message may have 2000.", KEPT],
    )
    assert answer.shown_again("ask") == "x" * 2001
    assert not Review.objects.exists()


def test_null_characters_are_refused_and_nothing_breaks(who: People) -> None:
    saved(MOVED, who.ann)
    ann = visitor(who.ann)

    answer = ann.send(ASK, ann.look(), text="a\x00b", seen="\x00")

    assert (answer.status, answer.stopped[1:]) == (
        400,
        ["Null characters are not allowed.", "Null characters are not allowed.", KEPT],
    )


def test_what_is_typed_is_text_and_nothing_else(who: People) -> None:
    saved(MOVED, who.ann, "</p><script>alert(1)</script>")
    ann = visitor(who.ann)
    typed = "</textarea><script>alert(2)</script>{{ 7|add:7 }}"

    asked = ann.send(ASK, ann.look(), text=typed)
    again = ann.post(ASK, text=typed)

    for page in (asked.sheet, again.sheet):
        assert not [each for each in page.main.all("script") if "src" not in each.attributes]
        assert "alert(1)" in page.html
        assert "{{ 7|add:7 }}" in page.html


@pytest.mark.parametrize("act", ["ask", "withdraw", "judge", "publish", "required", "discard"])
def test_a_form_without_its_token_is_not_taken(who: People, act: str) -> None:
    approved(MOVED, who)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(who.eve)

    answer = strict.post(
        f"{REVIEW}{act}/",
        {"kind": "approve", "seen": versions.state(SLUG).draft_hash, "required": "off", "all": "y"},
    )

    assert answer.status_code == 403
    published = load_published(SLUG)
    assert published is not None
    assert published.version.number == 1
    assert load_draft(SLUG) == MOVED


MAINTAIN = "Asking for reviews, publishing and discarding are for those who maintain drafts."


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("ask", MAINTAIN),
        ("withdraw", MAINTAIN),
        ("publish", MAINTAIN),
        ("discard", MAINTAIN),
        ("judge", "Approving drafts is for reviewers."),
        ("required", "Whether reviews are required is decided by reviewers."),
    ],
)
def test_who_may_only_look_at_drafts_is_told_that(who: People, act: str, told: str) -> None:
    saved(MOVED, who.ann)
    only_looks = looker(who)

    response = only_looks.client.post(f"{REVIEW}{act}/", {"kind": "approve", "required": "off"})

    assert response.status_code == 403
    said = Sheet(response.content.decode()).one("p", class_="lede").text
    assert said.startswith(f"{told} Your account may not open this page.")
    assert load_draft(SLUG) == MOVED


def looker(who: People) -> Visitor:
    who.fay.user_permissions.add(Permission.objects.get(codename="view_draft"))
    return visitor(who.fay)


def test_who_may_only_look_is_offered_nothing(who: People) -> None:
    saved(MOVED, who.ann)

    sheet = looker(who).look()

    assert "There is nothing for you to do here now." in sheet.main.html
    assert not forms(sheet.main)
