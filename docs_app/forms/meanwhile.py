"""What others saved of an object while somebody had its form open."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app import versions
from docs_app.store import VersionInfo


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A version that changed the object, and its changes to it in words."""

    version: VersionInfo
    sentences: tuple[str, ...]


def overtaken_words(slug: str, subject: str, seen: str) -> tuple[Meanwhile, ...]:
    """Return what versions after ``seen`` changed of a subject and its parts, newest first.

    ``seen`` is what the form sent; where it is no number, nothing can be said.
    """
    if not seen.isdecimal():
        return ()
    return tuple(
        Meanwhile(info, sentences)
        for info in versions.history(slug)
        if info.number > int(seen)
        and (sentences := versions.changes_of(slug, info.number, subject))
    )
