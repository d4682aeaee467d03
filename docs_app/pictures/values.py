"""What a picture is of, and what comes of drawing it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Protocol

from docs_app.core.addresses import Edition
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import Diagram, View, diagram
from docs_app.core.steps import Trace


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a picture is of. ``version`` None: a draft. ``content_hash`` empty: it may change."""

    architecture: str
    version: int | None
    date: datetime.date
    content_hash: str = ""

    @property
    def words(self) -> str:
        """Return the line that an exported picture ends with, after the architecture's name."""
        number = "draft" if self.version is None else f"version {self.version}"
        return f"{number} · {self.date.isoformat()}"

    @property
    def facts(self) -> dict[str, str]:
        """Return it as names and values, for files that carry data."""
        facts = {
            "architecture": self.architecture,
            "version": "draft" if self.version is None else str(self.version),
            "date": self.date.isoformat(),
        }
        return facts | ({"content_hash": self.content_hash} if self.content_hash else {})

    def hashed(self, content_hash: str) -> Stamp:
        """Return it with the hash of the content."""
        return replace(self, content_hash=content_hash)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a page. ``level``: full, reduced, zones, or none; then ``svg`` is empty.

    ``message`` says why it is less than was asked for; empty: it is not. ``shown`` is what the
    picture shows, or would show, and what an equivalent table must say.
    """

    svg: str
    level: str
    message: str
    shown: Diagram


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, sealed. ``level`` is as a picture's."""

    bytes: bytes
    content_type: str
    filename: str
    level: str = "full"


class Drawable(Protocol):
    """Whatever a picture can be of."""

    @property
    def view(self) -> View:
        """Return how it is looked at."""

    @property
    def hops(self) -> int:
        """Return how many hops there are, which says whether it is worth trying to draw them."""

    @property
    def as_of(self) -> str:
        """Return the words that an exported picture ends with, after its title."""

    @property
    def facts(self) -> dict[str, str]:
        """Return what it is of, for files that carry data."""

    @property
    def date(self) -> datetime.date:
        """Return the day as of which it is drawn."""

    def shown(self, detail: str | None = None) -> Diagram:
        """Return the diagram to lay out, or the one of another detail."""

    def seen(self, laid: Diagram) -> Diagram:
        """Return what is to be seen of a diagram that :meth:`shown` gave."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What to draw. Links lead to ``version``; ``trace`` is followed, or else the view's route."""

    architecture: Architecture
    view: View
    stamp: Stamp
    version: Edition = None
    trace: Trace | None = None

    @property
    def hops(self) -> int:
        return len(self.architecture.hops)

    @property
    def as_of(self) -> str:
        return self.stamp.words

    @property
    def facts(self) -> dict[str, str]:
        return self.stamp.facts

    @property
    def date(self) -> datetime.date:
        return self.stamp.date

    def seen(self, laid: Diagram) -> Diagram:
        return laid

    def shown(self, detail: str | None = None) -> Diagram:
        """Return the diagram, or the one of another detail."""
        view = replace(self.view, detail=detail) if detail else self.view
        return diagram(self.architecture, view, trace=self.trace, version=self.version)
