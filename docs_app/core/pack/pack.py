"""The pack itself: a cover, chapters, and the pictures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from docs_app.core.diagram import View
from docs_app.core.pack.blocks import Anchor, Block, Frame, Heading, Picture


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to be drawn: a view, in whichever direction fits the paper.

    ``compared``: what changed is marked on it. ``frame``: it stands beside words, and may be a
    part of the picture, around its current step.
    """

    view: View
    title: str
    compared: bool = False
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """``wide``: its tables need paper on its side; ``flows``: it begins no page of its own."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]
    wide: bool = False
    flows: bool = False

    def numbers(self) -> frozenset[int]:
        """Return which pictures stand in the chapter."""
        nodes = _nodes(self.blocks)
        return frozenset(each.number for each in nodes if isinstance(each, Picture | Frame))


@dataclass(frozen=True, slots=True)
class Pack:
    """What a reviewer carries away. ``stamp`` is one line that stands on every page."""

    title: str
    environment: str
    summary: str
    words: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    stamp: str
    chapters: tuple[Chapter, ...]
    pictures: tuple[Wanted, ...]


def anchors_of(pack: Pack) -> frozenset[str]:
    """Return the name of every place that a link in the pack may lead to."""
    return frozenset(name for node in _nodes(pack.chapters) for name in _names(node)) - {""}


def picture_anchor(number: int) -> str:
    """Return what the place of a picture is called."""
    return f"picture--{number + 1}"


def _names(node: object) -> tuple[str, ...]:
    if isinstance(node, Chapter | Heading):
        return (node.anchor,)
    if isinstance(node, Picture | Frame):
        return (picture_anchor(node.number),)
    return (node.name,) if isinstance(node, Anchor) else ()


def _nodes(value: object) -> Iterator[object]:
    """Yield every value that others are made of, whatever holds it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)
    elif is_dataclass(value):
        yield value
        for each in fields(value):
            yield from _nodes(getattr(value, each.name))
