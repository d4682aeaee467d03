"""Taking changes back: some of a draft, or all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from docs_app.core.architecture import Architecture
from docs_app.core.diff import Change, describe
from docs_app.core.diff.leaving import leave_out
from docs_app.core.wellformed import problems
from docs_app.store import save_draft
from docs_app.versions.drafting import add_save, clear, drafted
from docs_app.versions.meanwhile import as_seen
from docs_app.versions.people import PUBLISH, demand
from docs_app.versions.publishing import lock
from docs_app.versions.refusal import Refused
from docs_app.versions.state import DraftState

UNPUBLISHED = "Nothing is published yet that the draft could go back to."
UNKNOWN = "This is no change of the draft: {}."
CHOOSE = "Choose what to discard."
NEEDED = "The rest of the draft cannot do without it. Discard that too, or change it first:"


@dataclass(frozen=True, slots=True)
class Discarded:
    """What was taken back, in words. ``whole``: nothing of the draft is left."""

    whole: bool
    sentences: tuple[str, ...]


@transaction.atomic
def discard(slug: str, user: User, keys: Iterable[str] | None, seen_hash: str) -> Discarded:
    """Take changes of the draft back, by their ``Change.key``; None: all of them.

    Whoever discards some of a draft decides what it says, and is among its authors then.
    Refused: the rest would not be well-formed, or there is no such change. Overtaken: the draft is
    not what was seen. PermissionDenied: the user may not discard.
    """
    demand(user, PUBLISH)
    row = lock(slug)
    now = as_seen(row, seen_hash)
    if now.published is None:
        raise Refused(reasons=(UNPUBLISHED,))
    before = now.published.architecture
    gone = _chosen(now, keys)
    whole = len(gone) == len(now.changes)
    told = [(each.subject, describe(each, now.draft, before)) for each in gone]
    if whole:
        save_draft(before)
        clear(row, user)
    else:
        _leave_out(now, before, gone)
        said = [(subject, f"Discarded: {sentence}") for subject, sentence in told]
        add_save(row, user, "", said, drafted(row)[1])
    return Discarded(whole, tuple(sentence for _, sentence in told))


def _chosen(now: DraftState, keys: Iterable[str] | None) -> tuple[Change, ...]:
    if keys is None:
        return now.changes
    wanted = set(keys)
    if not wanted:
        raise Refused(reasons=(CHOOSE,))
    unknown = wanted - {change.key for change in now.changes}
    if unknown:
        raise Refused(reasons=tuple(UNKNOWN.format(key) for key in sorted(unknown)))
    return tuple(change for change in now.changes if change.key in wanted)


def _leave_out(now: DraftState, before: Architecture, gone: tuple[Change, ...]) -> None:
    value = leave_out(before, now.draft, {change.key for change in gone})
    found = problems(value)
    if found:
        raise Refused(problems=found, reasons=(NEEDED,))
    save_draft(value)
