"""Comments: what they can be about, who may write them, and what becomes of a thread."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from docs_app import versions
from docs_app.core.about import words_of
from docs_app.models import Comment, Thread
from docs_app.versions import Overtaken, Refused, ThreadInfo
from docs_app.versions.talking import NoSuchThread
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.versions.people import SLUG, People, reviewed, saved

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
CHANGE = "change:changed|port:nlb/ingests|number"


@pytest.fixture
def who() -> People:
    who = reviewed()
    saved(MOVED, who.ann)
    return who


def said(thread: ThreadInfo) -> list[tuple[str, str]]:
    return [(str(each.author), each.body) for each in thread.comments]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (CHANGE, "Port ingests on api-nlb"),
        ("port:nlb/ingests", "Port ingests on api-nlb"),
        ("hop:nlb", "Hop api-nlb"),
        ("rule:nlb/bags", "Rule bags on api-nlb"),
        ("page:overview", "Page overview"),
        ("zone:vpc", "Zone Private VPC"),
        ("entry:domain", "Entry point domain"),
        ("route:bags", "Route Bags"),
        ("example:bags/get", "Example get on Bags"),
        ("architecture", "Architecture"),
    ],
)
def test_a_thread_is_about_a_change_or_an_object(who: People, about: str, words: str) -> None:
    thread = versions.begin(SLUG, who.cid, about, "  Is that so?\r\nI wonder.  ")

    assert (thread.about, thread.resolved) == (about, False)
    assert said(thread) == [("Cid", "Is that so?\nI wonder.")]
    assert versions.threads(SLUG) == versions.threads_about(SLUG, [about]) == (thread,)
    assert versions.thread(SLUG, thread.id) == thread
    assert words_of(about, MOVED) == words


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("change:changed|port:nlb/bags|number", "Port bags on api-nlb"),
        ("change:", "change:"),
        ("hop:nothing", "Hop nothing"),
        ("rule:nlb", "rule:nlb"),
        ("rule:nlb/nothing", "Rule nothing on api-nlb"),
        ("example:bags/nothing", "Example nothing on Bags"),
        ("example:nothing/get", "Example get on nothing"),
        ("page:", "page:"),
        ("architecture:x", "architecture:x"),
        ("word:nlb", "word:nlb"),
        ("", ""),
        ("<script>", "<script>"),
    ],
)
def test_what_the_draft_does_not_have_cannot_be_talked_of(
    who: People, about: str, words: str
) -> None:
    with pytest.raises(Refused) as caught:
        versions.begin(SLUG, who.cid, about, "Is that so?")

    assert caught.value.reasons == (
        f"The draft does not have what this was about any more: {words}.",
    )
    assert not Thread.objects.exists()


def test_what_the_draft_takes_away_can_be_talked_of(who: People) -> None:
    saved(without(MOVED, "page:overview"), who.ann)

    assert versions.begin(SLUG, who.cid, "page:overview", "Why?").about == "page:overview"
    gone = versions.begin(SLUG, who.cid, "change:removed|page:overview|", "Why?")
    assert words_of(gone.about, MOVED) == "Page overview"


def test_a_thread_is_answered_resolved_and_opened_again_by_an_answer(who: People) -> None:
    thread = versions.begin(SLUG, who.cid, CHANGE, "Is that so?")

    versions.reply(SLUG, who.ann, thread.id, "It is.", seen_resolved=False)
    done = versions.resolve(SLUG, who.cid, thread.id, "Then fine.")
    assert (done.resolved, done.resolved_by) == (True, "Cid")
    assert said(done) == [("Cid", "Is that so?"), ("Ann", "It is."), ("Cid", "Then fine.")]

    again = versions.reply(SLUG, who.ann, thread.id, "Or is it?", seen_resolved=True)
    assert (again.resolved, again.resolved_by) == (False, "")
    assert versions.resolve(SLUG, who.ann, thread.id).resolved
    assert not versions.reopen(SLUG, who.cid, thread.id).resolved


@pytest.mark.parametrize("last", ["", "Done."])
def test_who_answers_what_was_resolved_meanwhile_is_told(who: People, last: str) -> None:
    thread = versions.begin(SLUG, who.cid, CHANGE, "Is that so?")
    versions.resolve(SLUG, who.dora, thread.id, last)

    with pytest.raises(Overtaken) as caught:
        versions.reply(SLUG, who.ann, thread.id, "It is.", seen_resolved=False)
    with pytest.raises(Overtaken):
        versions.resolve(SLUG, who.ann, thread.id, "It is.")

    assert caught.value.sentences == (
        "Dora resolved this thread meanwhile. Answering opens it again.",
    )
    assert versions.resolve(SLUG, who.ann, thread.id).resolved_by == "Dora"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "Write something first."),
        (" \r\n ", "Write something first."),
        (
            "x" * 10_001,
            "This has 10001 characters; a comment may have 10000. Make two of it, or write a page.",
        ),
    ],
)
def test_nothing_and_too_much_is_refused(who: People, body: str, why: str) -> None:
    thread = versions.begin(SLUG, who.cid, CHANGE, "x" * 10_000)

    for attempt in (
        lambda: versions.begin(SLUG, who.cid, CHANGE, body),
        lambda: versions.reply(SLUG, who.cid, thread.id, body, seen_resolved=False),
    ):
        with pytest.raises(Refused) as caught:
            attempt()
        assert caught.value.reasons == (why,)
    assert Comment.objects.count() == 1


def test_readers_do_not_comment(who: People) -> None:
    thread = versions.begin(SLUG, who.cid, CHANGE, "Is that so?")

    for attempt in (
        lambda: versions.begin(SLUG, who.fay, CHANGE, "Me too"),
        lambda: versions.reply(SLUG, who.fay, thread.id, "Me too", seen_resolved=False),
        lambda: versions.resolve(SLUG, who.fay, thread.id),
        lambda: versions.reopen(SLUG, who.fay, thread.id),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_a_thread_of_another_architecture_is_none_of_this_one(who: People) -> None:
    thread = versions.begin(SLUG, who.cid, CHANGE, "Is that so?")

    with pytest.raises(NoSuchThread):
        versions.resolve("other", who.cid, thread.id)
    assert versions.thread("other", thread.id) is None


def test_what_was_resolved_before_a_version_is_history(who: People) -> None:
    old = versions.begin(SLUG, who.cid, CHANGE, "Old and resolved.")
    still = versions.begin(SLUG, who.cid, "hop:nlb", "Old and open.")
    versions.resolve(SLUG, who.cid, old.id)
    versions.ask_review(SLUG, who.ann, "")
    seen = versions.state(SLUG).draft_hash
    versions.judge(SLUG, who.cid, "approve", "", seen)
    version = versions.publish_reviewed(SLUG, who.ann, "", seen)
    new = versions.begin(SLUG, who.cid, "hop:nlb", "New and resolved.")
    versions.resolve(SLUG, who.cid, new.id)

    assert [each.id for each in versions.threads(SLUG, version.at)] == [still.id, new.id]
    assert [each.id for each in versions.threads(SLUG)] == [old.id, still.id, new.id]
    assert [each.id for each in versions.threads_about(SLUG, ["hop:nlb"])] == [still.id, new.id]
