"""With review required: others agree, and what they agreed to is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from docs_app import versions
from docs_app.core.architecture import Expectation, Waiver
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Review
from docs_app.store import load_draft, load_published
from docs_app.versions import Overtaken, Refused
from docs_app.versions.obstacles import NOTHING
from docs_app.versions.people import either
from docs_app.versions.reviewing import PENDING, SAY_WHAT
from tests.core.builders import storage
from tests.core.edits import edited
from tests.versions.people import SLUG, approved, reviewed, saved, seen

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
NAMED = edited(MOVED, "hop:nlb", name="the balancer")
MOVED_SAYS = "Port ingests on api-nlb: number 65533, was 65535"
NEEDS = "It needs the approval of somebody who wrote none of it: {}."


def reasons(caught: pytest.ExceptionInfo[Refused]) -> tuple[str, ...]:
    return caught.value.reasons


def test_what_was_approved_is_published_with_the_names_of_all_three() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    saved(NAMED, who.eve)
    versions.ask_review(SLUG, who.ann, "Two things.")
    verdict = versions.judge(SLUG, who.cid, "approve", "Fine.", seen())
    assert (verdict.counts, verdict.why_not) == (True, "")
    assert versions.state(SLUG).obstacles == ()

    version = versions.publish_reviewed(SLUG, who.bob, "", seen())

    assert (version.number, version.author, version.message) == (2, "Bob", "Two things.")
    assert (version.written_by, version.approved_by) == ("Ann, Eve", "Cid")
    now = load_published(SLUG)
    assert now is not None
    assert (now.architecture, now.version) == (NAMED, version)
    assert versions.history(SLUG)[0] == version
    review = versions.reviews(SLUG)[0]
    assert (review.outcome, review.version, review.closed_by) == ("published", 2, "Bob")
    assert versions.state(SLUG).obstacles == (NOTHING,)
    assert (versions.state(SLUG).saves, versions.state(SLUG).review) == ((), None)


def test_an_approval_falls_when_the_draft_changes_after_it() -> None:
    who = reviewed()
    approved(MOVED, who)
    saved(NAMED, who.bob)
    now = versions.state(SLUG)
    assert (now.approved, now.approvals) == (False, ())
    assert now.obstacles == (
        "The approval of Cid does not count: the draft changed after it.",
        NEEDS.format("Cid, Dora or Eve"),
    )
    with pytest.raises(Refused) as caught:
        versions.publish_reviewed(SLUG, who.ann, "", seen())
    assert reasons(caught) == now.obstacles


def test_who_wrote_some_of_it_cannot_approve_it_and_is_not_named_among_those_who_may() -> None:
    who = reviewed()
    saved(MOVED, who.eve)
    versions.ask_review(SLUG, who.eve, "")
    with pytest.raises(Refused) as caught:
        versions.judge(SLUG, who.eve, "approve", "", seen())
    assert reasons(caught) == (
        "You wrote some of this draft: you saved into it, or discarded some of it. Somebody who "
        "wrote none of it has to approve it.",
    )
    assert versions.state(SLUG).obstacles == (NEEDS.format("Cid or Dora"),)


def test_who_approved_and_then_wrote_has_not_approved_even_what_was_before() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    versions.judge(SLUG, who.eve, "approve", "", seen())
    saved(NAMED, who.eve)
    saved(MOVED, who.ann)
    assert versions.state(SLUG).obstacles == (
        "The approval of Eve does not count: they wrote some of the draft.",
        NEEDS.format("Cid or Dora"),
    )


def test_without_another_reviewer_it_says_what_account_is_wanted() -> None:
    who = reviewed()
    for user in (who.cid, who.dora):
        user.is_active = False
        user.save()
    saved(MOVED, who.eve)
    versions.ask_review(SLUG, who.eve, "")
    assert versions.state(SLUG).obstacles == (
        "It needs the approval of somebody who wrote none of it, and there is no such reviewer: "
        "another account has to be in the group Reviewer.",
    )


def test_the_last_word_of_a_reviewer_holds() -> None:
    who = reviewed()
    approved(MOVED, who)
    with pytest.raises(Refused) as caught:
        versions.judge(SLUG, who.cid, "changes", " ", seen())
    assert reasons(caught) == (SAY_WHAT,)
    versions.judge(SLUG, who.cid, "changes", "No: 65532.", seen())
    assert versions.state(SLUG).obstacles == (
        "Cid asked for changes.",
        NEEDS.format("Cid, Dora or Eve"),
    )
    versions.judge(SLUG, who.cid, "approve", "", seen())
    assert versions.state(SLUG).approved


def test_the_approval_of_an_account_that_is_gone_counts_no_more() -> None:
    who = reviewed()
    approved(MOVED, who)
    who.cid.delete()
    assert versions.state(SLUG).obstacles == (
        "The approval of Cid does not count: the account is gone.",
        NEEDS.format("Dora or Eve"),
    )


def test_lint_errors_do_not_refuse_a_save_and_keep_it_from_being_published() -> None:
    who = reviewed()
    value = edited(storage(), "page:overview", body="See [[hop:nowhere]].")
    assert saved(value, who.ann).gathered
    versions.ask_review(SLUG, who.ann, "")
    versions.judge(SLUG, who.cid, "approve", "", seen())
    now = versions.state(SLUG)
    assert [each.code for each in now.findings] == ["DEAD_REFERENCE"]
    assert now.obstacles == (f"page:overview: {now.findings[0].sentences}",)


def test_an_example_that_fails_has_to_change_what_it_expects_with_the_rules() -> None:
    who = reviewed()
    nginx_answers = edited(storage(), "hop:bags-nginx", rules=())
    approved(nginx_answers, who)
    fails = "Example get of Bags does not end as it must: hop: expected bags-app, got bags-nginx."
    assert versions.state(SLUG).obstacles == (
        f"example:bags/get: {fails} What it expects did not change with it: mend the rules, or "
        "change in the same draft what the example expects. (EXAMPLE_FAILS)",
    )

    wrong = edited(nginx_answers, "example:bags/get", expect=Expectation("delivered", "nlb"))
    saved(wrong, who.ann)
    assert versions.state(SLUG).obstacles[0] == (
        "example:bags/get: Example get of Bags does not end as it must: hop: expected nlb, got "
        "bags-nginx. What it expects changed too, and is still not what happens: mend either. "
        "(EXAMPLE_FAILS)"
    )

    right = edited(nginx_answers, "example:bags/get", expect=Expectation("delivered", "bags-nginx"))
    saved(right, who.ann)
    versions.judge(SLUG, who.cid, "approve", "", seen())
    assert versions.state(SLUG).obstacles == ()
    assert versions.publish_reviewed(SLUG, who.ann, "", seen()).number == 2


def test_a_waiver_lets_an_error_be_published_as_it_does_without_review() -> None:
    who = reviewed()
    broken = edited(storage(), "page:overview", body="See [[hop:nowhere]].")
    waiver = Waiver("DEAD_REFERENCE", "page:overview", "Ann", "Soon.", date(9999, 1, 1))
    approved(replace(broken, waivers=(waiver,)), who)
    assert versions.state(SLUG).obstacles == ()


def test_a_review_is_asked_for_once_and_only_of_something() -> None:
    who = reviewed()
    with pytest.raises(Refused) as caught:
        versions.ask_review(SLUG, who.ann, "")
    assert reasons(caught) == (NOTHING,)
    saved(MOVED, who.ann)
    versions.ask_review(SLUG, who.ann, "")
    with pytest.raises(Overtaken) as overtaken:
        versions.ask_review(SLUG, who.bob, "Me too")
    assert overtaken.value.sentences == ("Ann has asked for a review already.",)


def test_a_withdrawn_review_leaves_the_draft_and_another_can_be_asked_for() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    assert versions.withdraw(SLUG, who.bob).outcome == "withdrawn"
    with pytest.raises(Overtaken) as overtaken:
        versions.withdraw(SLUG, who.ann)
    assert overtaken.value.sentences == ("Bob withdrew the review.",)
    with pytest.raises(Overtaken):
        versions.judge(SLUG, who.cid, "approve", "", hash_)
    versions.ask_review(SLUG, who.ann, "Again")
    assert not versions.state(SLUG).approved
    assert load_draft(SLUG) == MOVED


def test_review_is_switched_by_a_reviewer_while_no_draft_differs_and_the_log_tells() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    with pytest.raises(Refused) as caught:
        versions.set_review_required(SLUG, who.cid, required=False)
    assert reasons(caught) == (PENDING,)
    versions.discard(SLUG, who.ann, None, seen())
    versions.set_review_required(SLUG, who.cid, required=False)
    versions.set_review_required(SLUG, who.cid, required=False)
    assert not versions.review_required(SLUG)
    versions.set_review_required(SLUG, who.cid, required=True)
    assert list(LogEntry.objects.order_by("pk").values_list("user", "change_message")) == [
        (who.cid.pk, "No review required any more."),
        (who.cid.pk, "Review required."),
    ]
    assert ArchitectureRow.objects.get().review_required


def test_nobody_does_what_their_group_may_not() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    for refused in (
        lambda: versions.judge(SLUG, who.ann, "approve", "", hash_),
        lambda: versions.judge(SLUG, who.fay, "approve", "", hash_),
        lambda: versions.ask_review(SLUG, who.fay, ""),
        lambda: versions.withdraw(SLUG, who.fay),
        lambda: versions.publish_reviewed(SLUG, who.fay, "", hash_),
        lambda: versions.discard(SLUG, who.fay, None, hash_),
        lambda: versions.set_review_required(SLUG, who.ann, required=False),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert Review.objects.filter(closed_at=None).count() == 1
    assert load_draft(SLUG) == MOVED


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Ann",), "Ann"),
        (("Ann", "Bob"), "Ann or Bob"),
        (tuple("ABCDE"), "A, B, C, D or E"),
        (tuple("ABCDEFG"), "A, B, C, D, E or one of 2 others"),
    ],
)
def test_of_many_who_may_some_are_named(names: tuple[str, ...], said: str) -> None:
    assert either(names) == said
