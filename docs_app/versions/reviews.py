"""Saves into a draft, reviews and verdicts as values."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import DraftSave, Review, Verdict, Version
from docs_app.models.review import APPROVE
from docs_app.versions.people import Person


@dataclass(frozen=True, slots=True)
class SaveInfo:
    """One save into a draft. ``subjects`` say what each of the ``sentences`` is about.

    ``content_hash`` is that of the draft which the save left.
    """

    id: int
    author: Person
    at: datetime
    message: str
    subjects: tuple[str, ...]
    sentences: tuple[str, ...]
    content_hash: str


@dataclass(frozen=True, slots=True)
class VerdictInfo:
    """What a reviewer said to the content of this hash: ``approve`` or ``changes``.

    ``counts``: it lets the draft be published as it is now. ``why_not`` says why an approval does
    not; empty for what is none, and where the review is closed.
    """

    id: int
    reviewer: Person
    at: datetime
    kind: str
    message: str
    content_hash: str
    counts: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ReviewInfo:
    """A review: who asked and why, what was said, and how it ended.

    ``outcome`` is ``published``, ``withdrawn`` or ``discarded``; empty: it is open. ``version`` is
    the number of the version that it became.
    """

    id: int
    opened_by: Person
    at: datetime
    message: str
    content_hash: str
    verdicts: tuple[VerdictInfo, ...]
    closed_at: datetime | None
    closed_by: str
    outcome: str
    version: int | None


@dataclass(frozen=True, slots=True)
class Now:
    """What decides whether an approval counts: the draft's hash, and who wrote it."""

    content_hash: str
    authors: Collection[int | None]


def last_save(slug: str) -> int:
    """Return the id of the last save into an architecture's draft; 0: there is none. One query."""
    last = DraftSave.objects.filter(architecture__slug=slug).values_list("pk", flat=True).last()
    return last or 0


def pending(slug: str) -> tuple[str, str] | None:
    """Return the hash of a draft that was saved into, and of the version that it builds on.

    None: nobody has saved anything since. One query.
    """
    newest = (
        Version.objects.filter(architecture=OuterRef("architecture"))
        .order_by("-number")
        .values("content_hash")[:1]
    )
    saves = DraftSave.objects.filter(architecture__slug=slug).annotate(base=Subquery(newest))
    last = saves.order_by("-pk").values_list("content_hash", "base").first()
    return (last[0], last[1] or "") if last else None


def draft_saves(slug: str, after: int = 0) -> tuple[SaveInfo, ...]:
    """Return the saves into an architecture's draft since one of them, the oldest first."""
    return _infos(DraftSave.objects.filter(architecture__slug=slug, pk__gt=after))


def saves_of(row: ArchitectureRow) -> tuple[SaveInfo, ...]:
    """Return all saves into the draft of a row, the oldest first. One query."""
    return _infos(DraftSave.objects.filter(architecture=row))


def _infos(rows: Iterable[DraftSave]) -> tuple[SaveInfo, ...]:
    return tuple(
        SaveInfo(
            each.pk,
            Person(each.author_id, each.author_name),
            each.at,
            each.message,
            tuple(each.subjects),
            tuple(each.sentences),
            each.content_hash,
        )
        for each in rows
    )


def open_review(row: ArchitectureRow) -> Review | None:
    """Return the row of the review that is open, or None. One query."""
    return Review.objects.filter(architecture=row, closed_at=None).first()


def reviews(slug: str) -> tuple[ReviewInfo, ...]:
    """Return all reviews of an architecture, the newest first. Two queries."""
    rows = (
        Review.objects.filter(architecture__slug=slug)
        .select_related("version")
        .prefetch_related("verdicts")
        .order_by("-pk")
    )
    return tuple(review_info(row) for row in rows)


def review_info(review: Review, now: Now | None = None) -> ReviewInfo:
    """Return a review as a value. ``now`` None: it is told as it was, and no approval counts."""
    said = list(review.verdicts.all())
    return ReviewInfo(
        review.pk,
        Person(review.opened_by_id, review.opened_by_name),
        review.at,
        review.message,
        review.content_hash,
        tuple(verdict_info(each, said, now) for each in said),
        review.closed_at,
        review.closed_by_name,
        review.outcome,
        review.version.number if review.version else None,
    )


def verdict_info(verdict: Verdict, said: list[Verdict], now: Now | None) -> VerdictInfo:
    """Return a verdict, one of those ``said`` in its review, as a value."""
    approves = now is not None and verdict.kind == APPROVE
    why_not = _why_not(verdict, said, now) if now is not None and approves else ""
    return VerdictInfo(
        verdict.pk,
        Person(verdict.reviewer_id, verdict.reviewer_name),
        verdict.at,
        verdict.kind,
        verdict.message,
        verdict.content_hash,
        counts=approves and not why_not,
        why_not=why_not,
    )


def _why_not(verdict: Verdict, said: list[Verdict], now: Now) -> str:
    if verdict.reviewer_id is None:
        return "the account is gone"
    if any(each.reviewer_id == verdict.reviewer_id and each.pk > verdict.pk for each in said):
        return "they said something else later"
    if verdict.reviewer_id in now.authors:
        return "they wrote some of the draft"
    if verdict.content_hash != now.content_hash:
        return "the draft changed after it"
    return ""
