"""Objects of an architecture by what changes call them."""

from __future__ import annotations

from typing import Any

from docs_app.core.architecture import Architecture
from docs_app.core.diff.shape import ROOT, Shape, split_subject


def find(architecture: Architecture, subject: str) -> Any:
    """Return the object that a subject such as ``rule:nlb/bags`` names, or None."""
    if subject == ROOT.word:
        return architecture
    siblings = siblings_of(architecture, subject)
    return None if siblings is None else siblings.get(split_subject(subject)[2])


def siblings_of(architecture: Architecture, subject: str) -> dict[str, Any] | None:
    """Return the objects among which a subject's is, or would be, by key and in their order.

    None: what would hold it is not there, or there are no such things.
    """
    word, owner, _ = split_subject(subject)
    for shape in ROOT.parts:
        if shape.word == word:
            return _held(shape, architecture)
        for inner in shape.parts:
            if inner.word == word:
                holder = _held(shape, architecture).get(owner)
                return None if holder is None else _held(inner, holder)
    return None


def held_by(subject: str) -> frozenset[str]:
    """Return the fields that hold the parts of such an object, which have their own histories."""
    word = split_subject(subject)[0]
    shapes = {each.word: each for each in (ROOT, *ROOT.parts)}
    return shapes[word].held if word in shapes else frozenset()


def _held(shape: Shape, holder: Any) -> dict[str, Any]:
    return {shape.key_of(each): each for each in getattr(holder, shape.attribute)}
