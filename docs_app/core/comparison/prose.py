"""Texts that were rewritten, as readable differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs_app.core.comparison.sides import Sides
from docs_app.core.comparison.text import DELETED, INSERTED, Fold, Line, text_diff, words_of
from docs_app.core.diff import Change
from docs_app.core.diff.naming import field_words, thing
from docs_app.core.diff.values import LONG
from docs_app.core.index import index_of

_TEXTS = frozenset({"prose", "body"})
"""Fields that are told as a text however short they are."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text that changed: whose (as it was and is called), which, and the difference.

    ``inserted`` and ``deleted`` count words; both are 0 where only lines break elsewhere.
    """

    subject: str
    was: str
    now: str
    title: str
    what: str
    lines: tuple[Line | Fold, ...]
    inserted: int
    deleted: int


def prose_of(sides: Sides, changes: Sequence[Change]) -> tuple[Rewritten, ...]:
    """Return the texts that changed, in the order of the changes."""
    return tuple(_rewritten(sides, change) for change in changes if is_text(change))


def is_text(change: Change) -> bool:
    """Say whether a change is of a text that is worth reading as one."""
    if change.kind != "changed" or not isinstance(change.before, str | None):
        return False
    values = [change.before, change.after]
    if not all(isinstance(each, str) for each in values):
        return False
    return change.field in _TEXTS or any(
        len(str(each)) > LONG or "\n" in str(each).strip() for each in values
    )


def _rewritten(sides: Sides, change: Change) -> Rewritten:
    lines = text_diff(str(change.before), str(change.after))
    return Rewritten(
        change.subject,
        sides.was(change.subject),
        sides.now(change.subject),
        _title(sides, change.subject),
        field_words(change.field),
        lines,
        words_of(lines, INSERTED),
        words_of(lines, DELETED),
    )


def _title(sides: Sides, subject: str) -> str:
    word, _, path = subject.partition(":")
    pages = index_of(sides.after).pages
    return f"Page {pages[path].title}" if word == "page" else thing(subject, sides.after)
