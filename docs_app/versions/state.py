"""How a draft stands: what it would change, who wrote it, what keeps it from being published."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from docs_app.core.addresses import DRAFT
from docs_app.core.architecture import Architecture
from docs_app.core.diff import Change, diff
from docs_app.core.index import kept
from docs_app.core.lint import Finding, judged
from docs_app.core.wellformed import problems
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import NoSuchArchitecture, Published, load_edition, load_published
from docs_app.store.moment import one_moment
from docs_app.versions.obstacles import NOT_REQUIRED, obstacles_to
from docs_app.versions.people import Person, once_each
from docs_app.versions.reviews import (
    Now,
    ReviewInfo,
    SaveInfo,
    VerdictInfo,
    open_review,
    review_info,
    saves_of,
)


@dataclass(frozen=True, slots=True)
class DraftState:
    """A draft against what is published (None: nothing is).

    ``draft_hash`` is what a page sends back as what its reader saw. ``authors`` saved into the
    draft or discarded some of it. ``findings`` are lint's open errors. ``obstacles`` are sentences
    on why it may not be published; there is none: it may.
    """

    slug: str
    review_required: bool
    published: Published | None
    draft: Architecture
    draft_hash: str
    changes: tuple[Change, ...]
    saves: tuple[SaveInfo, ...]
    review: ReviewInfo | None
    authors: tuple[Person, ...]
    findings: tuple[Finding, ...]
    obstacles: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Say whether the draft says anything that is not published."""
        return self.published is None or self.draft_hash != self.published.version.content_hash

    @property
    def approvals(self) -> tuple[VerdictInfo, ...]:
        """Return the approvals that count."""
        said = self.review.verdicts if self.review else ()
        return tuple(each for each in said if each.counts)

    @property
    def approved(self) -> bool:
        return bool(self.approvals)

    def why_not_approve(self, user_id: int | None) -> str:
        """Return why a user may not approve it, whatever their permissions; empty: they may."""
        if self.review is None:
            return "Nobody has asked for a review."
        if any(each.id == user_id for each in self.authors):
            return (
                "You wrote some of this draft: you saved into it, or discarded some of it. "
                "Somebody who wrote none of it has to approve it."
            )
        return ""


def state(slug: str) -> DraftState:
    """Return how the draft stands. NoSuchArchitecture: no row has this slug.

    Some twenty queries; the diff and lint's findings are computed unless this process has had
    this content of late.
    """
    with one_moment():
        row = ArchitectureRow.objects.filter(slug=slug).first()
        if row is None:
            raise NoSuchArchitecture(slug)
        return state_of(row)


def state_of(row: ArchitectureRow) -> DraftState:
    """Return how the draft of a row stands; where the row is locked, it stays so."""
    published = load_published(row.slug)
    edition = load_edition(row.slug, DRAFT)
    if edition is None:
        raise NoSuchArchitecture(row.slug)
    draft, digest = edition.architecture, edition.version.content_hash
    base = published.architecture if published else Architecture(row.slug, "")
    saves = saves_of(row)
    authors = once_each(each.author for each in saves)
    review = open_review(row)
    now = Now(digest, frozenset(each.id for each in authors))
    told = review_info(review, now) if review else None
    findings = tuple(
        each for each in judged(draft, timezone.localdate()).open if each.level == "error"
    )
    changes = diff(base, draft)
    obstacles = obstacles_to(
        problems=kept(draft, "problems", problems),
        findings=findings,
        changes=changes,
        review=told,
        authors=authors,
    )
    return DraftState(
        row.slug,
        row.review_required,
        published,
        draft,
        digest,
        changes,
        saves,
        told,
        authors,
        findings,
        obstacles if row.review_required else (NOT_REQUIRED,),
    )
