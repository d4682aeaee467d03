"""What both values of a comparison are called by: one set of names for two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs_app.core.architecture import Architecture
from docs_app.core.diff import Change
from docs_app.core.diff.renames import RENAMED, rename
from docs_app.core.diff.shape import split_subject
from docs_app.core.diff.slugs import Slugs
from docs_app.core.index import index_of

_OWNERS = {"port": "hop", "rule": "hop", "example": "route"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Two values, and the one before as it would be with today's slugs.

    Everything in a comparison goes by what it is called in ``after``, and what is gone by what it
    would be called there. ``renamed`` is ``before`` with the renames made; it is ``before`` itself
    where there are none.
    """

    before: Architecture
    after: Architecture
    renamed: Architecture
    _forth: Slugs
    _back: Slugs

    @classmethod
    def of(cls, before: Architecture, after: Architecture, changes: Sequence[Change]) -> Sides:
        """Return the sides of a diff."""
        renames = [each for each in changes if each.kind == "renamed"]
        forth: dict[str, dict[str, str]] = {word: {} for word in RENAMED}
        for each in renames:
            forth[each.subject.partition(":")[0]][str(each.before)] = str(each.after)
        back = {word: {new: old for old, new in table.items()} for word, table in forth.items()}
        return cls(
            before,
            after,
            rename(before, renames),
            Slugs(*(forth[word] for word in RENAMED)),
            Slugs(*(back[word] for word in RENAMED)),
        )

    def called_now(self, subject: str) -> str:
        """Return what a subject of ``before`` is called with today's slugs."""
        return _mapped(self._forth, subject)

    def was(self, subject: str) -> str:
        """Return what a subject was called in ``before``; empty where it was not there."""
        called = _mapped(self._back, subject)
        return called if is_there(self.before, called) else ""

    def now(self, subject: str) -> str:
        """Return the subject; empty where ``after`` does not have it."""
        return subject if is_there(self.after, subject) else ""


def _mapped(slugs: Slugs, subject: str) -> str:
    """Return a subject with other slugs; a waiver is called by what it is of."""
    waived, slash, of = subject.partition("/")
    if subject.startswith("waiver:"):
        return waived + slash + slugs.subject(of)
    return slugs.subject(subject)


def owner_of(subject: str) -> str:
    """Return ``hop:nlb`` for ``rule:nlb/bags``; what nothing holds is its own owner."""
    word, owner, _ = split_subject(subject)
    return f"{_OWNERS[word]}:{owner}" if word in _OWNERS else subject


def is_there(architecture: Architecture, subject: str) -> bool:
    """Say whether an architecture has what a subject names."""
    index = index_of(architecture)
    word, owner, key = split_subject(subject)
    if word == "example":
        route = index.routes.get(owner)
        return route is not None and any(each.slug == key for each in route.examples)
    if word == "waiver":
        return any(each.finding == key for each in architecture.waivers)
    if word in ("port", "rule"):
        return (owner, key) in (index.ports if word == "port" else index.rules)
    tables = {
        "zone": index.zones,
        "hop": index.hops,
        "entry": index.entry_points,
        "route": index.routes,
        "page": index.pages,
    }
    return word == "architecture" or key in tables.get(word, ())
