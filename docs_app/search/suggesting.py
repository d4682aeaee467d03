"""What somebody may have meant, where an address or a search leads to nothing."""

from __future__ import annotations

import re

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.documents import Document, named
from docs_app.core.index import kept
from docs_app.core.nearest import Names

SUGGESTIONS = 5
_LIKENESS = 0.55
_VERSION = re.compile(r"versions/[0-9]+/")


class _Known:
    """The things that can be suggested, by each of their names."""

    def __init__(self, architecture: Architecture) -> None:
        self.by_name: dict[str, list[Document]] = {}
        for document in named(architecture):
            for name in {document.title, document.path.strip("/"), *document.keys}:
                self.by_name.setdefault(name, []).append(document)
        self.names = Names(self.by_name)


def suggest(
    architecture: Architecture, addresses: Addresses, path_or_words: str
) -> tuple[tuple[str, str], ...]:
    """Return up to five (title, address) like an address that is none, or like words.

    The first call for an architecture costs a pass over its names; later ones a few milliseconds.
    """
    known: _Known = kept(architecture, "suggestable", _Known)
    scores: dict[Document, float] = {}
    for meant in _readings(path_or_words[:200], addresses):
        for likeness, name in known.names.like(meant, SUGGESTIONS, _LIKENESS):
            for document in known.by_name[name][:SUGGESTIONS]:
                scores[document] = max(likeness, scores.get(document, 0))
    best = sorted(scores, key=lambda document: (-scores[document], document.path))
    return tuple((each.title, addresses.home + each.path) for each in best[:SUGGESTIONS])


def _readings(typed: str, addresses: Addresses) -> tuple[str, ...]:
    """Return what to compare: the address within the architecture, its last part, or the words."""
    path = typed.partition("?")[0].strip()
    if "/" not in path:
        return (path,)
    within = _VERSION.sub("", path.removeprefix(f"/{addresses.architecture}/"), count=1).strip("/")
    return tuple(dict.fromkeys((within, within.rpartition("/")[2])))
