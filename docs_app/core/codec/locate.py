"""Finds the line of a YAML file that an error's place, or a finding's subject, stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_app.core.codec.shapes import Plain
from docs_app.core.codec.yaml_text import Document, parse_yaml
from docs_app.core.diff.shape import ROOT, Shape

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
        if isinstance(item, dict) and named == _name(item):
            return number
    return int(named) - 1 if named.isdecimal() else -1


def _name(item: dict[str, Plain]) -> str:
    finding = f"{item.get('code')}/{item.get('subject')}"
    return str(item.get("slug", item.get("path", finding)))


def lines_of(text: str, name: str) -> dict[str, int]:
    """Return, by lint's subjects (``rule:nlb/bags``), the lines of a YAML text on which they begin.

    CodecError: it is not YAML. One pass, for texts that read as an architecture.
    """
    document = parse_yaml(text, name)
    return dict(_lines(document, document.data, ROOT, ""))


def _lines(
    document: Document, holder: Plain, shape: Shape, owner: str
) -> Iterator[tuple[str, int]]:
    for part in shape.parts:
        items = holder.get(part.attribute) or []
        for number, item in enumerate(items):
            key = _name(item)
            yield part.subject(owner, key), document.lines[id(items)][number]
            yield from _lines(document, item, part, key)
