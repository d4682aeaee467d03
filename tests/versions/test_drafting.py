"""Saves where a review is required: they gather in a draft; and where none is: they publish."""

from __future__ import annotations

import pytest

from docs_app import versions
from docs_app.models import DraftSave
from docs_app.store import load_draft, load_published
from docs_app.versions import Refused, VersionInfo
from docs_app.versions.obstacles import NOBODY_ASKED, NOT_REQUIRED, NOTHING
from docs_app.versions.publishing import REVIEWED
from tests.core.builders import storage
from tests.core.edits import edited
from tests.versions.people import SLUG, approved, people, reviewed, saved, seen

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
NAMED = edited(MOVED, "hop:nlb", name="the balancer")
MOVED_SAYS = "Port ingests on api-nlb: number 65533, was 65535"
NEEDS = "It needs the approval of somebody who wrote none of it: {}."


def reasons(caught: pytest.ExceptionInfo[Refused]) -> tuple[str, ...]:
    return caught.value.reasons


def test_a_save_gathers_in_the_draft_and_readers_see_what_they_saw() -> None:
    who = reviewed()
    saved_it = saved(MOVED, who.ann, "The listener moved.")
    assert (saved_it.version, saved_it.gathered) == (None, True)
    assert (saved_it.sentences, saved_it.before) == ((MOVED_SAYS,), storage())
    now = versions.state(SLUG)
    assert now.published == load_published(SLUG)
    assert now.published is not None
    assert now.published.architecture == storage()
    assert now.draft == load_draft(SLUG) == MOVED
    assert [change.key for change in now.changes] == ["changed|port:nlb/ingests|number"]
    assert [(str(s.author), s.message, s.subjects, s.sentences) for s in now.saves] == [
        ("Ann", "The listener moved.", ("port:nlb/ingests",), (MOVED_SAYS,))
    ]
    assert now.obstacles == (NOBODY_ASKED,)


def test_a_second_save_tells_what_it_changed_itself() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    assert saved(NAMED, who.bob).sentences == ("Hop the balancer: name the balancer, was api-nlb",)
    assert [str(each) for each in versions.state(SLUG).authors] == ["Ann", "Bob"]


def test_a_save_that_changes_nothing_leaves_no_trace() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    assert saved(MOVED, who.bob).sentences == ()
    assert [str(each) for each in versions.state(SLUG).authors] == ["Ann"]


def test_what_is_ill_formed_is_refused_in_a_draft_too() -> None:
    who = reviewed()
    with pytest.raises(Refused) as caught:
        versions.write(edited(storage(), "zone:vpc", parent="gone"), who.ann, "")
    assert [each.place for each in caught.value.problems] == ["zones[vpc].parent"]
    assert load_draft(SLUG) == storage()


def test_a_draft_that_is_saved_back_is_none_any_more() -> None:
    who = reviewed()
    approved(MOVED, who)
    assert saved(storage(), who.bob).gathered
    now = versions.state(SLUG)
    assert (now.saves, now.review, now.obstacles) == ((), None, (NOTHING,))
    assert (versions.reviews(SLUG)[0].outcome, versions.reviews(SLUG)[0].closed_by) == (
        "discarded",
        "Bob",
    )


def test_what_publishes_at_once_elsewhere_is_refused_here() -> None:
    reviewed()
    with pytest.raises(Refused) as caught:
        versions.create(MOVED, None, "")
    assert reasons(caught) == (REVIEWED,)
    with pytest.raises(Refused):
        versions.publish(SLUG, None, "")
    assert load_draft(SLUG) == storage()


def test_a_whole_value_goes_into_the_draft_too() -> None:
    who = reviewed()
    wrote = versions.write(MOVED, who.ann, "From a file")
    assert (wrote.gathered, wrote.sentences) == (True, (MOVED_SAYS,))
    assert load_draft(SLUG) == MOVED
    assert DraftSave.objects.get().message == "From a file"


def test_without_review_a_save_publishes_and_there_is_nothing_to_review() -> None:
    versions.create(storage(), None, "Begin")
    who = people()
    assert saved(MOVED, who.ann).version == versions.history(SLUG)[0]
    assert saved(MOVED, who.ann).version is None
    assert versions.write(NAMED, who.ann, "").version == versions.history(SLUG)[0]
    assert versions.state(SLUG).obstacles == (NOT_REQUIRED,)
    for refused in (
        lambda: versions.ask_review(SLUG, who.ann, ""),
        lambda: versions.judge(SLUG, who.cid, "approve", "", seen()),
        lambda: versions.publish_reviewed(SLUG, who.ann, "", seen()),
        lambda: versions.discard(SLUG, who.ann, None, seen()),
    ):
        with pytest.raises(Refused) as caught:
            refused()
        assert reasons(caught) == (NOT_REQUIRED,)
    assert not DraftSave.objects.exists()


def test_versions_without_review_name_nobody_else() -> None:
    version: VersionInfo = versions.create(storage(), None, "Begin")
    assert (version.approved_by, version.written_by) == ("", "")
