"""Pictures of an architecture: in a page, and as files. What is too large is drawn smaller.

    picture = inline_svg(architecture, View(route="bags"), stamp)
    file = export(architecture, View(), "pdf", stamp)

Nothing here raises because a picture is large or Graphviz is ill: a page shows the message beside
the table that says the same (``core.outline``). A file that cannot be made is a RenderError.
"""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from docs_app.core.addresses import FORMATS
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import Diagram, View, diagram
from docs_app.core.dot import to_dot
from docs_app.core.dress import dress, frame
from docs_app.core.mermaid import to_mermaid
from docs_app.core.outline import outline
from docs_app.core.picture_json import to_json
from docs_app.core.steps import Trace
from docs_app.core.stylesheet import stylesheet
from docs_app.rendering import (
    Attempt,
    Dress,
    EngineUnavailable,
    RenderError,
    finish,
    full_deadline,
    reduced_deadline,
    render_svg,
    to_pdf,
    to_png,
)

LARGE = 1_500
"""More nodes than this are not even tried: only the zones are drawn."""

PIXELS_PER_POINT = 4 / 3
"""So that 12 points of the picture are 16 pixels of the page."""

KEPT = 256
"""Finished pictures that a process keeps, some 40 kB each."""

CONTENT_TYPES = {
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "mermaid": "text/plain; charset=utf-8",
    "json": "application/json",
}
EXTENSIONS = {"mermaid": "mmd"}

TOO_LARGE = "There is too much here for one picture, so only its zones are drawn."
SIMPLER = "There is a lot here, so the picture is drawn in a simpler way."
NONE = "No picture could be drawn."


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
    """A file. ``level`` is as a picture's."""

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
    version: int | None = None
    trace: Trace | None = None

    def shown(self, detail: str | None = None) -> Diagram:
        """Return the diagram, or the one of another detail."""
        view = replace(self.view, detail=detail) if detail else self.view
        return diagram(self.architecture, view, trace=self.trace, version=self.version)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Graphviz's SVG, what is on it, and how it came about."""

    raw: str
    shown: Diagram
    level: str
    message: str


def inline_svg(  # noqa: PLR0913 - what to draw, and by name how it stands in the page
    architecture: Architecture,
    view: View,
    stamp: Stamp,
    *,
    prefix: str = "",
    version: int | None = None,
    trace: Trace | None = None,
) -> Picture:
    """Return a picture to stand in a page, coloured by the page's own stylesheet.

    ``prefix`` begins every id, for pages with several pictures. ``version`` makes links lead to
    that version's pages. ``trace`` is shown instead of the view's route. KeyError: no such route
    or example.
    """
    subject = Subject(architecture, view, stamp, version, trace)
    key = (architecture.slug, stamp, view, prefix, version)
    kept = _recent.get(key) if stamp.content_hash and trace is None else None
    if kept is not None:
        return kept
    picture = _inline(subject, prefix)
    if stamp.content_hash and trace is None and picture.level == "full":
        _recent.put(key, picture)
    return picture


def _inline(subject: Subject, prefix: str) -> Picture:
    try:
        drawn = _draw(subject)
    except RenderError as error:
        return Picture("", "none", f"{NONE} {error}", _smallest(subject))
    wanted = Dress("", "", prefix=f"{prefix}diagram", scale=PIXELS_PER_POINT)
    svg = _finished(drawn, subject, wanted)
    return Picture(dress(svg, drawn.shown, prefix=prefix), drawn.level, drawn.message, drawn.shown)


def export(  # noqa: PLR0913 - what to make, of what
    architecture: Architecture,
    view: View,
    format: str,
    stamp: Stamp,
    scale: int = 1,
    *,
    version: int | None = None,
) -> Exported:
    """Return a picture as a file that says what it is of; ``scale`` (1-4) is for PNG.

    ValueError: no such format or scale. KeyError: no such route or example. RenderError: it cannot
    be drawn, with words to show; among them TooManyPixels.
    """
    if format not in FORMATS:
        raise ValueError(f"A picture's format is one of {', '.join(FORMATS)}.")
    subject = Subject(architecture, view, stamp, version)
    data, level = _text(subject, format), "full"
    if data is None:
        data, level = _image(subject, format, scale)
    return Exported(data, CONTENT_TYPES[format], _filename(view, format, stamp), level)


def _text(subject: Subject, format: str) -> bytes | None:
    facts = subject.stamp.facts
    if format == "dot":
        return to_dot(subject.shown(), stamp=facts).encode()
    if format == "mermaid":
        return to_mermaid(subject.shown(), facts).encode()
    return to_json(subject.shown(), facts).encode() if format == "json" else None


def _image(subject: Subject, format: str, scale: int) -> tuple[bytes, str]:
    """Return an SVG with its own stylesheet, or a PNG or PDF, which know no CSS."""
    drawn, alone = _draw(subject), format == "svg"
    wanted = Dress("", "")
    if alone:
        css = stylesheet(subject.view.theme)
        wanted = Dress("", "", stylesheet=css, standalone=True, scale=PIXELS_PER_POINT)
    # Not scaled for typst: where a size differs from the view box, it cuts letters off.
    svg = _finished(drawn, subject, wanted)
    title = drawn.shown.title
    foot = " · ".join(part for part in (title, subject.stamp.words, drawn.shown.way) if part)
    lines = [line for line in (drawn.message, foot) if line]
    svg = frame(dress(svg, drawn.shown), drawn.shown, lines)
    if format == "png":
        return to_png(svg, scale), drawn.level
    if format == "pdf":
        return to_pdf(svg, title=title, date=subject.stamp.date), drawn.level
    return svg.encode(), drawn.level


def _filename(view: View, format: str, stamp: Stamp) -> str:
    """Return a name that tells the file from every other of the architecture."""
    parts = [stamp.architecture, "draft" if stamp.version is None else f"v{stamp.version}"]
    parts += [part for part in (view.route, view.example) if part]
    parts += [f"step-{view.step}"] if view.step else []
    plain = View()
    parts += [
        str(getattr(view, name)).lower()
        for name in ("detail", "direction", "theme")
        if getattr(view, name) != getattr(plain, name)
    ]
    return f"{'-'.join(parts)}.{EXTENSIONS.get(format, format)}"


def _finished(drawn: _Drawn, subject: Subject, wanted: Dress) -> str:
    """Return the SVG with titles, links' labels and facts of its own."""
    said = outline(drawn.shown)
    facts = {name.replace("_", "-"): value for name, value in subject.stamp.facts.items()}
    return finish(
        drawn.raw,
        replace(
            wanted,
            title=drawn.shown.title,
            description=drawn.shown.description,
            titles={part.id: part.title for part in said.parts}
            | {edge.id: edge.title for edge in said.edges},
            metadata=facts,
        ),
    )


def _draw(subject: Subject) -> _Drawn:
    """Return the best picture that can be drawn in time, or raise RenderError."""
    if subject.view.detail == "zones" or _is_large(subject.architecture):
        return _draw_zones(subject)
    shown = subject.shown()
    if shown.nodes > LARGE:
        return _draw_zones(subject)
    try:
        return _draw_either(shown)
    except EngineUnavailable:
        raise
    except RenderError:
        return _draw_zones(subject)


def _draw_zones(subject: Subject) -> _Drawn:
    drawn = _draw_either(subject.shown("zones"))
    return (
        drawn
        if subject.view.detail == "zones"
        else replace(drawn, level="zones", message=TOO_LARGE)
    )


def _draw_either(shown: Diagram) -> _Drawn:
    """Draw in full quality or else in reduced; the second DOT is written only if it is needed."""
    nodes, edges = shown.nodes, len(shown.edges)
    try:
        full = Attempt("full", to_dot(shown), full_deadline(), nodes, edges)
        return _Drawn(render_svg([full]).svg, shown, "full", "")
    except EngineUnavailable:
        raise
    except RenderError:
        dot = to_dot(shown, reduced=True)
        reduced = Attempt("reduced", dot, reduced_deadline(), nodes, edges)
        return _Drawn(render_svg([reduced]).svg, shown, "reduced", SIMPLER)


def _smallest(subject: Subject) -> Diagram:
    """Return what stands for a picture that could not be drawn: all of it, unless that is large."""
    return subject.shown("zones" if _is_large(subject.architecture) else None)


def _is_large(architecture: Architecture) -> bool:
    return len(architecture.hops) > LARGE


class _Recent:
    """The pictures that were asked for last, in this process. They never change, so are kept."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[object, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Picture | None:
        with self._lock:
            picture = self._kept.get(key)
            if picture is not None:
                self._kept.move_to_end(key)
            return picture

    def put(self, key: object, picture: Picture) -> None:
        with self._lock:
            self._kept[key] = picture
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)


_recent = _Recent(KEPT)
