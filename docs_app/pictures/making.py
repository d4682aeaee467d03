"""Whatever can be drawn, in a page or as a file's bytes."""

from __future__ import annotations

from docs_app.core.dot import to_dot
from docs_app.core.dress import dress, frame
from docs_app.core.mermaid import to_mermaid
from docs_app.core.picture_json import to_json
from docs_app.core.stylesheet import stylesheet
from docs_app.pictures.drawing import draw, finished, smallest
from docs_app.pictures.values import Drawable, Picture
from docs_app.rendering import Dress, NothingRendered, RenderError, to_pdf, to_png

PIXELS_PER_POINT = 4 / 3
"""So that 12 points of the picture are 16 pixels of the page."""

NONE = "No picture could be drawn."


def inline(subject: Drawable, prefix: str) -> tuple[Picture, bool]:
    """Return the picture, and whether another time, on a less busy machine, none better comes."""
    try:
        drawn = draw(subject)
    except RenderError as error:
        why = " ".join(error.reasons) if isinstance(error, NothingRendered) else str(error)
        return Picture("", "none", f"{NONE} {why}", smallest(subject)), False
    wanted = Dress("", "", prefix=f"{prefix}diagram", scale=PIXELS_PER_POINT)
    svg = finished(drawn, subject, wanted)
    svg = dress(svg, drawn.laid, prefix=prefix, shown=drawn.shown)
    return Picture(svg, drawn.level, drawn.message, drawn.shown), drawn.lasting


def content(subject: Drawable, format: str, scale: int) -> tuple[bytes, str]:
    """Return a file's bytes, unsealed, and its picture's level. RenderError: there are none."""
    text = _text(subject, format)
    return _image(subject, format, scale) if text is None else (text.encode(), "full")


def _text(subject: Drawable, format: str) -> str | None:
    if format not in ("dot", "mermaid", "json"):
        return None
    shown, facts = subject.seen(subject.shown()), subject.facts
    if format == "dot":
        return to_dot(shown, stamp=facts)
    return to_mermaid(shown, facts) if format == "mermaid" else to_json(shown, facts)


def _image(subject: Drawable, format: str, scale: int) -> tuple[bytes, str]:
    """Return an SVG with its own stylesheet, or a PNG or PDF, which know no CSS."""
    drawn, alone = draw(subject), format == "svg"
    wanted = Dress("", "")
    if alone:
        css = stylesheet(subject.view.theme)
        wanted = Dress("", "", stylesheet=css, standalone=True, scale=PIXELS_PER_POINT)
    # Not scaled for typst: where a size differs from the view box, it cuts letters off.
    svg = finished(drawn, subject, wanted)
    title = drawn.shown.title
    foot = (drawn.message, drawn.shown.way, f"{title} · {subject.as_of}")
    svg = dress(svg, drawn.laid, shown=drawn.shown)
    svg = frame(svg, drawn.shown, [line for line in foot if line])
    if format == "png":
        return to_png(svg, scale), drawn.level
    if format == "pdf":
        return to_pdf(svg, title=title, date=subject.date), drawn.level
    return svg.encode(), drawn.level
