"""Since which version things are as a page shows them, and whose doing that was."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from docs_app import store, versions
from docs_app.core.architecture import Architecture
from docs_app.core.diff import diff
from docs_app.core.diff.renames import slugs_of
from docs_app.core.index import kept
from docs_app.store import VersionInfo
from docs_app.versions.subjects import owner_of
from docs_app.views.book import Book


@dataclass(frozen=True, slots=True)
class Since:
    """Since when something is as it is. ``info`` None: only the draft says so.

    ``href`` leads to its history, ``first`` says that it was so from the beginning.
    """

    info: VersionInfo | None
    href: str

    @property
    def first(self) -> bool:
        return self.info is not None and self.info.number == 1

    @property
    def who(self) -> str:
        """Return who, when and why, for a hint."""
        if self.info is None:
            return ""
        by = f"by {self.info.author}, " if self.info.author else ""
        why = f": {self.info.message}" if self.info.message else ""
        return f"{by}{self.info.at:%-d %B %Y}{why}"


def since(book: Book, subjects: Collection[str]) -> dict[str, Since]:
    """Return since when each subject is as it is in this edition. Three queries.

    In a draft one more, and its differences from what is published, worked out once.
    """
    at, new, names = book.addresses, frozenset[str](), {each: each for each in subjects}
    if book.draft:
        new, names = _drafted(book, subjects)
    found = versions.blames(book.slug, book.version.number, names.values())
    return {
        subject: Since(None if subject in new else found.get(name), at.history(name))
        for subject, name in names.items()
        if subject in new or name in found
    }


def _drafted(book: Book, subjects: Iterable[str]) -> tuple[frozenset[str], dict[str, str]]:
    """Return which subjects the draft changes, and what each is called in what is published."""
    published = store.load_published(book.slug)
    base = published.architecture if published else Architecture(book.slug, "")
    digest = published.version.content_hash if published else ""
    changes = kept(book.architecture, f"changes-{digest}", lambda value: diff(base, value))
    touched = {each.subject for each in changes}
    added = {each.subject for each in changes if each.kind == "added"}
    back = slugs_of(
        [
            replace(each, before=each.after, after=each.before)
            for each in changes
            if each.kind == "renamed"
        ]
    )
    new = frozenset(each for each in subjects if each in touched or owner_of(each) in added)
    return new, {each: back.subject(each) for each in subjects}
