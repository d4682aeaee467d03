"""A change in one plain sentence, with the old and the new."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import (
    Architecture,
    Forward,
    HealthCheck,
    Hop,
    Respond,
    Route,
    Zone,
)
from docs_app.core.diff.change import Change
from docs_app.core.diff.shape import split_subject
from docs_app.core.index import index_of

_LONG = 60
"""Longer text than this is told by its size."""

_WORDS = {
    "zone": "Zone",
    "hop": "Hop",
    "port": "Port",
    "rule": "Rule",
    "entry": "Entry point",
    "route": "Route",
    "example": "Example",
    "page": "Page",
    "waiver": "Waiver",
}

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


def describe(change: Change, architecture: Architecture | None = None) -> str:
    """Return a sentence such as ``Port ingests on api-nlb: number 65535, was 65536``.

    With an architecture (either of the two) hops and routes go by their names, else by their
    slugs. Long and many-lined text is told by its size only.
    """
    thing = _thing(change.subject, architecture)
    match change.kind:
        case "added" | "removed":
            return f"{thing} {change.kind}"
        case "renamed":
            return f"{thing}: slug {change.after}, was {change.before}"
        case "moved":
            return f"{thing}: now {_behind(change.after)}, was {_behind(change.before)}"
    new, old = _value(change.field, change.after), _value(change.field, change.before)
    if new == old:
        return f"{thing}: {_field(change.field)} rewritten, {new}"
    return f"{thing}: {_field(change.field)} {new}, was {old}"


def _thing(subject: str, architecture: Architecture | None) -> str:
    word, owner, key = split_subject(subject)
    if word == "architecture":
        return "Architecture"
    if word == "waiver":
        code, _, about = key.partition("/")
        return f"Waiver of {code} on {about}"
    if not owner:
        return f"{_WORDS[word]} {_name(word, key, architecture)}"
    owner_word = "route" if word == "example" else "hop"
    return f"{_WORDS[word]} {key} on {_name(owner_word, owner, architecture)}"


def _name(word: str, slug: str, architecture: Architecture | None) -> str:
    if architecture is None:
        return slug
    index = index_of(architecture)
    named: dict[str, Mapping[str, Zone | Hop | Route]] = {
        "zone": index.zones,
        "hop": index.hops,
        "route": index.routes,
    }
    found = named.get(word, {}).get(slug)
    return slug if found is None else found.name


def _behind(key: object) -> str:
    return "first" if key is None else f"after {key}"


def _field(path: str) -> str:
    name = path.removeprefix("match.").removeprefix("action.").removeprefix("settings.")
    return name.replace(".", " ").replace("_", " ")


def _value(path: str, value: object) -> str:
    if value is None:
        return _NONE.get(path, "not recorded")
    if value in ("", ()):
        return _EMPTY.get(path, "none")
    return _said(value)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ", ".join(_pair(each) for each in value)
    if isinstance(value, Forward):
        return f"forward to {value.to}" + (f" via {value.via}" if value.via else "")
    if isinstance(value, Respond):
        return f"respond with {_value('status', value.status)}"
    return "documented" if isinstance(value, HealthCheck) else _text(str(value))


def _pair(value: object) -> str:
    match value:
        case (str(name), inner):
            return f"{name} {_value('', inner)}" if inner != () else name
    return str(value)


def _text(text: str) -> str:
    if len(text) <= _LONG and "\n" not in text.strip():
        return text.strip() or "blank"
    lines = text.count("\n") + (not text.endswith("\n"))
    return f"{lines} lines" if lines > 1 else f"{len(text.split())} words"
