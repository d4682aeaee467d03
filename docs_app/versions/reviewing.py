"""Reviews: asked for, answered, and what was approved published."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from docs_app import notices
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import DraftSave, Review, Verdict
from docs_app.models.review import APPROVE, CHANGES, PUBLISHED, WITHDRAWN
from docs_app.store import VersionInfo
from docs_app.versions.drafting import close
from docs_app.versions.meanwhile import as_seen, review_is_gone
from docs_app.versions.obstacles import NOT_REQUIRED, NOTHING
from docs_app.versions.people import (
    PUBLISH,
    REQUIRE,
    REVIEW,
    Credit,
    Person,
    demand,
    name_of,
    names,
)
from docs_app.versions.publishing import lock, record
from docs_app.versions.refusal import Overtaken, Refused
from docs_app.versions.reviews import Now, ReviewInfo, VerdictInfo, open_review, review_info
from docs_app.versions.state import DraftState, state_of

SAY_WHAT = "Say what should change, so that the authors can mend it."
PENDING = "The draft differs from what is published. Publish or discard it first."
UNPUBLISHED = "Nothing is published yet that a draft could differ from. Publish a first version."


@transaction.atomic
def ask_review(slug: str, user: User, message: str, seen_hash: str = "") -> ReviewInfo:
    """Ask the reviewers to look at the draft. Refused: there is nothing to look at.

    Overtaken: somebody has asked already, or the draft is not what was seen (empty: nobody looked
    at it). PermissionDenied: the user may not publish drafts.
    """
    demand(user, PUBLISH)
    row = lock(slug)
    now = as_seen(row, seen_hash) if seen_hash else state_of(row)
    if not row.review_required:
        raise Refused(reasons=(NOT_REQUIRED,))
    if now.review is not None:
        raise Overtaken(f"{now.review.opened_by} has asked for a review already.")
    if not now.differs:
        raise Refused(reasons=(NOTHING,))
    review = Review.objects.create(
        architecture=row,
        opened_by=user,
        opened_by_name=name_of(user),
        at=timezone.now(),
        message=message.strip(),
        content_hash=now.draft_hash,
    )
    notices.asked(review.pk)
    return review_info(review)


@transaction.atomic
def withdraw(slug: str, user: User) -> ReviewInfo:
    """Close the open review; the draft stays. Overtaken: none is open.

    PermissionDenied: the user may not publish drafts.
    """
    demand(user, PUBLISH)
    review = open_review(lock(slug))
    if review is None:
        raise review_is_gone(slug)
    close(review, user, WITHDRAWN)
    return review_info(review)


@transaction.atomic
def judge(slug: str, user: User, kind: str, message: str, seen_hash: str) -> VerdictInfo:
    """Approve the draft that was seen (``approve``), or ask for changes in it (``changes``).

    Refused: the user wrote some of it, or does not say what should change. Overtaken: the draft or
    its review is another by now. PermissionDenied: the user may not approve drafts.
    """
    demand(user, REVIEW)
    row = lock(slug)
    now = as_seen(row, seen_hash)
    review = open_review(row)
    if review is None:
        raise review_is_gone(slug)
    _refuse_verdict(now, user, kind, message)
    verdict = Verdict.objects.create(
        review=review,
        reviewer=user,
        reviewer_name=name_of(user),
        at=timezone.now(),
        kind=kind,
        message=message.strip(),
        content_hash=now.draft_hash,
    )
    notices.judged(verdict.pk)
    told = review_info(review, Now(now.draft_hash, {each.id for each in now.authors}))
    return next(each for each in told.verdicts if each.id == verdict.pk)


def _refuse_verdict(now: DraftState, user: User, kind: str, message: str) -> None:
    if kind not in (APPROVE, CHANGES):
        raise ValueError(kind)
    if kind == CHANGES and not message.strip():
        raise Refused(reasons=(SAY_WHAT,))
    why_not = now.why_not_approve(user.pk) if kind == APPROVE else ""
    if why_not:
        raise Refused(reasons=(why_not,))


@transaction.atomic
def publish_reviewed(slug: str, user: User, message: str, seen_hash: str) -> VersionInfo:
    """Make the draft that was seen the newest version, and close its review.

    An empty message is that of the review. Refused: an obstacle is in the way. Overtaken: the
    draft is another by now. PermissionDenied: the user may not publish drafts.
    """
    demand(user, PUBLISH)
    row = lock(slug)
    now = as_seen(row, seen_hash)
    review = open_review(row)
    if now.obstacles or review is None:
        raise Refused(reasons=now.obstacles)
    version = record(
        row,
        now.draft,
        user,
        message.strip() or review.message,
        Credit(
            names(each.reviewer for each in now.approvals),
            names(now.authors),
            tuple(each.id for each in _concerned(now)),
        ),
    )
    DraftSave.objects.filter(architecture=row).delete()
    close(review, user, PUBLISHED, version.number)
    return version


def _concerned(now: DraftState) -> tuple[Person, ...]:
    """Return who had a part in a draft: its authors, who asked for the review, who approved."""
    asked = (now.review.opened_by,) if now.review else ()
    return (*now.authors, *asked, *(each.reviewer for each in now.approvals))


@transaction.atomic
def set_review_required(slug: str, user: User, required: bool) -> None:
    """Decide whether drafts of an architecture need a review. The admin's history records it.

    Refused: a draft differs from what is published. PermissionDenied: the user may not decide it.
    """
    demand(user, REQUIRE)
    row = lock(slug)
    if row.review_required == required:
        return
    now = state_of(row)
    if now.published is None:
        raise Refused(reasons=(UNPUBLISHED,))
    if now.differs:
        raise Refused(reasons=(PENDING,))
    ArchitectureRow.objects.filter(pk=row.pk).update(review_required=required)
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(ArchitectureRow),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message="Review required." if required else "No review required any more.",
    )
