"""Turning a draft into a version: all of it or nothing, and one at a time per architecture."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from docs_app import notices
from docs_app.core.architecture import Architecture
from docs_app.core.codec import hash_of, snapshot
from docs_app.core.diff import describe, diff
from docs_app.core.examples_diff import moved_examples
from docs_app.core.lint import new_errors
from docs_app.core.wellformed import problems
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Version, VersionChange
from docs_app.store import (
    NoSuchArchitecture,
    Published,
    VersionInfo,
    load_draft,
    load_published,
    remember,
    save_draft,
)
from docs_app.versions.people import NOBODY_ELSE, Credit, name_of
from docs_app.versions.refusal import Refused

TOLD = 3
"""Changes that a message made from them names; of more, the number."""

WAITS = 10
"""Seconds that a writer waits for another: as long as SQLite's writers do, see the settings."""

REVIEWED = "Here a version is published after a review: save into the draft, and ask for one."


@transaction.atomic
def publish(slug: str, author: User | None, message: str) -> VersionInfo:
    """Make the draft the newest version; a draft that says nothing new stays the version it is.

    An empty message is made from the changes. Refused: see there; also where a review is required.
    NoSuchArchitecture: no row has this slug.
    """
    row = lock(slug)
    _refuse_unreviewed(row)
    architecture = load_draft(slug)
    refuse_problems(architecture)
    return record(row, architecture, author, message)


@transaction.atomic
def create(architecture: Architecture, author: User | None, message: str) -> VersionInfo:
    """Make the value both the draft and the newest version of its slug; what was there, was.

    Refused: see there, also where a review is required; nothing is written then.
    """
    refuse_problems(architecture)
    _refuse_unreviewed(find_locked(architecture.slug))
    save_draft(architecture)
    return record(lock(architecture.slug), architecture, author, message)


def check(architecture: Architecture) -> None:
    """Raise Refused where a save of it would be, and write nothing.

    Where a review is required, errors that lint finds do not refuse a save.
    """
    refuse_problems(architecture)
    if not review_required(architecture.slug):
        _refuse_errors(load_published(architecture.slug), architecture)


def review_required(slug: str) -> bool:
    """Say whether saves gather in the draft; an architecture that is not there needs no review."""
    return ArchitectureRow.objects.filter(slug=slug, review_required=True).exists()


def lock(slug: str) -> ArchitectureRow:
    """Return the architecture's row, held until the transaction ends. NoSuchArchitecture: none.

    PostgreSQL locks the row. SQLite has locked the database: see transaction_mode in the settings.
    """
    row = find_locked(slug)
    if row is None:
        raise NoSuchArchitecture(slug)
    return row


def find_locked(slug: str) -> ArchitectureRow | None:
    """Return what :func:`lock` does, or None. OperationalError: others hold it for too long."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAITS}s'")
    return ArchitectureRow.objects.select_for_update().filter(slug=slug).first()


def _refuse_unreviewed(row: ArchitectureRow | None) -> None:
    if row is not None and row.review_required:
        raise Refused(reasons=(REVIEWED,))


def refuse_problems(architecture: Architecture) -> None:
    """Raise Refused for what is not well-formed."""
    found = problems(architecture)
    if found:
        raise Refused(problems=found)


def _refuse_errors(before: Published | None, after: Architecture) -> None:
    errors = new_errors(before.architecture if before else None, after, timezone.localdate())
    if errors:
        raise Refused(errors)


def record(
    row: ArchitectureRow,
    architecture: Architecture,
    author: User | None,
    message: str,
    credit: Credit = NOBODY_ELSE,
) -> VersionInfo:
    """Make the value the newest version, unless it is that already. Refused: new errors."""
    before = load_published(architecture.slug)
    text = snapshot(architecture)
    digest = hash_of(text)
    if before is not None and before.version.content_hash == digest:
        return before.version
    _refuse_errors(before, architecture)
    changes = changes_between(before.architecture if before else None, architecture)
    version = Version.objects.create(
        architecture=row,
        number=before.version.number + 1 if before else 1,
        at=timezone.now(),
        author=author,
        author_name=name_of(author),
        message=message.strip() or told([sentence for _, sentence in changes]),
        approved_by=credit.approved_by,
        written_by=credit.written_by,
        name=architecture.name,
        environment=architecture.environment,
        summary=architecture.summary,
        content_hash=digest,
        snapshot=text,
    )
    VersionChange.objects.bulk_create(
        VersionChange(version=version, subject=subject, sentence=sentence)
        for subject, sentence in changes
    )
    remember(digest, architecture)
    notices.published(version.pk, credit.concerned)
    return VersionInfo(
        version.number,
        version.author_name,
        version.message,
        version.at,
        digest,
        latest=True,
        approved_by=credit.approved_by,
        written_by=credit.written_by,
    )


def told(sentences: list[str]) -> str:
    """Return what stands for a message that nobody wrote."""
    more = len(sentences) - TOLD
    return "; ".join(sentences[:TOLD]) + (f"; and {more} more" if more > 0 else "")


def changes_between(before: Architecture | None, after: Architecture) -> list[tuple[str, str]]:
    """Return subject and sentence of each change, and of each example that ends elsewhere.

    The first version is one change: everything in it is as old as the version itself.
    """
    if before is not None:
        changes = diff(before, after)
        moved = moved_examples(before, after)
        return [
            *((change.subject, describe(change, after, before)) for change in changes),
            *((each.subject, each.sentence) for each in moved),
        ]
    parts = {
        "zone": after.zones,
        "hop": after.hops,
        "entry point": after.entry_points,
        "route": after.routes,
        "page": after.pages,
    }
    counts = [f"{len(of)} {word}{'' if len(of) == 1 else 's'}" for word, of in parts.items()]
    return [("architecture", f"First version: {', '.join(counts)}")]
