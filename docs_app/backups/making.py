"""Database -> file: all or nothing, read through once more before it gets its name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docs_app.backups.database import described, migrated
from docs_app.backups.errors import BackupError
from docs_app.backups.manifest import NAME, Manifest, Part
from docs_app.backups.opening import examine
from docs_app.backups.tables import Table, tables
from docs_app.core.codec import SCHEMA
from docs_app.store.moment import one_moment

OWNER_ONLY = 0o600


def make(file: Path, at: datetime, *, force: bool = False) -> Manifest:
    """Write a backup of the whole database, and return what is in it.

    It holds password hashes and secrets: only the file's owner may read it. The file appears whole
    or not at all. BackupError: it is there already (unless ``force``), the folder cannot be written
    to, or a version in the database is not what was published. Costs one pass over the rows, and
    one over the file.
    """
    if not force and file.exists():
        raise _is_there(file)
    with _beside(file) as draft:
        manifest = _write(draft, at)
        examine(draft)
        _put(draft, file, force=force)
    return manifest


def _write(draft: Path, at: datetime) -> Manifest:
    every = tables()
    migrations = migrated(every)
    with ZipFile(draft, "w", ZIP_DEFLATED) as archive, one_moment():
        parts = tuple(_part(archive, table, at) for table in every)
        manifest = Manifest(at.isoformat(), described(), SCHEMA, migrations, parts)
        archive.writestr(_member(NAME, at), manifest.text())
    return manifest


def _part(archive: ZipFile, table: Table, at: datetime) -> Part:
    digest, size, rows = sha256(), 0, 0
    name = Part(table.name, (), 0, 0, "").member
    with archive.open(_member(name, at), "w", force_zip64=True) as member:
        for line in table.lines():
            rows += 1
            written = f"{line}\n".encode()
            digest.update(written)
            size += len(written)
            member.write(written)
    return Part(table.name, table.columns, rows, size, digest.hexdigest())


def _member(name: str, at: datetime) -> ZipInfo:
    info = ZipInfo(name, at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = OWNER_ONLY << 16
    return info


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """Give a new file beside it that only its owner may read; it is gone in the end."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        os.close(number)
    except OSError as error:
        raise _unwritable(file, error) from None
    draft = Path(name)
    try:
        yield draft
    except OSError as error:
        raise _unwritable(file, error) from None
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, file: Path, *, force: bool) -> None:
    """Give the finished file its name, on the disk and not only in memory."""
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    if force:
        draft.replace(file)
    else:
        _link(draft, file)
    # Not every kind of disk can do this for a folder; then the file may be gone after a power cut.
    with suppress(OSError):
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _link(draft: Path, file: Path) -> None:
    """Name it where nothing has this name, in one step where the disk can."""
    try:
        os.link(draft, file)
    except FileExistsError:
        raise _is_there(file) from None
    except OSError:  # a disk without links, such as a stick
        if file.exists():
            raise _is_there(file) from None
        draft.rename(file)


def _is_there(file: Path) -> BackupError:
    return BackupError(str(file), "This is there already.", "Choose another name, or add --force.")


def _unwritable(file: Path, error: OSError) -> BackupError:
    mend = "Nothing was kept: name a file in a folder that is there, with room for it."
    return BackupError(str(file), f"{error.strerror}.", mend)
