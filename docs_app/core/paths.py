"""Path patterns: what a rule's path may say, and what it captures of a request's path.

A pattern is ``/`` followed by segments: literal, ``{name}`` for exactly one segment, and as the
last ``{name+}`` for one segment or more. An empty pattern takes any path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

LITERAL, NAME, REST = "literal", "name", "rest"

PARSED_AT_ONCE = 65_536
"""Patterns kept parsed, some 500 bytes each: checks, lint and lookups all ask for the same ones."""

_PARAMETER = re.compile(r"\{([A-Za-z0-9._-]+)(\+?)\}")
_UNUSABLE = re.compile(r"[\s?#{}*]")
STAGE_VARIABLE = re.compile(r"\$\{stageVariables\.([A-Za-z0-9_]+)\}")
"""How a path to rewrite to names a variable of the gateway's stage."""


class PathError(ValueError):
    """A path pattern, or a path to rewrite to, that does not parse; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a pattern: its ``kind`` and its literal text or its name."""

    kind: str
    text: str


@lru_cache(maxsize=PARSED_AT_ONCE)
def parse_path(pattern: str) -> tuple[Segment, ...]:
    """Return a pattern's segments; the empty pattern and ``/`` have none. Raises PathError."""
    if pattern in {"", "/"}:
        return ()
    if not pattern.startswith("/"):
        raise PathError(f"The path '{pattern}' must begin with a slash.")
    if pattern.endswith("/"):
        raise PathError(f"The path '{pattern}' must not end with a slash; leave it out.")
    segments = tuple(_segment(text, pattern) for text in pattern[1:].split("/"))
    names = [each.text for each in segments if each.kind != LITERAL]
    for name in names:
        if names.count(name) > 1:
            raise PathError(f"The path '{pattern}' uses the name '{name}' twice.")
    if any(each.kind == REST for each in segments[:-1]):
        raise PathError(f"In the path '{pattern}' a segment like {{name+}} must be the last.")
    return segments


def _segment(text: str, pattern: str) -> Segment:
    if text.isalnum():
        return Segment(LITERAL, text)
    parameter = _PARAMETER.fullmatch(text)
    if parameter:
        return Segment(REST if parameter[2] else NAME, parameter[1])
    if not text:
        raise PathError(f"The path '{pattern}' has an empty segment: two slashes in a row.")
    unusable = _UNUSABLE.search(text)
    if unusable:
        raise PathError(
            f"The segment '{text}' of the path '{pattern}' has the sign '{unusable[0]}'. A segment"
            " is plain text, {name} for any one segment, or last {name+} for one or more."
        )
    return Segment(LITERAL, unquote(text))


def check_rewrite(rewrite: str, pattern: str) -> None:
    """Raise PathError unless the rewrite is empty or a path made of what the pattern captures.

    ``${stageVariables.name}`` may stand in it too: the stage is not the pattern's to know.
    """
    rewrite = STAGE_VARIABLE.sub("", rewrite)
    if not rewrite:
        return
    if not rewrite.startswith("/"):
        raise PathError(f"The path '{rewrite}' to rewrite to must begin with a slash.")
    names = {each.text for each in parse_path(pattern) if each.kind != LITERAL}
    for name, _ in _PARAMETER.findall(rewrite):
        if name not in names:
            raise PathError(
                f"The path '{pattern}' captures nothing named '{name}' to rewrite with."
            )
    left = _UNUSABLE.search(_PARAMETER.sub("", rewrite))
    if left:
        raise PathError(f"The path '{rewrite}' to rewrite to has the sign '{left[0]}'.")


def raw_segments(path: str) -> tuple[str, ...]:
    """Return a request path's segments as they were sent; a slash at the end adds none."""
    trimmed = path.removeprefix("/").removesuffix("/")
    return tuple(trimmed.split("/")) if trimmed else ()


def split_path(path: str) -> tuple[str, ...]:
    """Return a request path's segments, each percent-decoded after splitting: %2F parts nothing."""
    return tuple(unquote(segment) for segment in raw_segments(path))


def captured(pattern: Sequence[Segment], path: str) -> dict[str, str]:
    """Return what a pattern that fits the path captures of it, as it was sent."""
    segments = raw_segments(path)
    found: dict[str, str] = {}
    for place, each in enumerate(pattern):
        if each.kind == NAME:
            found[each.text] = segments[place]
        elif each.kind == REST:
            found[each.text] = "/".join(segments[place:])
    return found


def rewritten(rewrite: str, values: Mapping[str, str]) -> str:
    """Return the rewrite with each ``{name}`` (or ``{name+}``) replaced by its captured value."""
    return _PARAMETER.sub(lambda found: values.get(found[1], found[0]), rewrite)
