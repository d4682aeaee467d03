"""Every text that people write in Markdown, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture


def texts(architecture: Architecture) -> Iterator[tuple[str, str]]:
    """Yield (subject, Markdown) of all that has any, in document order."""
    for subject, text in _all(architecture):
        if text:
            yield subject, text


def _all(architecture: Architecture) -> Iterator[tuple[str, str]]:
    for zone in architecture.zones:
        yield f"zone:{zone.slug}", zone.prose
    for hop in architecture.hops:
        yield f"hop:{hop.slug}", hop.prose
        for rule in hop.rules:
            yield f"rule:{hop.slug}/{rule.slug}", rule.prose
    for entry in architecture.entry_points:
        yield f"entry:{entry.slug}", entry.prose
    for route in architecture.routes:
        yield f"route:{route.slug}", route.prose
        for example in route.examples:
            yield f"example:{route.slug}/{example.slug}", example.prose
    for page in architecture.pages:
        yield f"page:{page.path}", page.body
