"""What a published version says of itself, held against its own hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docs_app.backups.errors import BackupError
from docs_app.core.codec import hash_of
from docs_app.models import Version

TABLE = Version._meta.label


def true_to_hash(rows: Iterable[dict[str, Any]], mend: str) -> Iterator[dict[str, Any]]:
    """Yield versions' rows as they come. BackupError: one is not what was published."""
    for number, row in enumerate(rows, 1):
        if hash_of(row["snapshot"]) != row["content_hash"]:
            said = f"Version {row['number']} of {row['name']} is not what its hash says."
            raise BackupError(f"{TABLE}, row {number}", said, mend)
        yield row
