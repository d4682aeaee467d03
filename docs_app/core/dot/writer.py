"""Statements of DOT, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from docs_app.core.dot.text import quoted


class Writer:
    """A digraph being written. Attributes stand in the order in which they are given."""

    def __init__(self, name: str) -> None:
        self._lines = [f"digraph {quoted(name)} {{"]
        self._indent = "\t"

    def defaults(self, of: str, attributes: Mapping[str, str]) -> None:
        """Write what holds for every ``graph``, ``node`` or ``edge`` that follows."""
        self._lines.append(f"{self._indent}{of}{_list(attributes)}")

    def attributes(self, attributes: Mapping[str, str]) -> None:
        """Write what holds for the subgraph that is open."""
        self._lines += [
            f"{self._indent}{name}={quoted(value)}" for name, value in attributes.items()
        ]

    def node(self, id: str, attributes: Mapping[str, str] | None = None) -> None:
        self._lines.append(f"{self._indent}{quoted(id)}{_list(attributes or {})}")

    def edge(self, tail: str, head: str, attributes: Mapping[str, str]) -> None:
        self._lines.append(f"{self._indent}{quoted(tail)} -> {quoted(head)}{_list(attributes)}")

    @contextmanager
    def subgraph(self, name: str = "") -> Iterator[None]:
        """Open a subgraph; a cluster if its name begins so."""
        self._lines.append(f"{self._indent}{f'subgraph {quoted(name)} ' if name else ''}{{")
        self._indent += "\t"
        yield
        self._indent = self._indent[:-1]
        self._lines.append(f"{self._indent}}}")

    def text(self) -> str:
        """Return the whole digraph."""
        return "\n".join([*self._lines, "}", ""])


def _list(attributes: Mapping[str, str]) -> str:
    if not attributes:
        return ""
    written = " ".join([f"{name}={quoted(value)}" for name, value in attributes.items()])
    return f" [{written}]"
