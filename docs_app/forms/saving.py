"""Taking what was just written in rows as a save, or saying why it cannot be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import CharField, F, Model, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from docs_app import versions
from docs_app.core.architecture import Architecture
from docs_app.core.lint import Finding, judged, lint, new_errors
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
from docs_app.store import load_draft, load_published
from docs_app.store.parking import PARKED
from docs_app.versions import Refused, Saved


@dataclass(frozen=True, slots=True)
class Taken:
    """A save that was taken, and what is to be told of it.

    ``warnings`` are those that it brings. ``obstacles`` are the errors that it brings into a draft,
    and ``errors`` counts all that the draft has: they keep it from being published.
    """

    saved: Saved
    warnings: tuple[str, ...]
    obstacles: tuple[str, ...] = ()
    errors: int = 0


def take(
    slug: str, author: User, why: str, heard: str | None = None, held: Architecture | None = None
) -> Taken:
    """Publish what was written or gather it in the draft, inside the transaction that wrote it.

    ``held`` is what :func:`docs_app.versions.hold` returned before. NotSaved: it is refused.
    Unheard: it moves examples for readers at once, and the user has ``heard`` of others or of
    none; None: there is nowhere to tell it.
    """
    try:
        saved = versions.save(slug, author, why, held)
    except Refused as refused:
        raise NotSaved(complaints_of(refused)) from None
    if not saved.sentences:
        return Taken(saved, ())
    warnings = new_warnings(saved.before, saved.after)
    if saved.gathered:
        obstacles = new_obstacles(saved.before, saved.after)
        return Taken(saved, warnings, obstacles, _count_errors(saved.after))
    if saved.before is not None and heard is not None:
        _tell_of_moved(saved.before, saved.after, warnings, heard)
    return Taken(saved, warnings)


def _tell_of_moved(
    before: Architecture, after: Architecture, warnings: tuple[str, ...], heard: str
) -> None:
    """Raise Unheard where examples end elsewhere, unless that is what the user has heard."""
    if moved := moved_between(before, after):
        changes = changes_between(before, after)
        told = Preview(before, after, (), warnings, changes, moved)
        if told.heard != heard:
            raise Unheard(preview=told)


def preview(slug: str, held: Architecture | None = None) -> NotSaved:
    """Return, to be raised, what saving what was written would make."""
    value = load_draft(slug)
    published = load_published(slug)
    before = held or (published.architecture if published else None)
    complaints: tuple[Complaint, ...] = ()
    try:
        versions.check(value)
    except Refused as refused:
        complaints = complaints_of(refused)
    told = Preview(
        before,
        value,
        complaints,
        new_warnings(before, value) if not complaints else (),
        changes_between(before, value) if before else (),
        moved_between(before, value) if before and not complaints else (),
        gathered=held is not None,
        obstacles=new_obstacles(before, value) if held is not None and not complaints else (),
    )
    return NotSaved(preview=told)


def new_obstacles(before: Architecture | None, after: Architecture) -> tuple[str, ...]:
    """Return the errors of a draft that were not there before a save, for whoever saves it."""
    errors = new_errors(before, after, timezone.localdate())
    return tuple(f"{each.subject}: {each.sentences}" for each in errors)


def _count_errors(value: Architecture) -> int:
    return sum(each.level == "error" for each in judged(value, timezone.localdate()).open)


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
