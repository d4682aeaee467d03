"""Saves: each is a version at once, or goes into a draft that needs a review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from docs_app.core.addresses import DRAFT
from docs_app.core.architecture import Architecture
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import DraftSave, Review
from docs_app.models.review import DISCARDED
from docs_app.store import (
    NoSuchArchitecture,
    Published,
    VersionInfo,
    load_draft,
    load_edition,
    load_published,
    save_draft,
)
from docs_app.versions.people import name_of
from docs_app.versions.publishing import (
    changes_between,
    create,
    find_locked,
    lock,
    record,
    refuse_problems,
)
from docs_app.versions.reviews import open_review


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save came to.

    ``version`` is the one that it made; None: it made none, because nothing differs or because it
    was ``gathered`` in the draft. ``sentences`` say what changed between ``before`` (None: there
    was nothing) and ``after``: of a draft, what this save changed in it. ``pending``: the draft
    differs from what is published.
    """

    version: VersionInfo | None
    gathered: bool
    sentences: tuple[str, ...]
    before: Architecture | None
    after: Architecture
    pending: bool = False


def hold(slug: str) -> Architecture | None:
    """Lock an architecture until the transaction ends, before rows of it are written.

    Return the draft as it is, for :func:`save` to tell what the save changed in it; None where
    saves are published at once, and where there is no such architecture yet.
    """
    row = find_locked(slug)
    return load_draft(slug) if row is not None and row.review_required else None


@transaction.atomic
def save(slug: str, author: User | None, message: str, before: Architecture | None = None) -> Saved:
    """Publish what was written in the rows, or where a review is required, gather it in the draft.

    ``before`` is what :func:`hold` returned. Refused: what was written is not well-formed, or is
    to be published at once and has new errors. NoSuchArchitecture: no row has this slug.
    """
    row = lock(slug)
    if row.review_required:
        return gather(row, before, author, message)
    draft, published = load_draft(slug), load_published(slug)
    refuse_problems(draft)
    return _published(record(row, draft, author, message), published, draft)


@transaction.atomic
def write(architecture: Architecture, author: User | None, message: str) -> Saved:
    """Make the rows say what the value says, and save that; see :func:`save`."""
    refuse_problems(architecture)
    row = find_locked(architecture.slug)
    published = load_published(architecture.slug)
    if row is not None and row.review_required:
        before = load_draft(row.slug)
        save_draft(architecture)
        return gather(row, before, author, message)
    return _published(create(architecture, author, message), published, architecture)


def _published(version: VersionInfo, before: Published | None, after: Architecture) -> Saved:
    if before is None:
        return Saved(version, False, _sentences(None, after), None, after)
    if before.version.number == version.number:
        return Saved(None, False, (), before.architecture, after)
    return Saved(version, False, _sentences(before.architecture, after), before.architecture, after)


def _sentences(before: Architecture | None, after: Architecture) -> tuple[str, ...]:
    return tuple(sentence for _, sentence in changes_between(before, after))


def gather(
    row: ArchitectureRow, before: Architecture | None, author: User | None, message: str
) -> Saved:
    """Record what was written in the draft of a locked row. Refused: it is not well-formed.

    A draft that says again what is published has no saves any more, and its review is closed.
    """
    after, digest = drafted(row)
    refuse_problems(after)
    published = load_published(row.slug)
    if before is None:
        before = published.architecture if published else Architecture(row.slug, "")
    changes = changes_between(before, after)
    pending = published is None or digest != published.version.content_hash
    if not pending:
        clear(row, author)
    elif changes:
        add_save(row, author, message, changes, digest)
    return Saved(None, True, tuple(sentence for _, sentence in changes), before, after, pending)


def drafted(row: ArchitectureRow) -> tuple[Architecture, str]:
    """Return what the draft of a locked row says, and its hash."""
    edition = load_edition(row.slug, DRAFT)
    if edition is None:
        raise NoSuchArchitecture(row.slug)
    return edition.architecture, edition.version.content_hash


def add_save(
    row: ArchitectureRow,
    author: User | None,
    message: str,
    changes: Sequence[tuple[str, str]],
    digest: str,
) -> None:
    """Record one save: the subject and sentence of each of its changes, and what it left."""
    DraftSave.objects.create(
        architecture=row,
        author=author,
        author_name=name_of(author),
        at=timezone.now(),
        message=message.strip(),
        subjects=[subject for subject, _ in changes],
        sentences=[sentence for _, sentence in changes],
        content_hash=digest,
    )


def clear(row: ArchitectureRow, user: User | None) -> None:
    """Forget who saved into a draft that is none any more, and close its review."""
    DraftSave.objects.filter(architecture=row).delete()
    review = open_review(row)
    if review is not None:
        close(review, user, DISCARDED)


def close(review: Review, user: User | None, outcome: str, number: int | None = None) -> None:
    """Close a review; ``number`` is that of the version it became."""
    review.closed_at = timezone.now()
    review.closed_by_name = name_of(user)
    review.outcome = outcome
    if number is not None:
        review.version = review.architecture.versions.get(number=number)
    review.save()
