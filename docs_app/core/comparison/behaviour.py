"""What a change does to the documented requests: which end, go, or pass otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_app.core.comparison.sides import Sides
from docs_app.core.comparison.steps import OtherStep, other_step
from docs_app.core.examples import ExampleResult, run_examples
from docs_app.core.examples_diff import end, example_of, said
from docs_app.core.index import index_of

KINDS = ("fails", "elsewhere", "steps", "otherwise", "passes", "removed", "added")
"""From what needs a look first on.

- ``fails``: it passed, and fails now;
- ``elsewhere``: it ends elsewhere, as it now must, or as it must not before and now;
- ``steps``: it ends where it did, by other steps;
- ``otherwise``: it failed, and fails for another reason;
- ``passes``: it failed, and passes now.
"""


@dataclass(frozen=True, slots=True)
class ExampleChange:
    """One example whose request meets something else than it did.

    ``was`` and ``now`` are its subjects, empty where it was or is not there. ``ended`` and
    ``ends`` are sentences; ``step`` is the first that differs. ``why`` says what differs from
    what is expected now, where it fails; ``edited``, that the example itself was changed.
    """

    kind: str
    subject: str
    was: str
    now: str
    route: str
    name: str
    ended: str = ""
    ends: str = ""
    step: OtherStep | None = None
    why: str = ""
    edited: bool = False


def behaviour_of(sides: Sides) -> tuple[ExampleChange, ...]:
    """Return what became of the examples, what needs a look first. A trace of each, kept."""
    return tuple(sorted(_all(sides), key=lambda each: KINDS.index(each.kind)))


def alike(changes: Iterable[ExampleChange]) -> tuple[tuple[ExampleChange, ...], ...]:
    """Return the changes, those together that meet the same: one cause moves many examples."""
    found: dict[object, list[ExampleChange]] = {}
    for each in changes:
        meets = (each.kind, each.ended, each.ends, each.step, each.why, each.edited)
        found.setdefault(meets, []).append(each)
    return tuple(map(tuple, found.values()))


def _all(sides: Sides) -> Iterator[ExampleChange]:
    old = {_subject(each): each for each in run_examples(sides.renamed)}
    new = {_subject(each): each for each in run_examples(sides.after)}
    for subject, result in new.items():
        if subject not in old:
            yield _one_sided(sides, "added", result)
        else:
            yield from _both(sides, old[subject], result)
    for subject, result in old.items():
        if subject not in new:
            yield _one_sided(sides, "removed", result)


def _subject(result: ExampleResult) -> str:
    return f"example:{result.route}/{result.example}"


def _one_sided(sides: Sides, kind: str, result: ExampleResult) -> ExampleChange:
    value = sides.after if kind == "added" else sides.renamed
    ending = said(value, result)
    return ExampleChange(
        kind,
        *_names(sides, result),
        ended="" if kind == "added" else ending,
        ends=ending if kind == "added" else "",
        why=result.why if kind == "added" else "",
    )


def _names(sides: Sides, result: ExampleResult) -> tuple[str, str, str, str, str]:
    """Return the subject, as it was and as it is, and the names of its route and of itself."""
    subject = _subject(result)
    now = sides.now(subject)
    value = sides.after if now else sides.renamed
    route = index_of(value).routes[result.route].name
    return subject, sides.was(subject), now, route, example_of(value, result).name


def _both(sides: Sides, old: ExampleResult, new: ExampleResult) -> Iterator[ExampleChange]:
    step = None
    if old.trace is not None and new.trace is not None:
        step = other_step(sides.renamed, old.trace, sides.after, new.trace)
    kind = _kind(old, new, step)
    if kind:
        yield ExampleChange(
            kind,
            *_names(sides, new),
            said(sides.renamed, old),
            said(sides.after, new),
            step,
            new.why,
            example_of(sides.renamed, old) != example_of(sides.after, new),
        )


def _kind(old: ExampleResult, new: ExampleResult, step: OtherStep | None) -> str:
    """Return what became of an example of both; empty: nothing."""
    if old.passed and not new.passed:
        return "fails"
    if new.passed and not old.passed:
        return "passes"
    if end(old) != end(new):
        return "elsewhere"
    if old.why != new.why:
        return "otherwise"
    return "" if step is None else "steps"
