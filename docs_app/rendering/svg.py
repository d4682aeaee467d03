"""Graphviz's SVG into ours: named, linked, safe to put into a page, the same bytes each time.

The text in it is what people typed, so nothing is done by pattern: expat reads it, and only known
elements and attributes are written again, in the order in which they came.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from docs_app.rendering.errors import LayoutFailed
from docs_app.rendering.rewriter import Rewriter
from docs_app.rendering.xmltext import escape_attribute, escape_text, printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# The first is what the site and the PDF use; the others have the same widths.
FONT_FAMILY = "Arimo, Arial, Helvetica, sans-serif"

_METADATA_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True)
class Dress:
    """What `finish` puts on a picture."""

    title: str
    description: str
    # By the id that DOT gave a node, edge or cluster: its readable title, and its link's label.
    titles: Mapping[str, str] = field(default_factory=dict)
    # Become data- attributes of the root: architecture, version, date, content hash.
    metadata: Mapping[str, str] = field(default_factory=dict)
    # CSS for a file that stands alone. None in a page, whose policy forbids inline styles.
    stylesheet: str | None = None
    # A file of its own begins with an XML declaration.
    standalone: bool = False
    # CSS pixels for one unit of the viewBox (one point of Graphviz).
    scale: float = 1.0
    # Begins the ids of root title and description; two pictures in one page need two prefixes.
    prefix: str = "diagram"


def finish(raw_svg: str, dress: Dress) -> str:
    """Return our SVG of the picture that Graphviz laid out; equal arguments give equal bytes.

    Its root says how large it is, what it is called and where it is from. It has role `img`, or
    `group` when it holds links: inside an image nothing can be reached. Groups keep their ids and
    classes; a title that `titles` does not give is dropped, as Graphviz's own are node names.
    Neither script nor style, no comment, no entity, and no link but to http, https or this site.
    Raises LayoutFailed when the input is not Graphviz's, and ValueError for a metadata name.
    """
    rewriter = Rewriter(dress.titles, f"{dress.prefix}-graph", lambda root: _root(root, dress))
    try:
        body = rewriter.rewrite(raw_svg)
    except ExpatError as error:
        raise LayoutFailed(f"Graphviz's SVG is not well-formed: {error}.") from error
    return (DECLARATION if dress.standalone else "") + body + "\n"


def picture_size(svg: str) -> tuple[float, float]:
    """Return a finished picture's width and height in units of its viewBox."""
    head = svg[: svg.index(">", svg.index("<svg "))]
    found = re.search(r' viewBox="0 0 ([\d.]+) ([\d.]+)"', head)
    if found is None:
        raise LayoutFailed("The picture does not say how large it is.")
    return float(found[1]), float(found[2])


def _root(attributes: Mapping[str, str], dress: Dress) -> str:
    width, height = _extent(attributes.get("viewBox", ""))
    written = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": _number(width * dress.scale),
        "height": _number(height * dress.scale),
        "viewBox": f"0 0 {_number(width)} {_number(height)}",
        "role": "group" if attributes.get("linked") else "img",
        "aria-labelledby": f"{dress.prefix}-title {dress.prefix}-desc",
        "font-family": FONT_FAMILY,
        **_data_attributes(dress.metadata),
    }
    tag = "".join(f' {name}="{escape_attribute(value)}"' for name, value in written.items())
    prefix = escape_attribute(dress.prefix)
    title = f'\n<title id="{prefix}-title">{escape_text(printable(dress.title))}</title>'
    description = f'\n<desc id="{prefix}-desc">{escape_text(printable(dress.description))}</desc>'
    style = (
        f"\n<style>{escape_text(printable(dress.stylesheet))}</style>" if dress.stylesheet else ""
    )
    return f"<svg{tag}>{title}{description}{style}\n"


def _extent(view_box: str) -> tuple[float, float]:
    try:
        left, top, width, height = map(float, view_box.split())
    except ValueError as error:
        raise LayoutFailed(f"Graphviz's SVG has the viewBox {view_box!r}.") from error
    if (left, top) != (0, 0) or not (math.isfinite(width) and math.isfinite(height)):
        raise LayoutFailed(f"Graphviz's SVG has the viewBox {view_box!r}.")
    return width, height


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _data_attributes(metadata: Mapping[str, str]) -> dict[str, str]:
    for name in metadata:
        if not _METADATA_NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot name metadata: use a-z, 0-9 and hyphens.")
    return {f"data-{name}": printable(metadata[name]) for name in sorted(metadata)}
