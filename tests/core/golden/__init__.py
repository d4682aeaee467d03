"""Snapshots as each schema wrote them, and the values that they meant. Neither ever changes.

``snapshot-SCHEMA-NAME.json`` is a text as a version keeps it; ``EXPECTED[NAME]`` is its value.
``shipped`` was written by the first Routebook there was, ``everything`` has every field of its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docs_app.core import architecture
from docs_app.core.architecture import Architecture
from tests.core.golden.everything import EVERYTHING, WAIVED

FOLDER = Path(__file__).parent

# A repr, laid out in lines: to read it takes the classes, and no codec.
SHIPPED: Architecture = eval(  # noqa: S307 - it is our own file
    (FOLDER / "shipped.txt").read_text(encoding="utf-8"), vars(architecture).copy()
)

EXPECTED: Mapping[str, Architecture] = {
    "shipped": SHIPPED,
    "everything": EVERYTHING,
    "waivers": WAIVED,
}


def files() -> Iterator[tuple[int, str, str]]:
    """Yield schema, name and text of each snapshot."""
    for file in sorted(FOLDER.glob("snapshot-*.json")):
        _, schema, name = file.stem.split("-", 2)
        yield int(schema), name, file.read_bytes().decode()
