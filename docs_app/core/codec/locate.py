"""Finds the line of a YAML file that an error's place stands on."""

from __future__ import annotations

import re

from docs_app.core.codec.shapes import Plain
from docs_app.core.codec.yaml_text import Document

_PART = re.compile(r"\[([^\]]*)\]|([^.\[]+)")


def line_of(document: Document, place: str) -> int | None:
    """Return the line (from 1) of the innermost part of the place that the document has."""
    line: int | None = None
    data = document.data
    for item, name in _PART.findall(place):
        key = _number(data, item) if isinstance(data, list) else name
        found = document.lines.get(id(data), {}).get(key)
        if found is None:
            break
        line, data = found, data[key]
    return line


def _number(items: list[Plain], named: str) -> int:
    """Return which item of a list is named so; else the item of this number, from 1.

    What names an item is its slug or path, or a waiver's code and subject.
    """
    for number, item in enumerate(items):
        if isinstance(item, dict):
            finding = f"{item.get('code')}/{item.get('subject')}"
            if named in (item.get("slug"), item.get("path"), finding):
                return number
    return int(named) - 1 if named.isdecimal() else -1
