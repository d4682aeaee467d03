"""Renames: a zone, hop or route of another slug that is otherwise what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.diff.change import Change
from docs_app.core.diff.slugs import Slugs, with_slugs

RENAMED = {"zone": "zones", "hop": "hops", "route": "routes"}
"""Words of what can be renamed, and the tuples that hold it."""

_TELLING = ("ports", "rules", "examples", "summary", "prose")

_GONE = ""
"""Stands for any slug that only one of the two has; no real slug is empty."""


def find_renames(before: Architecture, after: Architecture) -> tuple[Change, ...]:
    """Return a change for each zone, hop and route that has only another slug, or name as well.

    One that is gone and one that is new are the same when they are equal but for their slugs and
    for references to what is itself gone or new, and no other pair is as equal; of those that are
    left, also when their names differ, if there is enough else to tell them by. Prose is compared
    as it is written, so an object whose own prose names its slug must be told otherwise.
    """
    gone, new = _slugs_of_one_side(before, after), _slugs_of_one_side(after, before)
    if not any(gone[word] and new[word] for word in RENAMED):
        return ()
    old_side, new_side = _blank(gone), _blank(new)
    return tuple(
        Change("renamed", f"{word}:{slug}", "slug", old, slug)
        for word in RENAMED
        for old, slug in _pairs(_faces(gone[word], old_side), _faces(new[word], new_side))
    )


def rename(architecture: Architecture, renames: Sequence[Change]) -> Architecture:
    """Return the architecture with the renames made and every reference to them following.

    References in Markdown are text and stay as they are.
    """
    if not renames:
        return architecture
    slugs = slugs_of(renames)
    return replace(
        architecture,
        zones=tuple(with_slugs(zone, slugs) for zone in architecture.zones),
        hops=tuple(with_slugs(hop, slugs) for hop in architecture.hops),
        entry_points=tuple(with_slugs(entry, slugs) for entry in architecture.entry_points),
        routes=tuple(with_slugs(route, slugs) for route in architecture.routes),
        waivers=_each_once(with_slugs(waiver, slugs) for waiver in architecture.waivers),
    )


def slugs_of(renames: Sequence[Change]) -> Slugs:
    """Return the new slugs by the old ones."""
    maps: dict[str, dict[str, str]] = {word: {} for word in RENAMED}
    for change in renames:
        maps[change.subject.partition(":")[0]][str(change.before)] = str(change.after)
    return Slugs(maps["zone"], maps["hop"], maps["route"])


def _each_once(waivers: Iterable[Waiver]) -> tuple[Waiver, ...]:
    """Return the waivers without those whose subject took the name of another's."""
    return tuple({waiver.finding: waiver for waiver in waivers}.values())


def _slugs_of_one_side(one: Architecture, other: Architecture) -> dict[str, dict[str, Any]]:
    """Return, by word, the objects that only ``one`` has, by slug."""
    found = {}
    for word, attribute in RENAMED.items():
        there = {each.slug for each in getattr(other, attribute)}
        found[word] = {
            each.slug: each for each in getattr(one, attribute) if each.slug not in there
        }
    return found


def _blank(objects: Mapping[str, Mapping[str, Any]]) -> Slugs:
    return Slugs(*(dict.fromkeys(objects[word], _GONE) for word in RENAMED))


def _faces(objects: Mapping[str, Any], blank: Slugs) -> dict[str, Any]:
    """Return each object as it looks without the slugs that only one side has."""
    return {slug: with_slugs(each, blank) for slug, each in objects.items()}


def _pairs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the (old, new) slugs of faces that occur once on each side, then of those left.

    These are compared without their names.
    """
    found = dict(_alike(old, new))
    yield from found.items()
    left_old, left_new = (
        {
            slug: replace(face, name="")
            for slug, face in faces.items()
            if slug not in taken and _tells(face)
        }
        for faces, taken in ((old, found.keys()), (new, set(found.values())))
    )
    yield from _alike(left_old, left_new)


def _tells(face: Any) -> bool:
    """Say whether an object has more than a name and a kind, which many others may have too."""
    return any(getattr(face, name, ()) for name in _TELLING)


def _alike(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    old_by_face, new_by_face = _by_face(old), _by_face(new)
    for face, slugs in new_by_face.items():
        if len(slugs) == len(old_by_face.get(face, ())) == 1:
            yield old_by_face[face][0], slugs[0]


def _by_face(faces: Mapping[str, Any]) -> dict[Any, list[str]]:
    grouped: dict[Any, list[str]] = {}
    for slug, face in faces.items():
        grouped.setdefault(face, []).append(slug)
    return grouped
