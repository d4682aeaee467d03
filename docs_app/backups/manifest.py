"""What stands at the head of a backup: what it is, which program can read it, what is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from docs_app.backups.errors import BackupError

NAME = "manifest.json"
LONGEST = 1024 * 1024
KIND = "Routebook backup"
FORM = 1
"""Of the file itself: how parts and rows are written."""

FOREIGN = "Name a file that `manage.py backup` wrote."


@dataclass(frozen=True, slots=True)
class Part:
    """A table's rows as a member of the file: ``sha256`` is that of its bytes, uncompressed."""

    table: str
    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        """Return the name of the member of the file."""
        return f"tables/{self.table}.jsonl"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``migrations``: by app, the last one of its tables.

    ``schema`` is the newest form of snapshots that its program knew; ``database`` is what it was
    made of, for people.
    """

    made_at: str
    database: str
    schema: int
    migrations: Mapping[str, str]
    parts: tuple[Part, ...]

    def count(self, table: str) -> int:
        """Return how many rows of a table there are."""
        return sum(part.rows for part in self.parts if part.table == table)

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps({"kind": KIND, "form": FORM, **asdict(self)}, indent=2) + "\n"


def parse(text: str) -> Manifest:
    """Return the manifest. BackupError: it is none, or one of a form that is not known here."""
    try:
        said = json.loads(text)
        kind, form = said.pop("kind"), said.pop("form")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BackupError(NAME, "This is no backup's manifest.", FOREIGN) from None
    if kind != KIND:
        raise BackupError(NAME, f"This is no {KIND}.", FOREIGN)
    if form != FORM:
        message = f"The backup is written in form {form!r:.20}; known here is {FORM}."
        raise BackupError(NAME, message, "Restore it with the Routebook that made it, or a newer.")
    try:
        return _manifest(**said)
    except (TypeError, ValueError):
        raise BackupError(NAME, "This is no backup's manifest.", FOREIGN) from None


def _manifest(
    *, made_at: str, database: str, schema: int, migrations: dict[str, str], parts: list[Any]
) -> Manifest:
    texts = (made_at, database, *migrations, *migrations.values())
    if not all(type(each) is str for each in texts) or type(schema) is not int:
        raise TypeError
    return Manifest(made_at, database, schema, migrations, tuple(_part(**each) for each in parts))


def _part(*, table: str, columns: list[str], rows: int, bytes: int, sha256: str) -> Part:
    if not all(type(each) is str for each in (table, sha256, *columns)):
        raise TypeError
    if not all(type(each) is int and each >= 0 for each in (rows, bytes)):
        raise TypeError
    return Part(table, tuple(columns), rows, bytes, sha256)
