"""Which path patterns take all that another takes."""

from __future__ import annotations

from functools import lru_cache

from docs_app.core.paths import (
    LITERAL,
    NAME,
    PARSED_AT_ONCE,
    REST,
    PathError,
    Segment,
    parse_path,
)

Pattern = tuple[str, ...]
"""A path pattern without the names in it: ``=text``, ``{}``, ``{+}``; ``*`` alone is any path."""

_ANY: Pattern = ("*",)
_WRITTEN = {NAME: "{}", REST: "{+}"}


@lru_cache(maxsize=PARSED_AT_ONCE)
def pattern_of(path: str) -> Pattern | None:
    """Return a rule's path as a pattern to compare; None for one that does not parse."""
    if not path:
        return _ANY
    try:
        return tuple(_written(segment) for segment in parse_path(path))
    except PathError:
        return None


def _written(segment: Segment) -> str:
    return f"={segment.text}" if segment.kind == LITERAL else _WRITTEN[segment.kind]


class _Node:
    """A place in the tree of segments. ``slug`` names the rule whose pattern ends here."""

    __slots__ = ("children", "slug")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.slug: str | None = None


class Patterns:
    """Patterns, each with the first rule that has it, as a tree of segments."""

    def __init__(self) -> None:
        self.root = _Node()

    def add(self, pattern: Pattern, slug: str) -> None:
        """Add a pattern, unless it is there."""
        node = self.root
        for segment in pattern:
            node = node.children.setdefault(segment, _Node())
        node.slug = node.slug or slug

    def covering(self, pattern: Pattern) -> str | None:
        """Return a rule of one pattern that takes every path that this takes.

        Visits at most two children a segment, and only patterns that are there.
        """
        anything = self.root.children.get("*")
        if anything is not None or pattern == _ANY:
            return anything.slug if anything is not None else None
        ahead = [(self.root, 0)]
        while ahead:
            node, depth = ahead.pop()
            if depth == len(pattern):
                if node.slug is not None:
                    return node.slug
                continue
            rest = node.children.get("{+}")
            if rest is not None:
                return rest.slug
            segment = pattern[depth]
            names = () if segment == "{+}" else dict.fromkeys(("{}", segment))
            ahead += [(node.children[name], depth + 1) for name in names if name in node.children]
        return None
