"""The lines of a compared edge's label: what it says on either side, marked line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docs_app.core.diagram.compared.sides import in_one_order
from docs_app.core.diagram.labels import LINES_MAX, wrap
from docs_app.core.diagram.parts import Line


def compared_lines(
    old: Sequence[str], new: Sequence[str], became: Callable[[str], str], change: str
) -> tuple[Line, ...]:
    """Return the lines of an edge that both sides have.

    ``became`` says what became of what a line on both sides speaks of, ``change`` of the edge.
    """
    lines = [
        _line(text, "removed", "before")
        if text not in new
        else _line(text, "added", "after")
        if text not in old
        else _line(text, became(text), "")
        for text in in_one_order(old, tuple(new))
    ]
    return _few(lines if not change else _marked(lines, change, ""))


def lines_of_one(
    texts: Sequence[str], change: str, only: str, twin: Sequence[str] | None
) -> tuple[Line, ...]:
    """Return the lines of an edge that only one side has.

    ``twin``: what it says in the place where the other side has it, of one that moved.
    """
    else_where = {"before": "removed", "after": "added"}[only]
    lines = [
        _line(text, change if twin is None or text in twin else else_where, only) for text in texts
    ]
    return _few(_marked(lines, change, only))


def _line(text: str, change: str, only: str) -> Line:
    return Line(wrap(text, 40, 1)[0], "plain" if change else "dim", change, only)


def _marked(lines: list[Line], change: str, only: str) -> list[Line]:
    """Return the lines with a mark: one without a text where none of them has any."""
    marked = any(line.change for line in lines)
    return lines if marked else [*lines, Line("", "plain", change, only)]


def _few(lines: list[Line]) -> tuple[Line, ...]:
    """Return as many lines as an edge can carry, the marked ones before all others."""
    if len(lines) <= LINES_MAX:
        return tuple(lines)
    first = sorted(lines, key=lambda line: not line.change)[: LINES_MAX - 1]
    rest = [line for line in lines if line not in first]
    kinds = {(line.change, line.only) for line in rest if line.change}
    change, only = kinds.pop() if len(kinds) == 1 else ("changed" if kinds else "", "")
    if any(not line.change for line in rest):
        only = ""
    more = Line(f"and {len(rest)} more", "plain" if change else "dim", change, only)
    return (*(line for line in lines if line in first), more)
