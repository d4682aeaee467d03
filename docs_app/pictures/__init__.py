"""Pictures of an architecture: in a page, and as files. What is too large is drawn smaller.

    picture = inline_svg(architecture, View(route="bags"), stamp)
    file = export(architecture, View(), "pdf", stamp)
    picture = inline_compared(OneSide(before, stamp), OneSide(after, stamp), View())

Nothing here raises because a picture is large or Graphviz is ill: a page shows the message beside
the table that says the same (``core.outline``). A file that cannot be made is a RenderError.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from docs_app.core.addresses import FORMATS, Edition
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.steps import Trace
from docs_app.pictures.compared import OneSide, export_compared, inline_compared
from docs_app.pictures.drawing import LARGE
from docs_app.pictures.files import file_of, options_of, shown_words, stamped
from docs_app.pictures.making import content, inline
from docs_app.pictures.recent import shelf
from docs_app.pictures.values import Exported, Picture, Stamp, Subject

__all__ = [
    "LARGE",
    "Exported",
    "OneSide",
    "Picture",
    "Stamp",
    "export",
    "export_compared",
    "inline_compared",
    "inline_svg",
]

NO_WORD = re.compile(r"[^a-z0-9]+")
TRACED_WORDS = 8


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
    kept = shelf.get(key) if stamp.content_hash and trace is None else None
    if kept is not None:
        return kept
    picture, lasting = inline(subject, prefix)
    if stamp.content_hash and trace is None and lasting:
        shelf.put(key, picture)
    return picture


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
    data, level = content(subject, format, scale)
    stamp, shows = stamped(subject), shown_words(subject)
    return file_of(data, format, _name(subject), stamp, shows, level=level)


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
    parts += [value.lower() for _, value in options_of(view)]
    return "-".join(parts)
