"""YAML text -> plain data, strictly, in YAML 1.2's sense of plain words.

PyYAML reads ``on``, ``no``, ``12:30`` and ``2024-01-01`` as something else than text, which is
YAML 1.1 and a trap for whoever names a hop ``no``. So only its parser is used, and what a word
means is decided here, by the core schema of YAML 1.2 (yaml.org/spec/1.2.2, section 10.3.2).
Its events are read one by one in a loop: PyYAML's own way to a tree recurses in C, where a file
of brackets ends the process. Aliases are refused: a few, nested, stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from docs_app.core.codec.errors import CodecError
from docs_app.core.codec.json_text import refuse_large
from docs_app.core.codec.shapes import Plain

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of libyaml where PyYAML was built with it: some eight times faster."""

DEEPEST = 32
"""Levels of nesting that are read. An architecture has nine."""

_TAG = "tag:yaml.org,2002:"
_WORDS: dict[str, Plain] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}", re.ASCII)
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)


@dataclass
class Document:
    """What a YAML text says, and where: for each mapping and list, the line of each of its parts.

    ``lines`` goes by the identity of the mapping or list, all of which ``data`` keeps alive.
    """

    name: str
    data: Plain = None
    lines: dict[int, dict[str | int, int]] = field(default_factory=dict)


def parse_yaml(text: str, name: str) -> Document:
    """Return what the text says. CodecError: not YAML, a key twice, an alias, a tag, too deep."""
    refuse_large(text, name)
    reader = _Reader(name)
    for event in _events(text, name):
        reader.read(event)
    if not reader.documents:
        raise CodecError(name, "The file is empty.", "Write an architecture into it.")
    return reader.document


def word(text: str) -> Plain:
    """Return what a word without quotes means: nothing, true or false, a number, or itself."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FRACTION.fullmatch(text):
        return float(text)
    return text


def _events(text: str, name: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
        said = " ".join(part for part in (error.context, error.problem) if part)
        mend = "Correct the text at this place."
        raise CodecError(at, f"This is not YAML: {said}.", mend) from None
    except (yaml.YAMLError, UnicodeError) as error:
        what = str(error).splitlines()[0]
        raise CodecError(name, f"This is not YAML: {what}.", "Correct the text.") from None


class _Reader:
    """Builds plain data from events. ``open`` holds the mappings and lists not yet closed."""

    def __init__(self, name: str) -> None:
        self.document = Document(name)
        self.documents = 0
        self.open: list[dict[str, Plain] | list[Plain]] = []
        self.keys: list[str | None] = []

    def read(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.put(event, self.scalar(event))
        elif isinstance(event, yaml.MappingStartEvent):
            self.enter(event, {}, "map")
        elif isinstance(event, yaml.SequenceStartEvent):
            self.enter(event, [], "seq")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self.error(event, "This is an alias (*name).", "Write the value out.")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.error(event, "A second document begins.", "Put it in its own file.")

    def enter(self, event: Any, container: dict[str, Plain] | list[Plain], tag: str) -> None:
        """Put an empty mapping or list in its place, and go into it."""
        self.expect(event, tag)
        self.put(event, container)
        self.document.lines[id(container)] = {}
        self.open.append(container)
        self.keys.append(None)
        if len(self.open) > DEEPEST:
            raise self.error(event, "The file is nested too deeply.", "Take levels away.")

    def put(self, event: Any, value: Plain) -> None:
        """Put a value where it belongs: the whole, a list's next, a mapping's key or value."""
        if not self.open:
            self.document.data = value
            return
        container, key = self.open[-1], self.keys[-1]
        lines = self.document.lines[id(container)]
        if isinstance(container, list):
            lines[len(container)] = event.start_mark.line + 1
            container.append(value)
        elif key is not None:
            container[key] = value
            self.keys[-1] = None
        else:
            self.keys[-1] = self.key(event, container)
            lines[str(event.value)] = event.start_mark.line + 1

    def key(self, event: Any, mapping: dict[str, Plain]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self.error(event, "A key must be text.", "Write a word before the colon.")
        key = str(event.value)
        if key in mapping:
            raise self.error(event, f"The key {key!r} is there twice.", "Keep one of them.")
        return key

    def scalar(self, event: Any) -> Plain:
        self.expect(event, "str")
        # Without a style it is a plain word; else it is in quotes or a block.
        return word(event.value) if event.style in (None, "") else event.value

    def expect(self, event: Any, tag: str) -> None:
        """Refuse a tag (``!!python/object``): none is needed, and some make a reader do things."""
        if event.tag not in (None, _TAG + tag):
            raise self.error(event, f"The tag {event.tag!r} is not read here.", "Take it away.")

    def error(self, event: Any, message: str, mend: str) -> CodecError:
        mark = event.start_mark
        place = f"{self.document.name}, line {mark.line + 1}, column {mark.column + 1}"
        return CodecError(place, message, mend)
