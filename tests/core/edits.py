"""Vary an architecture by one object: ``edited(storage(), "port:nlb/bags", number=1)``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docs_app.core.architecture import Architecture

_TUPLES = {
    "zone": "zones",
    "hop": "hops",
    "entry": "entry_points",
    "route": "routes",
    "page": "pages",
    "waiver": "waivers",
    "port": "ports",
    "rule": "rules",
    "example": "examples",
}

_KEYS = ("slug", "path", "finding")


def edited(architecture: Architecture, subject: str, **fields: Any) -> Architecture:
    """Return the architecture with other values in one object, which must exist."""
    return _at(architecture, subject, lambda value: (replace(value, **fields),))


def without(architecture: Architecture, subject: str) -> Architecture:
    """Return the architecture without one object, which must exist."""
    return _at(architecture, subject, lambda value: ())


def added(architecture: Architecture, after: str, *values: Any) -> Architecture:
    """Return the architecture with objects put right behind one of their kind."""
    return _at(architecture, after, lambda value: (value, *values))


def _at(architecture: Architecture, subject: str, change: Any) -> Architecture:
    word, _, key = subject.partition(":")
    if word not in {"port", "rule", "example"}:
        return _in(architecture, _TUPLES[word], key, change)
    owner, _, inner = key.partition("/")
    return _in(
        architecture,
        "routes" if word == "example" else "hops",
        owner,
        lambda value: (_in(value, _TUPLES[word], inner, change),),
    )


def _in(holder: Any, name: str, key: str, change: Any) -> Any:
    values = getattr(holder, name)
    assert key in [_key(each) for each in values], f"no {name} called {key}"
    new = [each for value in values for each in (change(value) if _key(value) == key else (value,))]
    return replace(holder, **{name: tuple(new)})


def _key(value: Any) -> str:
    return next(str(getattr(value, key)) for key in _KEYS if hasattr(value, key))
