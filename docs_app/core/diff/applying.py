"""Carry changes out on an architecture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docs_app.core.architecture import Architecture
from docs_app.core.diff.change import Change
from docs_app.core.diff.fields import get_field, set_field
from docs_app.core.diff.order import place_behind
from docs_app.core.diff.renames import rename
from docs_app.core.diff.shape import ROOT, Shape, split_subject


class DoesNotFitError(ValueError):
    """A change is not about this architecture: what it changes is not there, or is not as it was.

    ``change`` is the change, ``why`` what does not fit.
    """

    def __init__(self, change: Change, why: str) -> None:
        super().__init__(f"{change.subject}: {why}")
        self.change = change
        self.why = why


@dataclass(frozen=True, slots=True)
class _Plan:
    """Changes by where they apply; each is taken out when it is carried out."""

    fields: dict[str, list[Change]]
    lists: dict[tuple[str, str], list[Change]]
    """By word and owner: what is added, removed and moved."""

    def left(self) -> Iterable[Change]:
        for changes in (*self.fields.values(), *self.lists.values()):
            yield from changes


def apply(changes: Sequence[Change], before: Architecture) -> Architecture:
    """Return the architecture with the changes made; ``apply(diff(a, b), a) == b``.

    Some of a diff may be applied without the rest, as long as each fits: an object that was to
    go behind one that is not there goes to the end. Raise DoesNotFitError where one does not.
    """
    renames = [change for change in changes if change.kind == "renamed"]
    for change in renames:
        _check_rename(change, before)
    plan = _Plan(defaultdict(list), defaultdict(list))
    for change in changes:
        if change.kind == "changed":
            plan.fields[change.subject].append(change)
        elif change.kind != "renamed":
            plan.lists[split_subject(change.subject)[:2]].append(change)
    after: Architecture = _object(ROOT, "architecture", "", rename(before, renames), plan)
    for change in plan.left():
        raise DoesNotFitError(change, "there is no such object")
    return after


def _check_rename(change: Change, before: Architecture) -> None:
    attribute = {part.word: part.attribute for part in ROOT.parts}[split_subject(change.subject)[0]]
    slugs = {each.slug for each in getattr(before, attribute)}
    if change.before not in slugs:
        raise DoesNotFitError(change, f"there is no {change.before} to rename")
    if change.after in slugs:
        raise DoesNotFitError(change, "the new slug is taken")


def _object(shape: Shape, subject: str, key: str, value: Any, plan: _Plan) -> Any:
    for change in plan.fields.pop(subject, ()):
        if get_field(value, change.field) != change.before:
            raise DoesNotFitError(change, f"{change.field} is not what the change says it was")
        value = set_field(value, change.field, change.after)
    held = {}
    for part in shape.parts:
        old = getattr(value, part.attribute)
        new = _list(part, key, old, plan)
        if new is not old:
            held[part.attribute] = new
    return replace(value, **held) if held else value


def _list(shape: Shape, owner: str, values: tuple[object, ...], plan: _Plan) -> tuple[object, ...]:
    changes = plan.lists.pop((shape.word, owner), [])
    objects = {shape.key_of(each): each for each in values}
    if changes:
        objects = _arranged(shape, objects, changes)
    touched = bool(changes)
    for key, value in objects.items():
        new = _object(shape, shape.subject(owner, key), key, value, plan)
        if new is not value:
            objects[key] = new
            touched = True
    return tuple(objects.values()) if touched else values


def _arranged(
    shape: Shape, objects: dict[str, object], changes: Sequence[Change]
) -> dict[str, object]:
    """Return the objects with those removed, added and moved that should be, in their new order."""
    found = dict(objects)
    placed: list[tuple[str, str | None]] = []
    for change in changes:
        key = split_subject(change.subject)[2]
        if change.kind == "added":
            if key in found:
                raise DoesNotFitError(change, "there is one already")
            found[key] = change.after
            placed.append((key, change.behind))
        elif key not in found:
            raise DoesNotFitError(change, "there is no such object")
        elif change.kind == "moved":
            placed.append((key, None if change.after is None else str(change.after)))
        elif found.pop(key) != change.before:
            raise DoesNotFitError(change, "it is not what it was when it was to be removed")
    put = {key for key, _ in placed}
    staying = [key for key in objects if key in found and key not in put]
    return {key: found[key] for key in place_behind(staying, placed)}
