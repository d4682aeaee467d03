"""File -> rows: every byte is held against the hashes before anything believes it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from docs_app.backups import manifest as manifests
from docs_app.backups import versions
from docs_app.backups.database import migrated
from docs_app.backups.errors import BackupError
from docs_app.backups.manifest import FOREIGN, LONGEST, NAME, Manifest, Part
from docs_app.backups.tables import Table, tables
from docs_app.core.codec import SCHEMA

DAMAGED = "The file is damaged or cut off. Take another copy of it."
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What a member of a damaged file raises; the last two: its method or a password is unknown."""

CHANGED = "It was damaged, or changed by hand: go back to a backup of before."

OTHERWISE = "Restore it with the Routebook that made it, and upgrade that (`manage.py migrate`)."


class Opened:
    """A backup that is open: its manifest is read, and says that this program can read the rest."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self.archive = archive
        self.manifest = manifest
        self.parts = {part.table: part for part in manifest.parts}

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table. BackupError: they are not those that were written.

        That is known for sure only when the last has been taken: believe none of them before.
        """
        rows = table.read(self._lines(self.parts[table.name]))
        if table.name == versions.TABLE:
            yield from versions.true_to_hash(rows, CHANGED)
        else:
            yield from rows

    def _lines(self, part: Part) -> Iterator[str]:
        digest, size, count = sha256(), 0, 0
        try:
            with self.archive.open(part.member) as member:
                while line := member.readline(part.bytes - size + 1):
                    digest.update(line)
                    size += len(line)
                    count += 1
                    yield line.decode()
        except KeyError:
            raise BackupError(part.member, "This part is missing.", DAMAGED) from None
        except (*BROKEN, UnicodeDecodeError):
            raise BackupError(part.member, "This part cannot be read.", DAMAGED) from None
        if (size, count, digest.hexdigest()) != (part.bytes, part.rows, part.sha256):
            raise BackupError(part.member, "This is not what was written.", DAMAGED)


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open a backup that this database can take. BackupError: none, or one that it cannot."""
    try:
        with file.open("rb") as raw, _archive(file, raw) as archive:
            manifest = manifests.parse(_head(archive))
            _refuse_other_forms(manifest)
            yield Opened(archive, manifest)
    except OSError as error:
        mend = "Name a backup that can be read."
        raise BackupError(str(file), f"{error.strerror}.", mend) from None


def _archive(file: Path, raw: BinaryIO) -> ZipFile:
    try:
        return ZipFile(raw)
    except BROKEN:
        raise BackupError(str(file), "This is no backup, or it was cut off.", FOREIGN) from None


def examine(file: Path) -> Manifest:
    """Read a backup to its end, write nothing, and return what is in it. BackupError: see there."""
    with opened(file) as backup:
        for table in tables():
            for _ in backup.rows(table):
                pass
    return backup.manifest


def _head(archive: ZipFile) -> str:
    try:
        with archive.open(NAME) as member:
            return member.read(LONGEST).decode()
    except KeyError:
        raise BackupError(NAME, "This is missing: the file is no backup.", FOREIGN) from None
    except (*BROKEN, UnicodeDecodeError):
        raise BackupError(NAME, "This cannot be read.", DAMAGED) from None


def _refuse_other_forms(manifest: Manifest) -> None:
    every = tables()
    here = migrated(every)
    for app in sorted(here.keys() | manifest.migrations.keys()):
        theirs, ours = manifest.migrations.get(app, "none"), here.get(app, "none")
        if theirs != ours:
            message = f"The backup is of {app} {theirs}; this database is of {ours}."
            raise BackupError(NAME, message, OTHERWISE)
    if manifest.schema > SCHEMA:
        message = f"Its versions are written in schema {manifest.schema}; known here is {SCHEMA}."
        raise BackupError(NAME, message, "Update Routebook.")
    if [(each.table, each.columns) for each in manifest.parts] != [
        (table.name, table.columns) for table in every
    ]:
        raise BackupError(NAME, "Its tables are not those of this Routebook.", OTHERWISE)
