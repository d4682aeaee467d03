"""Pictures of an architecture: in a page, and as files. What is too large is drawn smaller.

    picture = inline_svg(architecture, View(route="bags"), stamp)
    file = export(architecture, View(), "pdf", stamp)

Nothing here raises because a picture is large or Graphviz is ill: a page shows the message beside
the table that says the same (``core.outline``). A file that cannot be made is a RenderError.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from docs_app.core.addresses import FORMATS, Edition
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.dot import to_dot
from docs_app.core.dress import dress, frame
from docs_app.core.mermaid import to_mermaid
from docs_app.core.picture_json import to_json
from docs_app.core.steps import Trace
from docs_app.core.stylesheet import stylesheet
from docs_app.pictures.drawing import LARGE, draw, finished, smallest
from docs_app.pictures.files import file_of, shown_words, stamped
from docs_app.pictures.recent import Recent
from docs_app.pictures.values import Exported, Picture, Stamp, Subject
from docs_app.rendering import Dress, NothingRendered, RenderError, to_pdf, to_png

__all__ = ["LARGE", "Exported", "Picture", "Stamp", "export", "inline_svg"]

PIXELS_PER_POINT = 4 / 3
"""So that 12 points of the picture are 16 pixels of the page."""

KEPT = 256
"""Finished pictures that a process keeps, some 40 kB each."""

NO_WORD = re.compile(r"[^a-z0-9]+")
TRACED_WORDS = 8

NONE = "No picture could be drawn."

_recent = Recent(KEPT)


def inline_svg(  # noqa: PLR0913 - what to draw, and by name how it stands in the page
    architecture: Architecture,
    view: View,
    stamp: Stamp,
    *,
    prefix: str = "",
    version: Edition = None,
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
    picture, lasting = _inline(subject, prefix)
    if stamp.content_hash and trace is None and lasting:
        _recent.put(key, picture)
    return picture


def _inline(subject: Subject, prefix: str) -> tuple[Picture, bool]:
    """Return the picture, and whether another time, on a less busy machine, none better comes."""
    try:
        drawn = draw(subject)
    except RenderError as error:
        why = " ".join(error.reasons) if isinstance(error, NothingRendered) else str(error)
        return Picture("", "none", f"{NONE} {why}", smallest(subject)), False
    wanted = Dress("", "", prefix=f"{prefix}diagram", scale=PIXELS_PER_POINT)
    svg = finished(drawn, subject, wanted)
    svg = dress(svg, drawn.shown, prefix=prefix)
    return Picture(svg, drawn.level, drawn.message, drawn.shown), drawn.lasting


def export(  # noqa: PLR0913 - what to make, of what
    architecture: Architecture,
    view: View,
    format: str,
    stamp: Stamp,
    scale: int = 1,
    *,
    version: Edition = None,
    trace: Trace | None = None,
) -> Exported:
    """Return a picture as a file that says what it is of, sealed; ``scale`` (1-4) is for PNG.

    ``trace`` is shown instead of the view's route.

    ValueError: no such format or scale. KeyError: no such route or example. RenderError: it cannot
    be drawn, with words to show; among them TooManyPixels.
    """
    if format not in FORMATS:
        raise ValueError(f"A picture's format is one of {', '.join(FORMATS)}.")
    subject = Subject(architecture, view, stamp, version, trace)
    data, level = _text(subject, format), "full"
    if data is None:
        data, level = _image(subject, format, scale)
    stamp, shows = stamped(subject), shown_words(subject)
    return file_of(data, format, _name(subject), stamp, shows, level=level)


def _text(subject: Subject, format: str) -> bytes | None:
    facts = subject.stamp.facts
    if format == "dot":
        return to_dot(subject.shown(), stamp=facts).encode()
    if format == "mermaid":
        return to_mermaid(subject.shown(), facts).encode()
    return to_json(subject.shown(), facts).encode() if format == "json" else None


def _image(subject: Subject, format: str, scale: int) -> tuple[bytes, str]:
    """Return an SVG with its own stylesheet, or a PNG or PDF, which know no CSS."""
    drawn, alone = draw(subject), format == "svg"
    wanted = Dress("", "")
    if alone:
        css = stylesheet(subject.view.theme)
        wanted = Dress("", "", stylesheet=css, standalone=True, scale=PIXELS_PER_POINT)
    # Not scaled for typst: where a size differs from the view box, it cuts letters off.
    svg = finished(drawn, subject, wanted)
    title = drawn.shown.title
    foot = (drawn.message, drawn.shown.way, f"{title} · {subject.stamp.words}")
    lines = [line for line in foot if line]
    svg = frame(dress(svg, drawn.shown), drawn.shown, lines)
    if format == "png":
        return to_png(svg, scale), drawn.level
    if format == "pdf":
        return to_pdf(svg, title=title, date=subject.stamp.date), drawn.level
    return svg.encode(), drawn.level


def _name(subject: Subject) -> str:
    """Return a name that tells the file from every other of the architecture but its formats.

    A traced request's is told by its method and the end of its path.
    """
    view, stamp, trace = subject.view, subject.stamp, subject.trace
    parts = [stamp.architecture, "draft" if stamp.version is None else f"v{stamp.version}"]
    parts += [part for part in (view.route, view.example) if part]
    if trace is not None:
        words = f"{trace.request.method} {urlsplit(trace.request.url).path}".lower()
        parts += ["trace", *NO_WORD.sub(" ", words).split()[:TRACED_WORDS]]
    parts += [f"step-{view.step}"] if view.step else []
    plain = View()
    parts += [
        str(getattr(view, name)).lower()
        for name in ("detail", "direction", "theme")
        if getattr(view, name) != getattr(plain, name)
    ]
    return "-".join(parts)
