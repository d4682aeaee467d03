"""What a picture is of, and what comes of drawing it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Subject:
    """What to draw. Links lead to ``version``; ``trace`` is followed, or else the view's route."""

    architecture: Architecture
    view: View
    stamp: Stamp
    version: Edition = None
    trace: Trace | None = None

    def shown(self, detail: str | None = None) -> Diagram:
        """Return the diagram, or the one of another detail."""
        view = replace(self.view, detail=detail) if detail else self.view
        return diagram(self.architecture, view, trace=self.trace, version=self.version)
