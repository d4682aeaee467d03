"""What a comment is about: an object, or a change of one; and how that is written in one string.

``hop:nlb``, ``rule:nlb/bags``, ``page:ports/who``, ``architecture``; or ``change:`` and the key of
a change: ``change:changed|port:nlb/bags|number``.
"""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.diff import Change
from docs_app.core.diff.naming import KIND_WORDS, thing
from docs_app.core.diff.shape import split_subject
from docs_app.core.index import index_of

CHANGE = "change:"


def about_change(change: Change) -> str:
    """Return how a change is written."""
    return CHANGE + change.key


def change_key(about: str) -> str:
    """Return the key of the change that it is about; empty: it is about an object."""
    return about.removeprefix(CHANGE) if about.startswith(CHANGE) else ""


def subject_of(about: str) -> str:
    """Return the object that it is about, or whose change: ``port:nlb/bags``."""
    key = change_key(about)
    if not key:
        return about
    return key.partition("|")[2].rpartition("|")[0]


def words_of(about: str, architecture: Architecture | None = None) -> str:
    """Return what to call it: ``Port bags on api-nlb``; text that names nothing stays as it is."""
    subject = subject_of(about)
    word, _, name = subject.partition(":")
    whole = "/" in name or word not in {"port", "rule", "example"}
    if word not in KIND_WORDS or not whole or bool(name) == (word == "architecture"):
        return subject
    return thing(subject, architecture)


def is_there(architecture: Architecture, subject: str) -> bool:
    """Say whether an architecture has an object of this name: a hop, a rule, a page, and so on."""
    word, owner, key = split_subject(subject)
    index = index_of(architecture)
    match word:
        case "architecture":
            return not key
        case "port":
            return (owner, key) in index.ports
        case "rule":
            return (owner, key) in index.rules
        case "example":
            route = index.routes.get(owner)
            return route is not None and key in [each.slug for each in route.examples]
    return key in {
        "zone": index.zones,
        "hop": index.hops,
        "entry": index.entry_points,
        "route": index.routes,
        "page": index.pages,
    }.get(word, {})
