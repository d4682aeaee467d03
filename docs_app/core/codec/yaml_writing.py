"""Plain data -> YAML that is pleasant to read and to compare line by line.

Prose of several lines stands as a block; a small mapping or list stands on one line; keys keep
their order; no anchors; letters of every script as they are.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from docs_app.core.codec.shapes import Plain
from docs_app.core.codec.yaml_text import word

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

ONE_LINE = 78
"""Characters up to which a small mapping or list stays on one line."""

# What a block keeps as it is: lines without space at their ends, the first not indented, made of
# characters that YAML does not have to escape or take for the end of a line.
_LINE = r"[^\s\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*\S)?"
_INDENTED = r" *" + _LINE
_BLOCK = re.compile(rf"{_LINE}(?:\n(?:{_INDENTED})?)+")


class _Writer(Dumper):  # type: ignore[misc,valid-type]  # which one: see Dumper
    """PyYAML's safe writer with this module's taste."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_yaml(data: dict[str, Plain]) -> str:
    """Return the mapping as YAML. The same data gives the same text."""
    text: str = yaml.dump(
        data, Dumper=_Writer, allow_unicode=True, default_flow_style=False, width=96
    )
    return text


def _mapping(writer: Any, data: dict[str, Plain]) -> yaml.Node:
    node: yaml.MappingNode = writer.represent_mapping("tag:yaml.org,2002:map", data.items())
    values = [part for pair in node.value for part in pair]
    # The architecture itself stands open, however small it is.
    node.flow_style = not data or ("schema" not in data and _is_small(values))
    return node


def _list(writer: Any, data: list[Plain]) -> yaml.Node:
    node: yaml.SequenceNode = writer.represent_sequence("tag:yaml.org,2002:seq", data)
    node.flow_style = _is_small(node.value)
    return node


def _text(writer: Any, data: str) -> yaml.Node:
    style = "|" if _BLOCK.fullmatch(data) else None
    if style is None and type(word(data)) is not str:
        style = "'"
    node: yaml.Node = writer.represent_scalar("tag:yaml.org,2002:str", data, style=style)
    return node


def _is_small(nodes: list[yaml.Node]) -> bool:
    """Say whether the parts are plain words that fit on one line together."""
    plain = all(isinstance(node, yaml.ScalarNode) and node.style != "|" for node in nodes)
    return plain and sum(len(node.value) + 2 for node in nodes) <= ONE_LINE


_Writer.add_representer(dict, _mapping)
_Writer.add_representer(list, _list)
_Writer.add_representer(str, _text)
