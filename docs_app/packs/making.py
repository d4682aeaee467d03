"""Makes the file of a pack, and says on the way how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from docs_app.packs.data import data_of
from docs_app.packs.drawing import Artist
from docs_app.packs.html import as_html
from docs_app.packs.order import Order
from docs_app.pictures import Exported
from docs_app.pictures.files import file_of
from docs_app.rendering import document_to_pdf

SOURCE = (Path(__file__).parent / "pack.typ").read_bytes()

Report = Callable[[str, int, int], None]
"""Is told what is being done, and how many parts of how many are done; 0 of 0: not known yet."""


def content_of(order: Order, format: str, report: Report) -> bytes:
    """Return the file, unsealed: for equal orders equal bytes.

    RenderError: it cannot be made; a picture that cannot be drawn alone does not keep it from that.
    """
    report("Writing the chapters", 0, 0)
    pack = order.pack()
    artist, count = Artist(order.subject), len(pack.pictures)
    pictures = []
    for number, wanted in enumerate(pack.pictures):
        report("Drawing the pictures", number, count)
        pictures.append(artist.draw(wanted, number))
    report("Setting the pages", count, count)
    if format == "html":
        return as_html(pack, pictures, order.links).encode()
    data = json.dumps(data_of(pack, pictures), ensure_ascii=False)
    return document_to_pdf(SOURCE, data, date=order.stamp.date)


def file_made(order: Order, format: str, content: bytes) -> Exported:
    """Return a pack's file, sealed."""
    before = order.before.stamp if order.before and order.compares else None
    return file_of(content, format, order.name, order.stamp, "the review pack", before=before)
