"""Two texts as one: what was kept, put in and taken out, by lines and by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, INSERTED, DELETED = "kept", "inserted", "deleted"

CONTEXT = 2
"""Lines that are shown before and after what changed; more are folded away."""

ALIKE = 0.4
"""From this likeness on, lines that replace others are told word by word."""

WORDS = 3_000
"""Words, on either side, up to which lines are compared word by word."""

_TOKEN = re.compile(r"\s+|\w+(?:[-.:/]\w+)*|[^\w\s]")
"""Space, a word (``api-nlb:65535`` is one), or a sign."""

ISLAND = 20
"""Characters of kept text that are told as changed where more than they changed on both sides."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; ``kind`` is KEPT, INSERTED or DELETED."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the two texts in one."""

    runs: tuple[Run, ...]

    @property
    def kind(self) -> str:
        """Return the kind of its runs where all are of one, else ``changed``."""
        kinds = {run.kind for run in self.runs}
        return kinds.pop() if len(kinds) == 1 else "changed" if kinds else KEPT


@dataclass(frozen=True, slots=True)
class Fold:
    """So many lines that did not change, and are left out."""

    lines: int


def text_diff(before: str, after: str) -> tuple[Line | Fold, ...]:
    """Return two texts as one. Where a line only breaks elsewhere it is kept.

    Nothing where the texts are equal, or differ in such breaks only.
    """
    lines = tuple(_lines(before.splitlines(), after.splitlines()))
    return tuple(_folded(lines))


def words_of(lines: Iterable[Line | Fold], kind: str) -> int:
    """Return how many words a diff puts in, or takes out."""
    texts = (
        run.text
        for line in lines
        if isinstance(line, Line)
        for run in line.runs
        if run.kind == kind
    )
    return sum(len(text.split()) for text in texts)


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    for tag, a, a_end, b, b_end in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield from _whole(KEPT, after[b:b_end])
        else:
            yield from _replaced(before[a:a_end], after[b:b_end])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    gone, come = _TOKEN.findall("\n".join(old)), _TOKEN.findall("\n".join(new))
    if gone and come and max(len(gone), len(come)) <= 2 * WORDS:
        matcher = SequenceMatcher(
            None, [_key(each) for each in gone], [_key(each) for each in come]
        )
        if matcher.ratio() >= ALIKE:
            yield from _broken(_runs(matcher, gone, come))
            return
    yield from _whole(DELETED, old)
    yield from _whole(INSERTED, new)


def _key(token: str) -> str:
    """Return what a token is compared by: a line broken elsewhere is the same text."""
    return " " if token in ("\n", " ") else token


def _whole(kind: str, lines: Sequence[str]) -> Iterator[Line]:
    for line in lines:
        yield Line((Run(kind, line),))


def _runs(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """Return deleted before inserted; what was kept between two larger changes is part of both."""
    runs: list[Run] = []
    for tag, a, a_end, b, b_end in _joined(matcher.get_opcodes(), old, new):
        gone, come = "".join(old[a:a_end]), "".join(new[b:b_end])
        kept = tag == "equal"
        runs += [Run(KEPT, come)] if kept else [Run(DELETED, gone), Run(INSERTED, come)]
    return tuple(run for run in runs if run.text)


Code = tuple[str, int, int, int, int]


def _joined(codes: Sequence[Code], old: Sequence[str], new: Sequence[str]) -> list[Code]:
    """Return the codes, each run of changes with only islands of kept text between them as one."""

    def size(code: Code) -> int:
        return max(len("".join(old[code[1] : code[2]])), len("".join(new[code[3] : code[4]])))

    joined: list[Code] = []
    for number, code in enumerate(codes):
        island = code[0] == "equal" and 0 < number < len(codes) - 1
        if island:
            most = min(size(joined[-1]), size(codes[number + 1]), ISLAND)
            island = size(code) <= most or "".join(new[code[3] : code[4]]).isspace()
        if joined and joined[-1][0] != "equal" and (island or code[0] != "equal"):
            joined[-1] = ("replace", joined[-1][1], code[2], joined[-1][3], code[4])
        else:
            joined.append(code)
    return joined


def _broken(runs: Iterable[Run]) -> Iterator[Line]:
    """Yield the runs line by line."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            line.append(Run(run.kind, first))
        for other in others:
            yield Line(tuple(line))
            line = [Run(run.kind, other)] if other else []
    yield Line(tuple(line))


def _folded(lines: Sequence[Line]) -> Iterator[Line | Fold]:
    changed = [number for number, line in enumerate(lines) if line.kind != KEPT]
    shown = {near for number in changed for near in range(number - CONTEXT, number + CONTEXT + 1)}
    left = 0
    for number, line in enumerate(lines):
        alone = number - 1 in shown and number + 1 in shown
        if changed and (number in shown or alone):
            if left:
                yield Fold(left)
            left = 0
            yield line
        else:
            left += 1
    if left and changed:
        yield Fold(left)
