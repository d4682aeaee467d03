"""Orders of packs, and what programs for PDF say of them."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.codec import content_hash
from docs_app.core.pack import Links, Occasion
from docs_app.packs import Order
from docs_app.packs.making import content_of
from docs_app.pictures import OneSide, Stamp
from tests.support.tools import require_tool

DAY = datetime.date(2026, 11, 22)


def order_of(
    architecture: Architecture, before: Architecture | None = None, *, compares: bool = False
) -> Order:
    """Return the order for version 3, told against version 2 where there is one."""
    stamp = Stamp(architecture.slug, 3, DAY, content_hash(architecture))
    since = "version 2" if before else ""
    facts = (("Version", "3"), ("Content", stamp.content_hash))
    occasion = Occasion("version 3", DAY, stamp.content_hash, facts, since, before)
    links = Links(Addresses(architecture.slug), "https://routes.example.org")
    side = None
    if before is not None:
        was = Stamp(before.slug, 2, DAY, content_hash(before))
        side = OneSide(before, was, Addresses(before.slug, 2))
    return Order(architecture, stamp, occasion, links, "program", side, compares)


def made(order: Order, format: str) -> bytes:
    return content_of(order, format, lambda _what, _done, _of: None)


def told(program: str, pdf: bytes, folder: Path, *options: str, after: tuple[str, ...] = ()) -> str:
    """Return what a program of poppler says of a PDF."""
    path = folder / "pack.pdf"
    path.write_bytes(pdf)
    command = [require_tool(program), *options, str(path), *after]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
