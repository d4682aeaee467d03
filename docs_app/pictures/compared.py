"""Pictures of two architectures compared, in a page and as files that say what both are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from docs_app.core.addresses import FORMATS, Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.codec import content_hash
from docs_app.core.diagram import Diagram, View
from docs_app.core.diagram.compared import SHOWS, Called, Compared
from docs_app.pictures.files import file_of, options_of
from docs_app.pictures.making import content, inline
from docs_app.pictures.recent import shelf
from docs_app.pictures.values import Exported, Picture, Stamp


@dataclass(frozen=True, slots=True)
class OneSide:
    """One of two architectures: its stamp, and where its pages are; None: as it is now."""

    architecture: Architecture
    stamp: Stamp
    where: Addresses | None = None

    @property
    def name(self) -> str:
        """Return ``v3``, as names of files have it."""
        return "draft" if self.stamp.version is None else f"v{self.stamp.version}"

    @property
    def words(self) -> str:
        """Return ``version 3``."""
        return self.stamp.words.partition(" · ")[0]


class ComparedSubject:
    """What to draw: both at their places, of which ``show`` says what is to be seen."""

    def __init__(self, before: OneSide, after: OneSide, view: View, show: str) -> None:
        if show not in SHOWS:
            raise ValueError(f"show is one of {', '.join(SHOWS)}")
        self.before, self.after, self.show = before, after, show
        self.view = replace(view, route=None, example=None, step=None)
        self.alike = before.stamp.architecture == after.stamp.architecture
        self._made: dict[str, Compared] = {}

    @property
    def hops(self) -> int:
        return max(len(self.before.architecture.hops), len(self.after.architecture.hops))

    @property
    def as_of(self) -> str:
        days = (self.before.stamp.date.isoformat(), self.after.stamp.date.isoformat())
        return " and ".join(dict.fromkeys(days))

    @property
    def facts(self) -> dict[str, str]:
        before = {f"before_{name}": value for name, value in self.before.stamp.facts.items()}
        return {**self.after.stamp.facts, **before, "show": self.show}

    @property
    def date(self) -> datetime.date:
        return max(self.before.stamp.date, self.after.stamp.date)

    def shown(self, detail: str | None = None) -> Diagram:
        return self._compared(detail or self.view.detail).shown()

    def seen(self, laid: Diagram) -> Diagram:
        return laid if self.show == "both" else self._compared(laid.view.detail).shown(self.show)

    def _compared(self, detail: str) -> Compared:
        if detail not in self._made:
            self._made[detail] = Compared(
                self.before.architecture,
                self.after.architecture,
                replace(self.view, detail=detail),
                self._called(self.before),
                self._called(self.after),
            )
        return self._made[detail]

    def _called(self, side: OneSide) -> Called:
        name = "" if self.alike else f"{side.architecture.slug} "
        return Called(name + side.words, side.where)

    @property
    def name(self) -> str:
        """Return a file's name without its extension."""
        before, after = self.before, self.after
        slug = "" if self.alike else f"{after.stamp.architecture}-"
        parts = [before.stamp.architecture, before.name, "to", slug + after.name]
        parts += [] if self.show == "both" else [self.show]
        parts += [str(value).lower() for _, value in options_of(self.view)]
        return "-".join(parts)

    @property
    def shows(self) -> str:
        """Return what a file shows, in words."""
        parts = ["comparison"] if self.show == "both" else [f"comparison, {self.show} only"]
        return ", ".join([*parts, *(f"{name} {value}" for name, value in options_of(self.view))])


def inline_compared(
    before: OneSide, after: OneSide, view: View, show: str = "both", *, prefix: str = ""
) -> Picture:
    """Return both in one picture to stand in a page; ``show`` one of both, before and after.

    What is shown is at the same place in all three. ValueError: no such ``show``.
    """
    key = (before.stamp, before.where, after.stamp, after.where, view, show, prefix)
    known = bool(before.stamp.content_hash and after.stamp.content_hash)
    kept = shelf.get(key) if known else None
    if kept is not None:
        return kept
    picture, lasting = inline(ComparedSubject(before, after, view, show), prefix)
    if known and lasting:
        shelf.put(key, picture)
    return picture


def export_compared(  # noqa: PLR0913 - what to make, of what
    before: OneSide,
    after: OneSide,
    view: View,
    format: str,
    *,
    show: str = "both",
    scale: int = 1,
) -> Exported:
    """Return the comparison as a file that says what both are, sealed.

    ValueError: no such format, scale or ``show``. RenderError: as of any picture.
    """
    if format not in FORMATS:
        raise ValueError(f"A picture's format is one of {', '.join(FORMATS)}.")
    subject = ComparedSubject(before, after, view, show)
    data, level = content(subject, format, scale)
    was, now = (
        side.stamp
        if side.stamp.content_hash
        else side.stamp.hashed(content_hash(side.architecture))
        for side in (before, after)
    )
    return file_of(data, format, subject.name, now, subject.shows, before=was, level=level)
