"""Take one change back out of an architecture that has gone on since."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

from docs_app.core.architecture import Architecture
from docs_app.core.diff.applying import DoesNotFitError, apply
from docs_app.core.diff.change import Change
from docs_app.core.diff.compare import diff
from docs_app.core.diff.fields import get_field
from docs_app.core.diff.finding import find, siblings_of
from docs_app.core.diff.naming import field_words, setting_of
from docs_app.core.diff.renames import RENAMED, find_renames, rename, slugs_of
from docs_app.core.diff.shape import split_subject
from docs_app.core.diff.values import value_words


def undo(
    before: Architecture,
    after: Architecture,
    key: str,
    now: Architecture,
    since: Sequence[Sequence[Change]] = (),
) -> Architecture:
    """Return ``now`` without the change of this key that once led from ``before`` to ``after``.

    ``since`` are the renames made between ``after`` and ``now``, each time's together and oldest
    first: the change follows them. DoesNotFitError: what it changed is not as it left it; the
    ``why`` is for people. KeyError: there is no such change.
    """
    change = {each.key: each for each in diff(before, after)}[key]
    if change.kind != "renamed":
        before, after, change = _followed(before, after, change, since)
    before = rename(before, find_renames(before, after))
    return apply([_BACKWARDS[change.kind](change, before, after, now)], now)


def _followed(
    before: Architecture, after: Architecture, change: Change, since: Sequence[Sequence[Change]]
) -> tuple[Architecture, Architecture, Change]:
    """Return the two, and their change, under the names of now."""
    followed = change
    for renames in (each for each in since if each):
        before, after = rename(before, renames), rename(after, renames)
        followed = replace(followed, subject=slugs_of(renames).subject(followed.subject))
    for architecture, attribute in (
        (a, name) for a in (before, after) for name in RENAMED.values()
    ):
        slugs = [each.slug for each in getattr(architecture, attribute)]
        if len(slugs) > len(set(slugs)):
            raise DoesNotFitError(change, "a name of that time belongs to something else by now")
    return before, after, {each.key: each for each in diff(before, after)}[followed.key]


def _set_back(
    change: Change, before: Architecture, after: Architecture, now: Architecture
) -> Change:
    held = get_field(_there(change, now), change.field)
    if held != change.after:
        what = field_words(change.field, setting_of(change.subject, change.field, now, after))
        told, left = (
            value_words(change.subject, change.field, value, of)
            for value, of in ((held, now), (change.after, after))
        )
        by_now = f"{what} is {told} by now" + ("" if told == left else f", not {left}")
        raise DoesNotFitError(change, f"{by_now}; it was changed again since")
    return replace(change, before=change.after, after=change.before)


def _taken_out(
    change: Change, before: Architecture, after: Architecture, now: Architecture
) -> Change:
    if _there(change, now) != change.after:
        why = "it was changed since it was added, and that would be lost with it"
        raise DoesNotFitError(change, why)
    return Change("removed", change.subject, before=change.after)


def _put_back(
    change: Change, before: Architecture, after: Architecture, now: Architecture
) -> Change:
    siblings = siblings_of(now, change.subject)
    if siblings is None:
        raise DoesNotFitError(change, "what it was a part of is not there any more")
    if split_subject(change.subject)[2] in siblings:
        raise DoesNotFitError(change, "there is one of this name again")
    behind = _last_before(change.subject, before, siblings)
    return Change("added", change.subject, after=change.before, behind=behind)


def _moved_back(
    change: Change, before: Architecture, after: Architecture, now: Architecture
) -> Change:
    _there(change, now)
    subject = change.subject
    here, then = siblings_of(now, subject) or {}, siblings_of(after, subject) or {}
    if _last_before(subject, now, then) != _last_before(subject, after, here):
        raise DoesNotFitError(change, "it was moved again since")
    return replace(change, before=change.after, after=_last_before(subject, before, here))


def _renamed_back(
    change: Change, before: Architecture, after: Architecture, now: Architecture
) -> Change:
    _there(change, now)
    subject = f"{split_subject(change.subject)[0]}:{change.before}"
    if find(now, subject) is not None:
        raise DoesNotFitError(change, f"the slug {change.before} belongs to another by now")
    return Change("renamed", subject, "slug", change.after, change.before)


_BACKWARDS = {
    "changed": _set_back,
    "added": _taken_out,
    "removed": _put_back,
    "moved": _moved_back,
    "renamed": _renamed_back,
}
"""By kind: what makes the change that takes one back, or says why none does."""


def _there(change: Change, now: Architecture) -> Any:
    value = find(now, change.subject)
    if value is None:
        raise DoesNotFitError(change, "it is not there any more")
    return value


def _last_before(subject: str, architecture: Architecture, known: Container[str]) -> str | None:
    """Return the nearest sibling before a subject that is also ``known``; None: there is none."""
    own, last = split_subject(subject)[2], None
    for key in siblings_of(architecture, subject) or {}:
        if key == own:
            break
        if key in known:
            last = key
    return last
