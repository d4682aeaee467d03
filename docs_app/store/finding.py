"""Versions looked up by what they say, whatever their architecture is called today."""

from __future__ import annotations

from docs_app.models import Version
from docs_app.store.published import VersionInfo, info_of, version_infos


def versions_saying(content_hash: str) -> tuple[tuple[str, VersionInfo], ...]:
    """Return the slug and version of each that has this content, the first published first.

    Costs two queries, or three where architectures share a content.
    """
    found = Version.objects.filter(content_hash=content_hash).order_by("at", "pk")
    pairs = list(found.values_list("architecture__slug", "number"))
    infos = {
        slug: {info.number: info for info in map(info_of, version_infos(slug))}
        for slug in dict(pairs)
    }
    return tuple((slug, infos[slug][number]) for slug, number in pairs)
