"""Why there is no such edition of an architecture, and what there is."""

from __future__ import annotations

from docs_app import store
from docs_app.core.addresses import Edition
from docs_app.core.editions import HOW
from docs_app.core.nearest import meant

LISTED = 12
"""Architectures that a complaint names; of more, the number."""


def why_missing(slug: str, edition: Edition) -> str:
    """Return a sentence that names what is not there, and says what can be written instead."""
    published = store.load_published(slug)
    if isinstance(edition, int) and published is not None:
        last = published.version.number
        there = "its only version is 1" if last == 1 else f"its versions are 1 to {last}"
        return f"{slug} has no version {edition}: {there}. {HOW}"
    if published is not None:
        return f"{slug} has no draft. {HOW}"
    known = [info.slug for info in store.list_architectures()]
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    listed = f" There are: {', '.join(known[:LISTED])}{more}." if known else ""
    return f"There is no architecture '{slug}' here.{meant(slug, known)}{listed} {HOW}"
