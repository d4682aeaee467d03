"""What a change is about, and which of its fields: in words."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import Architecture
from docs_app.core.diff.shape import split_subject
from docs_app.core.index import index_of
from docs_app.core.kinds import KINDS, Setting
from docs_app.core.wording.names import hop_label

KIND_WORDS: Mapping[str, str] = {
    "architecture": "Architecture",
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

_FIELDS: Mapping[str, str] = {
    "action": "now",
    "action.to": "forwards to",
    "action.via": "link",
    "action.rewrite": "path rewritten to",
    "to": "leads to",
    "health_check.interval": "seconds between health checks",
    "health_check.timeout": "seconds for a health check",
    "request.body_bytes": "bytes of the body",
    "request.token.state": "token",
    "request.token.use": "kind of token",
    "request.token.scopes": "scopes of the token",
    "request.url": "URL",
    "expect.outcome": "expected outcome",
    "expect.hop": "expected hop",
    "expect.status": "expected status",
    "expect.code": "expected code",
}

VERBS = frozenset({"action.to", "to"})
"""Fields whose words are a verb: a sentence goes on with them, where others follow a colon."""

_INNER = ("match.", "action.", "settings.", "request.")


def thing(subject: str, architecture: Architecture | None = None) -> str:
    """Return ``Rule bags on api-nlb``; without an architecture hops and routes go by slugs."""
    word, owner, key = split_subject(subject)
    if word == "architecture":
        return "Architecture"
    if word == "waiver":
        code, _, about = key.partition("/")
        return f"Waiver of {code} on {about}"
    if not owner:
        return f"{KIND_WORDS[word]} {name(word, key, architecture)}"
    owner_word = "route" if word == "example" else "hop"
    return f"{KIND_WORDS[word]} {key} on {name(owner_word, owner, architecture)}"


def name(word: str, slug: str, architecture: Architecture | None) -> str:
    """Return what an object is called, so that no other hop is meant; its slug if it is not there.

    Entry points and pages go by slug and path.
    """
    if architecture is None:
        return slug
    index = index_of(architecture)
    if word == "hop" and slug in index.hops:
        hop = index.hops[slug]
        return hop.name if hop.kind == "target_group" else hop_label(architecture, slug)
    if word == "zone" and slug in index.zones:
        return index.zones[slug].name
    return index.routes[slug].name if word == "route" and slug in index.routes else slug


def setting_of(subject: str, path: str, *values: Architecture | None) -> Setting | None:
    """Return the setting that a path such as ``settings.cors`` names on a hop, if it is known."""
    word, _, slug = split_subject(subject)
    if word != "hop" or not path.startswith("settings."):
        return None
    for each in values:
        hop = None if each is None else index_of(each).hops.get(slug)
        for setting in KINDS[hop.kind].settings if hop is not None else ():
            if setting.name == path.removeprefix("settings."):
                return setting
    return None


def field_words(path: str, setting: Setting | None = None) -> str:
    """Return ``open from`` for ``open_from``, ``integration timeout`` for that setting."""
    if setting is not None:
        label = setting.label
        return label if label[:2].isupper() else label[:1].lower() + label[1:]
    if path in _FIELDS:
        return _FIELDS[path]
    inner = next((each for each in _INNER if path.startswith(each)), "")
    return path.removeprefix(inner).replace(".", " ").replace("_", " ")
