"""An architecture in one of its editions: as readers see it, as it was, or as it is drafted."""

from __future__ import annotations

from django.utils import timezone

from docs_app.core.addresses import DRAFT, Edition
from docs_app.core.codec import content_hash
from docs_app.store.contents import remember
from docs_app.store.moment import one_moment
from docs_app.store.published import Published, VersionInfo, load_published, load_version
from docs_app.store.reading import NoSuchArchitecture, load_draft


def load_edition(slug: str, edition: Edition) -> Published | None:
    """Return an architecture in an edition; None: there is no such architecture or version.

    A draft costs twelve queries; its version's number is that of the version it builds on.
    """
    if edition is None:
        return load_published(slug)
    if edition == DRAFT:
        return _drafted(slug)
    return load_version(slug, edition)


def _drafted(slug: str) -> Published | None:
    try:
        with one_moment():
            value, base = load_draft(slug), load_published(slug)
    except NoSuchArchitecture:
        return None
    digest = content_hash(value)
    number = base.version.number if base else 0
    info = VersionInfo(number, "", "", timezone.now(), digest, latest=False, draft=True)
    return Published(remember(digest, value), info)
