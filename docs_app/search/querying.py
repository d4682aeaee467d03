"""What a person typed, as an expression of SQLite's full text search that cannot be wrong."""

from __future__ import annotations

import re
import unicodedata

LENGTH = 300
"""Characters of a query that are read."""

WORDS = 12
"""Words of a query that are looked for."""

_SPLIT = re.compile(r"[\s\x00-\x1f\x7f\"]+")
_COMPOUND = re.compile(r"\w+(?:[-_]+\w+)+|\w*_\w*")
_PART = re.compile(r"[^\W_]+")


def words(query: str) -> tuple[str, ...]:
    """Return the words to look for, each once: those with a letter or a digit."""
    typed = _SPLIT.split(query[:LENGTH].encode("utf-8", "replace").decode("utf-8"))
    return tuple(dict.fromkeys(each for each in typed if any(map(str.isalnum, each))))[:WORDS]


def expression(wanted: tuple[str, ...], *, every: bool = True) -> str:
    """Return the words as an expression: each a phrase, so that no operator is read into one.

    The last may go on: it is perhaps still being typed. ``every=False``: any word suffices, but
    no "a" or "of" where there are longer ones.
    """
    if not every:
        wanted = tuple(word for word in wanted if len(word) > 2) or wanted
    phrases = [f'"{word}"' for word in wanted]
    return (" AND " if every else " OR ").join([*phrases[:-1], f"{phrases[-1]}*"])


def folded(text: str) -> str:
    """Return a name so that two spellings of it are equal: no case, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def parts(*texts: str) -> str:
    """Return the parts of words with ``-`` or ``_`` in them, which are one word to the index."""
    compounds = (match[0] for text in texts for match in _COMPOUND.finditer(text))
    return " ".join(dict.fromkeys(part for each in compounds for part in _PART.findall(each)))
