"""Turning a draft into a version: all of it or nothing, and one at a time per architecture."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from docs_app.core.architecture import Architecture
from docs_app.core.codec import hash_of, snapshot
from docs_app.core.diff import describe, diff
from docs_app.core.examples_diff import moved_examples
from docs_app.core.lint import Finding, new_errors
from docs_app.core.wellformed import Problem, problems
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Version, VersionChange
from docs_app.store import (
    NoSuchArchitecture,
    Published,
    VersionInfo,
    load_draft,
    load_published,
    save_draft,
)

TOLD = 3
"""Changes that a message made from them names; of more, the number."""


class Refused(Exception):  # noqa: N818  # it reads as what it says
    """A draft that may not become a version.

    ``problems``: why it is not well-formed; else ``findings``: the errors that lint finds in it
    and did not find in the version before, and that no waiver lets through today. One of the two
    is not empty.
    """

    def __init__(
        self, findings: tuple[Finding, ...] = (), problems: tuple[Problem, ...] = ()
    ) -> None:
        super().__init__(findings, problems)
        self.findings = findings
        self.problems = problems

    def __str__(self) -> str:
        told = [f"{each.subject}: {each.message} {each.hint}" for each in self.findings]
        return "\n".join([*map(str, self.problems), *told])


@transaction.atomic
def publish(slug: str, author: User | None, message: str) -> VersionInfo:
    """Make the draft the newest version; a draft that says nothing new stays the version it is.

    An empty message is made from the changes. Refused: see there. NoSuchArchitecture: no row has
    this slug.
    """
    row = _lock(slug)
    architecture = load_draft(slug)
    _refuse_problems(architecture)
    return _publish(row, architecture, author, message)


@transaction.atomic
def create(architecture: Architecture, author: User | None, message: str) -> VersionInfo:
    """Make the value both the draft and the newest version of its slug; what was there, was.

    Refused: see there; nothing is written then.
    """
    _refuse_problems(architecture)
    save_draft(architecture)
    return _publish(_lock(architecture.slug), architecture, author, message)


def check(architecture: Architecture) -> None:
    """Raise Refused where create would, and write nothing."""
    _refuse_problems(architecture)
    _refuse_errors(load_published(architecture.slug), architecture)


def _lock(slug: str) -> ArchitectureRow:
    """Return the architecture's row, held until the transaction ends.

    PostgreSQL locks the row. SQLite has locked the database: see transaction_mode in the settings.
    """
    row = ArchitectureRow.objects.select_for_update().filter(slug=slug).first()
    if row is None:
        raise NoSuchArchitecture(slug)
    return row


def _refuse_problems(architecture: Architecture) -> None:
    found = problems(architecture)
    if found:
        raise Refused(problems=found)


def _refuse_errors(before: Published | None, after: Architecture) -> None:
    errors = new_errors(before.architecture if before else None, after, timezone.localdate())
    if errors:
        raise Refused(errors)


def _publish(
    row: ArchitectureRow, architecture: Architecture, author: User | None, message: str
) -> VersionInfo:
    before = load_published(architecture.slug)
    text = snapshot(architecture)
    digest = hash_of(text)
    if before is not None and before.version.content_hash == digest:
        return before.version
    _refuse_errors(before, architecture)
    changes = _changes(before, architecture)
    version = Version.objects.create(
        architecture=row,
        number=before.version.number + 1 if before else 1,
        at=timezone.now(),
        author=author,
        author_name=(author.get_full_name() or author.get_username()) if author else "",
        message=message.strip() or _told([sentence for _, sentence in changes]),
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
    return VersionInfo(
        version.number, version.author_name, version.message, version.at, digest, latest=True
    )


def _told(sentences: list[str]) -> str:
    """Return what stands for a message that nobody wrote."""
    more = len(sentences) - TOLD
    return "; ".join(sentences[:TOLD]) + (f"; and {more} more" if more > 0 else "")


def _changes(before: Published | None, after: Architecture) -> list[tuple[str, str]]:
    """Return subject and sentence of each change, and of each example that ends elsewhere.

    The first version is one change: everything in it is as old as the version itself.
    """
    if before is not None:
        changes = diff(before.architecture, after)
        moved = moved_examples(before.architecture, after)
        return [
            *((change.subject, describe(change, after)) for change in changes),
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
