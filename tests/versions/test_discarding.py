"""Changes of a draft taken back: some of them or all, and never what somebody did not see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app import versions
from docs_app.core.architecture import Page, Zone
from docs_app.models import Hop
from docs_app.store import load_draft
from docs_app.versions import Discarded, Overtaken, Refused
from docs_app.versions.discarding import CHOOSE, NEEDED
from docs_app.versions.meanwhile import GONE
from tests.core.builders import storage
from tests.core.edits import added, edited
from tests.versions.people import SLUG, approved, reviewed, saved, seen

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
NAMED = edited(MOVED, "hop:nlb", name="the balancer")
PORT = "changed|port:nlb/ingests|number"
NAME = "changed|hop:nlb|name"
MOVED_SAYS = "Port ingests on the balancer: number 65533, was 65535"
NAMED_SAYS = "Hop the balancer: name the balancer, was api-nlb"


def test_one_change_is_taken_back_and_the_other_stays() -> None:
    who = reviewed()
    saved(NAMED, who.ann)
    pk = Hop.objects.get(slug="nlb").pk
    assert versions.discard(SLUG, who.bob, [NAME], seen()) == Discarded(False, (NAMED_SAYS,))
    assert load_draft(SLUG) == MOVED
    assert Hop.objects.get(slug="nlb").pk == pk
    assert [(str(each.author), each.sentences) for each in versions.state(SLUG).saves] == [
        ("Ann", (NAMED_SAYS, MOVED_SAYS)),
        ("Bob", (f"Discarded: {NAMED_SAYS}",)),
    ]


def test_who_discards_some_of_a_draft_decides_what_it_says_and_cannot_approve_it() -> None:
    who = reviewed()
    approved(NAMED, who)
    versions.discard(SLUG, who.dora, [NAME], seen())
    assert not versions.state(SLUG).approved
    with pytest.raises(Refused):
        versions.judge(SLUG, who.dora, "approve", "", seen())
    versions.judge(SLUG, who.cid, "approve", "", seen())
    assert versions.publish_reviewed(SLUG, who.ann, "", seen()).written_by == "Ann, Dora"
    assert versions.changes_of(SLUG, 2) == ("Port ingests on api-nlb: number 65533, was 65535",)


@pytest.mark.parametrize("keys", [None, [PORT, NAME]])
def test_the_whole_draft_is_taken_back_and_its_review_closed(keys: list[str] | None) -> None:
    who = reviewed()
    hash_ = approved(NAMED, who)
    assert versions.discard(SLUG, who.dora, keys, hash_) == Discarded(
        True, (NAMED_SAYS, MOVED_SAYS)
    )
    assert load_draft(SLUG) == storage()
    now = versions.state(SLUG)
    assert (now.saves, now.review, now.changes) == ((), None, ())
    assert [(each.outcome, each.closed_by) for each in versions.reviews(SLUG)] == [
        ("discarded", "Dora")
    ]
    assert len(versions.history(SLUG)) == 1


def test_what_the_rest_needs_is_not_discarded_without_it() -> None:
    who = reviewed()
    zone = Zone("new", "New", "group", "vpc")
    value = edited(added(storage(), "zone:vpc", zone), "hop:nlb", zone="new")
    saved(value, who.ann)
    with pytest.raises(Refused) as caught:
        versions.discard(SLUG, who.ann, ["added|zone:new|"], seen())
    assert caught.value.reasons == (NEEDED,)
    assert [each.place for each in caught.value.problems] == ["hops[nlb].zone"]
    assert load_draft(SLUG) == value


def test_what_is_no_change_of_the_draft_is_not_discarded() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    for chosen, told in (
        ([], CHOOSE),
        ([PORT, NAME], f"This is no change of the draft: {NAME}."),
    ):
        with pytest.raises(Refused) as caught:
            versions.discard(SLUG, who.ann, chosen, seen())
        assert caught.value.reasons == (told,)
    assert load_draft(SLUG) == MOVED


def overtaken(keys: list[str] | None, hash_: str, user: object) -> tuple[str, ...]:
    with pytest.raises(Overtaken) as caught:
        versions.discard(SLUG, user, keys, hash_)  # type: ignore[arg-type]
    return caught.value.sentences


def test_a_draft_that_somebody_changed_meanwhile_is_not_discarded_and_it_says_who_did_what() -> (
    None
):
    who = reviewed()
    saved(MOVED, who.ann)
    hash_ = seen()
    saved(NAMED, who.bob)
    pages = (*NAMED.pages, Page("more", "More"))
    saved(replace(NAMED, pages=pages), who.eve)
    assert overtaken(None, hash_, who.ann) == (
        f"Bob changed the draft: {NAMED_SAYS}",
        "Eve changed the draft: Page more added",
    )
    assert load_draft(SLUG).pages == pages


def test_who_published_what_was_seen_is_told_also_when_there_is_a_new_draft() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    versions.publish_reviewed(SLUG, who.bob, "", hash_)
    assert overtaken(None, hash_, who.ann) == ("Bob published it as version 2.",)
    with pytest.raises(Overtaken) as caught:
        versions.publish_reviewed(SLUG, who.ann, "", hash_)
    assert caught.value.sentences == ("Bob published it as version 2.",)
    saved(NAMED, who.eve)
    assert overtaken(None, hash_, who.ann) == (
        "Bob published it as version 2.",
        f"Eve changed the draft: {NAMED_SAYS}",
    )


def test_who_discarded_what_was_seen_is_told_where_there_was_a_review() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    versions.discard(SLUG, who.dora, None, hash_)
    assert overtaken(None, hash_, who.ann) == ("Dora discarded the draft.",)
    with pytest.raises(Overtaken) as caught:
        versions.judge(SLUG, who.cid, "approve", "Typed for nothing", hash_)
    assert caught.value.sentences == ("Dora discarded the draft.",)


def test_a_draft_that_went_without_a_review_is_told_to_be_gone() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    hash_ = seen()
    versions.discard(SLUG, who.ann, None, hash_)
    assert overtaken(None, hash_, who.bob) == (GONE,)
