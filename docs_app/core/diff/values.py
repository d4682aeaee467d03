"""A field's value in words."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    HealthCheck,
    PortRef,
    Respond,
)
from docs_app.core.diff.naming import name
from docs_app.core.diff.shape import split_subject
from docs_app.core.index import index_of
from docs_app.core.wording.names import destination_label, hop_label

LONG = 60
"""Longer text than this is told by its size."""

_NONE: Mapping[str, str] = {
    "open_from": "the internet",
    "parent": "none",
    "zone": "none",
    "match.port": "any",
    "authorizer": "none",
    "action.via": "none",
    "stage": "from the path",
    "health_check": "none",
    "expect.hop": "any",
    "expect.status": "any",
    "expect.code": "any",
}
"""What None says in a field where it does not say "not recorded"."""

_EMPTY: Mapping[str, str] = {
    "match.methods": "any",
    "match.host": "any",
    "match.path": "any",
    "action.rewrite": "unchanged",
}
"""What an empty value says in a field where it does not say "none"."""

_HOPS = frozenset({"authorizer", "action.via", "expect.hop"})
_ZONES = frozenset({"open_from", "parent", "zone"})


def value_words(
    subject: str,
    path: str,
    value: object,
    architecture: Architecture | None = None,
    long: int = LONG,
) -> str:
    """Return the value of a subject's field in words; text longer than ``long`` by its size.

    With an architecture what it refers to goes by name, else by slug.
    """
    if value is None:
        return _NONE.get(path, "not recorded")
    if value in ("", ()):
        return _EMPTY.get(path, "none")
    if architecture is not None:
        named = _named(architecture, subject, path, value)
        if named:
            return named
    return _said(value, long)


def _named(architecture: Architecture, subject: str, path: str, value: object) -> str:
    """Return what is referred to by its name; empty where it is no reference, or leads nowhere."""
    index = index_of(architecture)
    if isinstance(value, PortRef):
        value = Destination(value.hop, value.port)
    if isinstance(value, Destination):
        return destination_label(architecture, value)
    if isinstance(value, Forward | Respond):
        return _action(value, architecture)
    slug = str(value)
    if path in _HOPS:
        return hop_label(architecture, slug)
    if path in _ZONES:
        return name("zone", slug, architecture)
    port = index.ports.get((split_subject(subject)[1], slug)) if path == "match.port" else None
    return "" if port is None else f"{slug} ({port.number})"


def _action(action: Forward | Respond, architecture: Architecture | None) -> str:
    if isinstance(action, Respond):
        return f"answer {'with a status not recorded' if action.status is None else action.status}"
    to, via = str(action.to), action.via
    if architecture is not None:
        to = destination_label(architecture, action.to)
        via = via and hop_label(architecture, via)
    return f"forward to {to}" + (f" through {via}" if via else "")


def _said(value: object, long: int) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ", ".join(_pair(each, long) for each in value)
    if isinstance(value, Forward | Respond):
        return _action(value, None)
    return "documented" if isinstance(value, HealthCheck) else text_words(str(value), long)


def _pair(value: object, long: int) -> str:
    match value:
        case (str(name), inner):
            return f"{name} {value_words('', '', inner, None, long)}" if inner != () else name
    return str(value)


def text_words(text: str, long: int = LONG) -> str:
    """Return a text, or its size where it is long or has several lines."""
    if len(text) <= long and "\n" not in text.strip():
        return text.strip() or "blank"
    lines = text.count("\n") + (not text.endswith("\n"))
    return f"{lines} lines" if lines > 1 else f"{len(text.split())} words"
