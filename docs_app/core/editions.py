"""Words for editions, as addresses, forms and commands have them.

A word is the number of a version, ``now``, ``draft``, or another architecture: ``staging`` as it
is now, ``staging@7``, ``staging@draft``. Two words stand with three dots between them.
"""

from __future__ import annotations

import re

from docs_app.core.addresses import DRAFT, Edition

NOW = "now"
BETWEEN = "..."
HOW = (
    "Write the number of a version, `now`, `draft`, or another architecture: "
    "`staging` as it is now, `staging@7`, `staging@draft`."
)
LONGEST = 200
"""Characters of a word that are read, and said again where it is none."""

_NUMBER = re.compile(r"[0-9]{1,9}")


class BadWordError(ValueError):
    """A word that names no edition, or one that is not there; says so, and what can be written."""


def split_words(words: str) -> tuple[str, str]:
    """Return the two words. BadWordError: there are not two."""
    before, dots, after = words.partition(BETWEEN)
    if not (before and dots and after) or BETWEEN in after:
        raise BadWordError(
            f"A comparison names two editions with three dots between them, such as 3...now. {HOW}"
        )
    return before, after


def read_word(word: str, home: str) -> tuple[str, Edition]:
    """Return the slug and edition that a word names for a reader of ``home``.

    BadWordError: it is not written as a word is.
    """
    slug, at, edition = word.strip()[:LONGEST].rpartition("@")
    if not at:
        slug, edition = (home, edition) if _is_edition(edition) else (edition, NOW)
    if not slug or not _is_edition(edition):
        raise BadWordError(f"'{word[:LONGEST]}' names no edition. {HOW}")
    if edition == NOW:
        return slug, None
    return slug, DRAFT if edition == DRAFT else int(edition)


def word_of(home: str, slug: str, edition: Edition) -> str:
    """Return the one word that is used for an edition where ``home`` is read."""
    said = NOW if edition is None else str(edition)
    if slug == home:
        return said
    return slug if edition is None and not _is_edition(slug) else f"{slug}@{said}"


def edition_name(home: str, slug: str, edition: Edition, number: int) -> str:
    """Return what an edition is called in a sentence; ``number`` is its version's."""
    if edition is None:
        said = f"now (version {number})"
    else:
        said = "the draft" if edition == DRAFT else f"version {edition}"
    return said if slug == home else f"{slug}, {said}"


def _is_edition(word: str) -> bool:
    return word in {NOW, DRAFT} or bool(_NUMBER.fullmatch(word))
