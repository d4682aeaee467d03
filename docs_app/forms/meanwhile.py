"""What others saved of an object while somebody had its form open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from docs_app import versions

_SEEN = re.compile(r"(?P<version>\d{1,9})(?:\.(?P<save>\d{1,18}))?")


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A save that changed the object: whose it was, where it went, and its changes in words."""

    author: str
    at: datetime
    where: str
    message: str
    sentences: tuple[str, ...]


def seen(version: int, save: int | None) -> str:
    """Return what a form sends back as what it was opened on: ``7``, in a draft ``7.123``.

    That is the newest version, and the last save into the draft (None: saves are published).
    """
    return str(version) if save is None else f"{version}.{save}"


def overtaken_words(slug: str, subject: str, seen: str) -> tuple[Meanwhile, ...]:
    """Return what saves after ``seen`` changed of a subject and its parts, newest first.

    Where ``seen`` is not what a form sends, nothing can be said.
    """
    said = _SEEN.fullmatch(seen)
    if said is None:
        return ()
    number, save = int(said["version"]), int(said["save"] or 0)
    return (*_drafted(slug, subject, save), *_published(slug, subject, number))


def _drafted(slug: str, subject: str, after: int) -> Iterator[Meanwhile]:
    for save in reversed(versions.draft_saves(slug, after)):
        pairs = zip(save.subjects, save.sentences, strict=True)
        sentences = tuple(said for of, said in pairs if versions.is_about(of, subject))
        if sentences:
            yield Meanwhile(save.author.name, save.at, "in the draft", save.message, sentences)


def _published(slug: str, subject: str, after: int) -> Iterator[Meanwhile]:
    for info in versions.history(slug):
        if info.number > after and (said := versions.changes_of(slug, info.number, subject)):
            yield Meanwhile(info.author, info.at, f"version {info.number}", info.message, said)
