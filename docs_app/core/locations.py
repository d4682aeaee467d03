"""Which of nginx's rules takes a request: the path of each is a location.

    no path, or /{rest+}    location /
    /bags                   location = /bags
    /bags/{rest+}           location /bags/
    anything else           location ~ ^/bags/[^/]+$

The exact one goes first, then the first of the regular expressions, then the longest prefix:
https://nginx.org/en/docs/http/ngx_http_core_module.html#location
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from docs_app.core.paths import LITERAL, REST, Segment

T = TypeVar("T")

EXACT, PATTERN, PREFIX = "exact", "pattern", "prefix"
"""The best first."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a rule stands. ``text`` is the path, the prefix with its slash, or a pattern's shape.

    Rules of one location may differ in their methods.
    """

    kind: str
    text: str


def location_of(path: str, pattern: Sequence[Segment]) -> Location:
    """Return the location of a rule with this path, given parsed as well."""
    if not path:
        return Location(PREFIX, "/")
    *before, last = pattern or (Segment(LITERAL, ""),)
    text = "".join(f"/{each.text}" for each in before)
    if any(each.kind != LITERAL for each in before) or last.kind not in {LITERAL, REST}:
        shape = (each.text if each.kind == LITERAL else f"{{{each.kind}}}" for each in pattern)
        return Location(PATTERN, "".join(f"/{each}" for each in shape))
    return (
        Location(PREFIX, f"{text}/")
        if last.kind == REST
        else Location(EXACT, f"{text}/{last.text}")
    )


def takes(path: str, pattern: Sequence[Segment], asked: str) -> bool:
    """Say whether a rule's location fits a path as nginx reads it."""
    location = location_of(path, pattern)
    if location.kind == EXACT:
        return asked == location.text
    return asked.startswith(location.text) if location.kind == PREFIX else _fits(pattern, asked)


def _fits(pattern: Sequence[Segment], asked: str) -> bool:
    """Say whether a path has the form of a pattern; a rest is a letter at least."""
    segments = asked[1:].split("/", len(pattern) - 1)
    if len(segments) < len(pattern) or (pattern[-1].kind != REST and "/" in segments[-1]):
        return False
    return all(
        segment == each.text if each.kind == LITERAL else bool(segment)
        for each, segment in zip(pattern, segments, strict=True)
    )


def captured_by(pattern: Sequence[Segment], asked: str) -> dict[str, str]:
    """Return what a pattern takes of a path that its location fits; a rest may be empty."""
    segments = asked[1:].split("/", max(len(pattern) - 1, 0))
    return {
        each.text: segment
        for each, segment in zip(pattern, segments, strict=False)
        if each.kind != LITERAL
    }


@dataclass(slots=True)
class Locations(Generic[T]):
    """The locations of one server, each with something that stands there."""

    exact: dict[str, T] = field(default_factory=dict)
    patterns: dict[str, tuple[Sequence[Segment], T]] = field(default_factory=dict)
    prefixes: dict[str, T] = field(default_factory=dict)
    longest: int = 0

    def put(self, path: str, pattern: Sequence[Segment], make: Callable[[], T]) -> T:
        """Return what stands at a rule's location, made if nothing does."""
        location = location_of(path, pattern)
        if location.kind == PATTERN:
            return self.patterns.setdefault(location.text, (pattern, make()))[1]
        if location.kind == EXACT:
            return self.exact.setdefault(location.text, make())
        self.longest = max(self.longest, len(location.text))
        return self.prefixes.setdefault(location.text, make())

    def fitting(self, asked: str) -> Iterator[tuple[Location, T]]:
        """Yield what fits a path: the exact one, the patterns, then prefixes, the longest first.

        Costs a comparison for each pattern; nginx does so too.
        """
        if asked in self.exact:
            yield Location(EXACT, asked), self.exact[asked]
        for text, (pattern, what) in self.patterns.items():
            if _fits(pattern, asked):
                yield Location(PATTERN, text), what
        end = min(len(asked), self.longest)
        while (end := asked.rfind("/", 0, end) + 1) > 0:
            if asked[:end] in self.prefixes:
                yield Location(PREFIX, asked[:end]), self.prefixes[asked[:end]]
            end -= 1
