"""References to facts in Markdown, ``[[kind:ref]]`` or ``[[kind:ref|text shown]]``, and where.

Before Markdown is parsed, each reference is replaced by a mark of characters that nobody types
(Unicode's private use area): neither a table's ``|`` nor emphasis can then break it, and the mark
still knows its line. What ends up inside code is put back as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

MARK_OPEN, MARK_CLOSE, LITERAL_BRACKET, LITERAL_PAREN = "\ue000", "\ue001", "\ue002", "\ue003"
MARK = re.compile(f"{MARK_OPEN}([0-9]+){MARK_CLOSE}")

# `[[1]](url)` and `[[note]](url)` are links whose text has brackets: Markdown, not references.
REFERENCE = re.compile(
    r"(?<![\\\[])\[\[[ ]*(?P<kind>[A-Za-z][A-Za-z_-]{0,40})[ ]*"
    r"(?::(?P<ref>[^\[\]|\n]{0,300}))?(?:\|(?P<text>[^\[\]\n]{0,300}))?\]\](?![(\[\]])"
)

# Control characters, our own marks, and halves of surrogate pairs, which no UTF-8 can carry.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\ue003]")
_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: its kind (``port``), what it names (``nlb/ingests``), the text to show.

    ``ref`` and ``text`` are empty where none is written. ``line`` counts from 1. ``source`` is
    the whole as typed; ``start`` and ``end`` bound it in the cleaned text.
    """

    kind: str
    ref: str
    text: str
    line: int
    source: str
    start: int
    end: int

    @property
    def named(self) -> tuple[str, str]:
        """Return the kind and what it names."""
        return self.kind, self.ref


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its references marked: ``text`` holds mark number i for ``references[i]``."""

    clean: str
    text: str
    references: tuple[Reference, ...]

    def restored(self, text: str, escape: Callable[[str], str] = str) -> str:
        """Return a piece of the marked text as its author typed it.

        ``escape`` makes what was typed fit where the piece stands: in HTML, if it is HTML.
        """
        text = text.replace(LITERAL_BRACKET, "[").replace(LITERAL_PAREN, "(")
        return MARK.sub(lambda match: escape(self.references[int(match[1])].source), text)


def cleaned(text: str) -> str:
    """Return the text with plain line ends and without characters that no page can hold."""
    return _UNFIT.sub("\ufffd", _ENDS.sub("\n", text))


def mark(text: str) -> Marked:
    """Mark every reference in a text, those in code included. Linear in the text's length."""
    clean = cleaned(text)
    references: list[Reference] = []
    pieces: list[str] = []
    done, line = 0, 1
    for match in REFERENCE.finditer(clean):
        between = clean[done : match.start()]
        line += between.count("\n")
        pieces += [between, f"{MARK_OPEN}{len(references)}{MARK_CLOSE}"]
        references.append(_reference(match, line))
        done = match.end()
    pieces.append(clean[done:])
    return Marked(clean, "".join(pieces), tuple(references))


def _reference(match: re.Match[str], line: int) -> Reference:
    return Reference(
        match["kind"],
        (match["ref"] or "").strip(),
        (match["text"] or "").strip(),
        line,
        match[0],
        match.start(),
        match.end(),
    )
