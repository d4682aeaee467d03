"""Steps from one version to the next, and the names that things had on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from docs_app.core.diff import Change, diff
from docs_app.core.diff.renames import RENAMED, find_renames
from docs_app.core.diff.shape import split_subject
from docs_app.models import VersionChange
from docs_app.store import Published, load_versions

PARTS = {"hop": ("port", "rule"), "route": ("example",)}
"""A kind -> the kinds of its parts, whose changes are changes of it too."""

OWNERS = {part: word for word, parts in PARTS.items() for part in parts}

Renames = Mapping[int, tuple[Change, ...]]
"""Number of a version -> the renames that it made; those that made none are left out."""


@dataclass(frozen=True, slots=True)
class Span:
    """A name, and the versions in which something had it, both included."""

    subject: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Made:
    """A version, and what was before it; None: nothing, it is the first."""

    before: Published | None
    after: Published

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what the version changed, worked out anew; of the first nothing can be said."""
        if self.before is None:
            return ()
        return diff(self.before.architecture, self.after.architecture)

    @property
    def renames(self) -> tuple[Change, ...]:
        """Return the renames among the changes, which cost less."""
        if self.before is None:
            return ()
        return find_renames(self.before.architecture, self.after.architecture)


def made(slug: str, number: int) -> Made | None:
    """Return one of :func:`all_made`; None: there is no such version."""
    return all_made(slug, (number,)).get(number)


def all_made(slug: str, numbers: Collection[int]) -> dict[int, Made]:
    """Return the versions of these numbers that there are, each with the one before it.

    One query, and one more for each content that this process has not had yet.
    """
    if not numbers:
        return {}
    found = load_versions(slug, {*numbers, *(number - 1 for number in numbers)})
    return {each: Made(found.get(each - 1), found[each]) for each in numbers if each in found}


def renames(slug: str, after: int, upto: int) -> Renames:
    """Return the renames of the versions with numbers above ``after`` and up to ``upto``.

    One query, and where there are any those of :func:`all_made`. The rows only say where to look: a
    text that somebody typed may read like a rename.
    """
    of_these = Q(*(("subject__startswith", f"{word}:") for word in RENAMED), _connector=Q.OR)
    rows = VersionChange.objects.filter(
        of_these,
        version__architecture__slug=slug,
        version__number__gt=after,
        version__number__lte=upto,
        sentence__contains=": slug ",
    )
    numbers = set(rows.order_by().values_list("version__number", flat=True))
    found = {number: each.renames for number, each in all_made(slug, numbers).items()}
    return {number: changes for number, changes in sorted(found.items()) if changes}


def spans(subject: str, upto: int, renamed: Renames) -> tuple[Span, ...]:
    """Return the names that a subject had, newest first, given the renames up to a version.

    A part goes by its owner's names. What was called so before, and was renamed, is another thing.
    """
    word, owner, key = split_subject(subject)
    of, name = (OWNERS[word], owner) if owner else (word, key)
    found, last = [], upto
    for number in sorted(renamed, reverse=True):
        names = {
            change.after: change.before
            for change in renamed[number]
            if change.subject.startswith(f"{of}:")
        }
        if name in names or name in names.values():
            found.append(Span(_called(subject, name), number, last))
            last = number - 1
        if name in names:
            name = str(names[name])
        elif name in names.values():
            return tuple(found)
    return (*found, Span(_called(subject, name), 1, last))


def successor(subject: str, renamed: Renames) -> str:
    """Return what became of a name that is no longer in use, given all renames up to now."""
    word, owner, key = split_subject(subject)
    of, name = (OWNERS[word], owner) if owner else (word, key)
    later = [
        (number, change)
        for number in sorted(renamed)
        for change in renamed[number]
        if change.subject.startswith(f"{of}:")
    ]
    since = max((number for number, change in later if change.before == name), default=0)
    for number, change in later:
        if since and number >= since and change.before == name:
            name = str(change.after)
    return _called(subject, name)


def _called(subject: str, name: str) -> str:
    word, owner, key = split_subject(subject)
    return f"{word}:{name}/{key}" if owner else f"{word}:{name}" if key else subject
