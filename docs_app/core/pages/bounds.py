"""Keeps hostile Markdown cheap, without changing what honest Markdown means.

The parser looks for the end of a link from each opening bracket, to the end of the paragraph where
there is none, and cuts a run of lines piece by piece, copying the rest each time. Both are
quadratic: 100 kB of ``[`` would take hours. Brackets that open nothing are therefore marked as
literal beforehand, and a run of lines without an empty one is cut where it is longer than any
paragraph, list or table that a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from docs_app.core.pages.references import LITERAL_BRACKET, LITERAL_PAREN

RUN_LIMIT = 20_000
"""Characters of a run of lines without an empty one."""

RUN_LINES = 500
"""Lines of such a run."""

_NESTED = 4
_PIECE = re.compile(r"\\.|`+|\]\(|[\[\]()]", re.DOTALL)


def bounded(text: str) -> str:
    """Return the text with unmatched opening brackets marked as literal, and long runs cut."""
    runs = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return "\n".join(_bounded(list(lines)) if full else "\n".join(lines) for full, lines in runs)


def _bounded(lines: list[str]) -> str:
    """Return a run of lines in pieces, an empty line between them. Mostly there is one."""
    pieces = []
    for start in range(0, len(lines), RUN_LINES):
        run = _literal("\n".join(lines[start : start + RUN_LINES]))
        while len(run) > RUN_LIMIT:
            end = run.rfind("\n", RUN_LIMIT // 2, RUN_LIMIT) + 1 or RUN_LIMIT
            pieces.append(run[:end].rstrip("\n"))
            run = run[end:]
        pieces.append(run)
    return "\n\n".join(pieces)


class _Openings:
    """The openings still waiting for their close, and the places of those that have none."""

    def __init__(self) -> None:
        self.depth = 0
        self.waiting: list[tuple[int, int]] = []
        self.unmatched: list[int] = []

    def open(self, at: int) -> None:
        """Note an opening. One nested too deep counts as literal: it would be searched again."""
        self.depth += 1
        if len(self.waiting) < _NESTED:
            self.waiting.append((at, self.depth))
        else:
            self.unmatched.append(at)

    def close(self) -> None:
        """Note a close; it matches the last opening of its depth."""
        if self.waiting and self.waiting[-1][1] == self.depth:
            self.waiting.pop()
        self.depth = max(0, self.depth - 1)

    def literal(self) -> list[int]:
        """Return where openings stand that no close matches."""
        return [*self.unmatched, *(at for at, _ in self.waiting)]


def _literal(run: str) -> str:
    """Return the run with those brackets and parentheses marked that cannot open a link."""
    brackets, parens = _Openings(), _Openings()
    for at, piece in _outside_code(run):
        if piece == "[":
            brackets.open(at)
        elif piece == "(":
            parens.depth += 1
        elif piece == ")":
            parens.close()
        else:
            brackets.close()
            if piece == "](":
                parens.open(at + 1)
    marks = dict.fromkeys(brackets.literal(), LITERAL_BRACKET)
    return _replaced(run, marks | dict.fromkeys(parens.literal(), LITERAL_PAREN))


def _outside_code(run: str) -> Iterator[tuple[int, str]]:
    """Give the brackets and parentheses that are neither escaped nor in a code span."""
    pieces = [(match.start(), match[0]) for match in _PIECE.finditer(run)]
    last = {piece: at for at, piece in pieces if piece[0] == "`"}
    code = ""
    for at, piece in pieces:
        if code:
            code = "" if piece == code else code
        elif piece[0] == "`":
            code = piece if last[piece] > at else ""
        elif piece[0] != "\\":
            yield at, piece


def _replaced(text: str, marks: dict[int, str]) -> str:
    if not marks:
        return text
    pieces, done = [], 0
    for at in sorted(marks):
        pieces += [text[done:at], marks[at]]
        done = at + 1
    return "".join([*pieces, text[done:]])
