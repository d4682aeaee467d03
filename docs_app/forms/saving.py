"""Turning what was just written in rows into a version, or saying why it cannot be one."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import CharField, F, Model, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from docs_app import versions
from docs_app.core.architecture import Architecture
from docs_app.core.lint import Finding, judged, lint
from docs_app.forms.complaint import Complaint, complaints_of
from docs_app.forms.editing import (
    Conflict,
    NotSaved,
    Preview,
    Unheard,
    changes_between,
    moved_between,
)
from docs_app.models import Port
from docs_app.store import VersionInfo, load_draft, load_published
from docs_app.store.parking import PARKED
from docs_app.versions import Refused


def publish(
    slug: str, author: User, why: str, heard: str | None = None
) -> tuple[VersionInfo | None, tuple[str, ...]]:
    """Publish the draft, inside the transaction that wrote it.

    Return the version that this made (None: nothing differs, so it made none) and the warnings
    that the architecture did not have before. NotSaved: it is refused. Unheard: it moves examples,
    and the user has ``heard`` of others or of none; None: there is nowhere to tell it.
    """
    before = load_published(slug)
    try:
        version = versions.publish(slug, author, why)
    except Refused as refused:
        raise NotSaved(complaints_of(refused)) from None
    if before is not None and before.version.number == version.number:
        return None, ()
    after = load_published(slug)
    if after is None:
        raise LookupError(slug)
    warnings = new_warnings(before.architecture if before else None, after.architecture)
    if before is not None and heard is not None:
        _tell_of_moved(before.architecture, after.architecture, warnings, heard)
    return version, warnings


def _tell_of_moved(
    before: Architecture, after: Architecture, warnings: tuple[str, ...], heard: str
) -> None:
    """Raise Unheard where examples end elsewhere, unless that is what the user has heard."""
    if moved_between(before, after):
        told = _preview(before, after, (), warnings)
        if told.heard != heard:
            raise Unheard(preview=told)


def preview(slug: str) -> NotSaved:
    """Return, to be raised, what publishing the draft would make."""
    value = load_draft(slug)
    published = load_published(slug)
    before = published.architecture if published else None
    complaints: tuple[Complaint, ...] = ()
    try:
        versions.check(value)
    except Refused as refused:
        complaints = complaints_of(refused)
    warnings = new_warnings(before, value) if not complaints else ()
    return NotSaved(preview=_preview(before, value, complaints, warnings))


def _preview(
    before: Architecture | None,
    after: Architecture,
    complaints: tuple[Complaint, ...],
    warnings: tuple[str, ...],
) -> Preview:
    changes = changes_between(before, after) if before else ()
    moved = moved_between(before, after) if before and not complaints else ()
    return Preview(before, after, complaints, warnings, changes, moved)


def new_warnings(before: Architecture | None, after: Architecture) -> tuple[str, ...]:
    """Return the open warnings about a value that were not there before, for whoever saves it.

    A waiver that silences nothing is among them, though it is only worth a note elsewhere.
    """
    old = {_same(finding) for finding in lint(before)} if before else set()
    return tuple(
        f"{finding.subject}: {finding.sentences}"
        for finding in judged(after, timezone.localdate()).open
        if finding.level == "warning" or finding.code == "WAIVER_UNNEEDED"
        if _same(finding) not in old
    )


def _same(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.subject, finding.message


def claim(row: Model, revision: int | None) -> None:
    """Count a save of the row, if it is still as it was at ``revision``. Conflict: it is not.

    The database does both at once, so of two who save only one comes through.
    """
    manager = type(row)._default_manager
    claimed = manager.filter(pk=row.pk, revision=revision).update(revision=F("revision") + 1)
    if not claimed:
        raise Conflict
    row.revision = (revision or 0) + 1  # type: ignore[attr-defined]


def free_numbers(rows: Iterable[Model]) -> None:
    """Park ports that are about to change or go, so that they may change places.

    The database checks numbers row by row: see ``store.parking``.
    """
    pks = [row.pk for row in rows if isinstance(row, Port)]
    if pks:
        mark = Concat(Value(PARKED), Cast("pk", CharField()), output_field=CharField())
        Port.objects.filter(pk__in=pks).update(protocol=mark)
