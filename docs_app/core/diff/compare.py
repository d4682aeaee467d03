"""Compare two architectures: a tuple of changes that turns the one into the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs_app.core.architecture import Architecture
from docs_app.core.diff.change import Change
from docs_app.core.diff.fields import changed_fields
from docs_app.core.diff.order import movers
from docs_app.core.diff.renames import find_renames, rename
from docs_app.core.diff.shape import ROOT, Shape


def diff(before: Architecture, after: Architecture) -> tuple[Change, ...]:
    """Return what must change in ``before`` to make it ``after``; nothing when they are equal.

    Renames come first; then the architecture's own fields, zones, hops, entry points, routes and
    pages; in each what is gone, then what is there, in the order it has in ``after``. Neither
    value may have two objects of one slug in one place. Cost: linear in the objects, with one
    sort for each list whose order differs.
    """
    renames = find_renames(before, after)
    return (*renames, *_object(ROOT, "architecture", "", rename(before, renames), after))


def _object(shape: Shape, subject: str, key: str, before: Any, after: Any) -> Iterator[Change]:
    """Yield the changes of two objects that differ; what they hold is compared here, once."""
    for path, old, new in changed_fields(before, after, skip=shape.held):
        yield Change("changed", subject, path, old, new)
    for part in shape.parts:
        yield from _list(part, key, getattr(before, part.attribute), getattr(after, part.attribute))


def _list(
    shape: Shape, owner: str, before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[Change]:
    if before is after:
        return
    old = {shape.key_of(each): each for each in before}
    new = {shape.key_of(each): each for each in after}
    for key, value in old.items():
        if key not in new:
            yield Change("removed", shape.subject(owner, key), before=value)
    moved = movers([key for key in old if key in new], [key for key in new if key in old])
    was_behind = dict(zip(old, (None, *old), strict=False))
    behind: str | None = None
    for key, value in new.items():
        subject = shape.subject(owner, key)
        if key not in old:
            yield Change("added", subject, after=value, behind=behind)
        else:
            if key in moved:
                yield Change("moved", subject, before=was_behind[key], after=behind)
            if old[key] != value:
                yield from _object(shape, subject, key, old[key], value)
        behind = key
