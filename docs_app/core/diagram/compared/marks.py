"""What became of each object, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from docs_app.core.architecture import Architecture
from docs_app.core.diff import Change
from docs_app.core.diff.wording import tell

SHOWS = ("both", "before", "after")

MOVING = ("zone", "parent")
"""Fields whose change takes a hop or a zone to another place."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Trio(Generic[Part]):
    """A part as it is drawn when both sides are shown, and as it is on each; None: it is not."""

    both: Part
    before: Part | None
    after: Part | None

    def of(self, show: str) -> Part | None:
        """Return the part as it is in one of :data:`SHOWS`."""
        return {"both": self.both, "before": self.before, "after": self.after}[show]


class Marks:
    """The changes of a diff by what they are of, and their words."""

    def __init__(
        self, changes: Iterable[Change], before: Architecture, after: Architecture
    ) -> None:
        self._before, self._after = before, after
        self.by_subject: dict[str, list[Change]] = {}
        for change in changes:
            self.by_subject.setdefault(change.subject, []).append(change)

    def of(self, subject: str) -> Sequence[Change]:
        """Return the changes of one object."""
        return self.by_subject.get(subject, ())

    def notes(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """Return what differs, where the object itself was named before: ``number 1, was 2``."""
        return tuple(note for change in changes if (note := self._note(change)))

    def sentences(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """Return the changes in sentences that name the object."""
        told = (tell(change, self._after, self._before).sentence for change in changes)
        return tuple(dict.fromkeys(told))

    def _note(self, change: Change) -> str:
        if change.kind in ("added", "removed"):
            return ""
        if change.kind == "renamed":
            return f"was called {change.before}"
        told = tell(change, self._after, self._before)
        return (
            f"{told.what} rewritten"
            if told.rewritten
            else f"{told.what} {told.new}, was {told.old}"
        )


def change_of(changes: Iterable[Change]) -> str:
    """Return what became of an object in one word; empty: nothing.

    Another zone is a move, and more than another place in the order is a change.
    """
    kinds = {_kind(change) for change in changes}
    for kind in ("added", "removed", "elsewhere", "changed", "moved"):
        if kind in kinds:
            return "moved" if kind == "elsewhere" else kind
    return ""


def _kind(change: Change) -> str:
    if change.kind == "changed" and change.field in MOVING:
        return "elsewhere"
    return "changed" if change.kind == "renamed" else change.kind


def titled(title: str, change: str, notes: Iterable[str]) -> str:
    """Return a title that says what became of the part: ``Changed: ... (number 1, was 2)``."""
    if not change:
        return title
    said = "; ".join(notes)
    return f"{change.capitalize()}: {title}" + (f" ({said})" if said else "")


def words_now(new: str, old: str) -> str:
    """Return a text and what it was, if that is another."""
    return new if new == old else f"{new} (was {old})"


Changes = Mapping[str, Sequence[Change]]
"""Changes by the slug of the hop they are told on, as they are not drawn by themselves."""
