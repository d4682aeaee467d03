"""What other programs are told of a version, as values for JSON."""

from __future__ import annotations

from collections.abc import Sequence

from docs_app.core.addresses import Addresses
from docs_app.models import Version

TOLD = 500
"""Changes that a message lists; ``change_count`` says how many there are."""


def version_published(
    version: Version, slug: str, changes: Sequence[tuple[str, str]], origin: str
) -> dict[str, object]:
    """Return the message about a published version, whose ``changes`` are subjects and sentences.

    ``compare`` among the addresses is empty for a first version.
    """
    now, then, number = Addresses(slug), Addresses(slug, version.number), version.number
    return {
        "event": "version.published",
        "architecture": slug,
        "name": version.name,
        "environment": version.environment,
        "number": number,
        "hash": version.content_hash,
        "at": version.at.isoformat(timespec="seconds"),
        "author": version.author_name,
        "written_by": version.written_by,
        "approved_by": version.approved_by,
        "message": version.message,
        "changes": [
            {"subject": subject, "sentence": sentence} for subject, sentence in changes[:TOLD]
        ],
        "change_count": len(changes),
        "addresses": {
            "version": origin + then.home,
            "compare": origin + now.compare(number - 1, number) if number > 1 else "",
            "json": origin + then.file("architecture.json"),
            "history": origin + now.versions,
        },
    }
