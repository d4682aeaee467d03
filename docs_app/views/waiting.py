"""How many changes wait in the draft, for the navigation of those who may see drafts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache as cabinet

from docs_app import store, versions
from docs_app.core.addresses import DRAFT
from docs_app.core.diff import diff
from docs_app.views.edition import edition
from docs_app.views.reading import Reading


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a reader may know of the draft; ``told``: anything at all."""

    told: bool
    changes: int = 0


NOBODY = Waiting(told=False)


def waiting_for(reading: Reading) -> Waiting:
    """Return how many changes wait. Costs one query, and none for those who may not know.

    They are counted once for each draft: that costs reading it, and a diff.
    """
    if not reading.sees_drafts:
        return NOBODY
    slug = reading.book.slug
    pending = versions.pending(slug)
    if pending is None:
        return Waiting(told=True)
    key = f"waiting:{edition()}:{slug}:{':'.join(pending)}"
    known: int | None = cabinet.get(key)
    if known is None:
        known = _count(slug)
        cabinet.set(key, known, timeout=None)
    return Waiting(told=True, changes=known)


def _count(slug: str) -> int:
    published, drafted = store.load_published(slug), store.load_edition(slug, DRAFT)
    if published is None or drafted is None:
        return 0
    return len(diff(published.architecture, drafted.architecture))
