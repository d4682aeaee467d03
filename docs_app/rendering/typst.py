"""A finished SVG into PNG and PDF, by typst, with the site's own font and no other.

The picture and its words go in as data, never into Typst source, which is a constant. Colours come
from the SVG's attributes: typst knows neither custom properties nor media queries.
"""

import datetime
import functools
import math
import os
from typing import Literal

import fontpkg_arimo
import typst

from docs_app.rendering.errors import LayoutFailed, TooManyPixels
from docs_app.rendering.limits import png_pixels
from docs_app.rendering.svg import picture_size
from docs_app.rendering.xmltext import printable

MAX_SCALE = 4

# One unit of the viewBox is a point of the page, and one pixel at scale 1.
POINTS_PER_INCH = 72

_SOURCE = b"""
#let given = sys.inputs
#set document(title: given.title)
#set page(width: float(given.width) * 1pt, height: float(given.height) * 1pt, margin: 0pt)
#set text(font: "Arimo", lang: "en")
#image(
  bytes(given.svg), format: "svg", width: 100%, height: 100%, fit: "stretch", alt: given.title,
)
"""


def svg_to_pdf(svg: str, *, title: str, date: datetime.date) -> bytes:
    """Return a one-page PDF as large as the picture: vectors, fonts embedded, text searchable.

    It is PDF/UA-1 (accessible) unless a character is outside the font: the standard forbids that,
    so the PDF is then merely tagged, with boxes for such characters. Equal arguments, equal bytes.
    """
    made_at = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    inputs = _inputs(svg, title)
    try:
        return _compile("pdf", inputs, made_at, standards="ua-1")
    except LayoutFailed:
        return _compile("pdf", inputs, made_at)


def document_to_pdf(source: bytes, data: str, *, date: datetime.date) -> bytes:
    """Return the PDF that a Typst source makes of data: tagged, fonts embedded, text searchable.

    The source is a constant of ours and reads the data as ``sys.inputs.data``. As
    :func:`svg_to_pdf`, it is PDF/UA-1 unless a character is outside the font. Raises LayoutFailed.
    """
    made_at = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    inputs = {"data": data}
    try:
        return _compile("pdf", inputs, made_at, standards="ua-1", source=source)
    except LayoutFailed:
        return _compile("pdf", inputs, made_at, source=source)


def svg_to_png(svg: str, scale: int = 1) -> bytes:
    """Return a PNG with `scale` (1-4) pixels for each unit of the picture; about 15 ms a megapixel.

    Raises TooManyPixels beyond the setting RENDER_PIXELS_MAX, and ValueError for another scale.
    """
    if scale not in range(1, MAX_SCALE + 1):
        raise ValueError(f"A PNG's scale is 1 to {MAX_SCALE}, not {scale}.")
    width, height = picture_size(svg)
    pixels, cap = _pixels(width, height, scale), png_pixels()
    if pixels > cap:
        fitting = [less for less in range(1, scale) if _pixels(width, height, less) <= cap]
        raise TooManyPixels(pixels / 1e6, cap / 1e6, max(fitting, default=0))
    return _compile("png", _inputs(svg, "Diagram"), ppi=float(POINTS_PER_INCH * scale))


def _pixels(width: float, height: float, scale: int) -> int:
    return math.ceil(width * scale) * math.ceil(height * scale)


def _inputs(svg: str, title: str) -> dict[str, str]:
    width, height = picture_size(svg)
    return {"svg": svg, "title": printable(title), "width": str(width), "height": str(height)}


def _compile(  # noqa: PLR0913 - all that typst can be told
    format: Literal["pdf", "png"],
    inputs: dict[str, str],
    made_at: datetime.datetime | None = None,
    *,
    standards: Literal["ua-1"] | None = None,
    ppi: float | None = None,
    source: bytes = _SOURCE,
) -> bytes:
    try:
        made = typst.compile(
            source,
            format=format,
            font_paths=_fonts(os.getpid()),
            sys_inputs=inputs,
            timestamp=made_at,
            ppi=ppi,
            pdf_standards=standards,
        )
    except typst.TypstError as error:
        raise LayoutFailed(f"It could not be exported: {error.message}.") from error
    if not isinstance(made, bytes):
        raise LayoutFailed("The picture did not fit on one page.")
    return made


@functools.lru_cache(maxsize=1)
def _fonts(_process: int) -> typst.Fonts:
    """Read the font once per process: what is loaded before a fork is not used after it."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fontpkg_arimo.ROOT / "files")],
    )
