"""Index files: one for each content, made once, whole or not at all, and only read from then on."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

FORMAT = 1
"""Counts the ways in which an index was ever made: raise it when documents or tables change."""

KEPT = 24
"""Index files that stay; the one unused for longest goes first."""

_TOUCH_AFTER = 3600.0
_NAME = re.compile(r"[0-9A-Za-z_-]{8,128}")
_BUILDING = threading.Lock()

Fill = Callable[[sqlite3.Connection], None]


class SearchUnavailableError(Exception):
    """There is no index and none can be made; the message says why, and may be shown to staff."""


def folder() -> Path:
    """Return where index files are. All of it can be deleted at any time."""
    return Path(settings.VAR) / "cache" / "search"


@contextmanager
def reading(content_hash: str, fill: Fill) -> Iterator[sqlite3.Connection]:
    """Give a read-only connection to the content's index, made now if it is not there.

    ``fill`` writes a new index. Raises SearchUnavailableError where none can be written, or where
    it turns out while reading that the file is damaged: then the next search makes it anew.
    """
    file = path_of(content_hash)
    with closing(_opened(file, fill)) as connection:
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            file.unlink(missing_ok=True)
            raise SearchUnavailableError(f"The search index was damaged: {error}.") from error


def _opened(file: Path, fill: Fill) -> sqlite3.Connection:
    """Open the file, made if need be. One that cannot be opened is made anew, once."""
    try:
        return _read(_made(file, fill))
    except sqlite3.DatabaseError:
        # Damaged, or pruned by another process just now. It is only a cache.
        file.unlink(missing_ok=True)
    try:
        return _read(_made(file, fill))
    except sqlite3.DatabaseError as error:
        raise SearchUnavailableError(f"The search index cannot be read: {error}.") from error


def path_of(content_hash: str) -> Path:
    """Return the index file's path. Raises ValueError if the hash could be no file's name."""
    if not _NAME.fullmatch(content_hash):
        raise ValueError(f"{content_hash!r} is no content hash")
    return folder() / f"{content_hash}.{FORMAT}.sqlite3"


def _read(file: Path) -> sqlite3.Connection:
    """Open a finished file. ``immutable`` spares the locks: nobody will ever write to it."""
    connection = sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)
    try:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
            raise sqlite3.DatabaseError("it is empty")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _made(file: Path, fill: Fill) -> Path:
    """Return the file, made if it was missing. Threads of a process take turns at making one."""
    if not _touched(file):
        with _BUILDING:
            if not _touched(file):
                _make(file, fill)
    return file


def _touched(file: Path) -> bool:
    """Say whether the file is there, and note now and then that it is in use."""
    try:
        if time.time() - file.stat().st_mtime > _TOUCH_AFTER:
            os.utime(file)
    except FileNotFoundError:
        return False
    except PermissionError:
        # Somebody else's file in a shared cache: as good to read, and theirs to keep.
        return True
    return True


def _make(file: Path, fill: Fill) -> None:
    """Make the file beside its place and move it there: nobody ever sees half an index."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(".part", f"{file.stem}.", file.parent)
        os.close(handle)
    except OSError as error:
        raise SearchUnavailableError(f"No search index can be written: {error}.") from error
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            # Nothing is lost with the file if the machine stops: it has not got its name yet.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection)
            connection.commit()
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise SearchUnavailableError(f"No search index can be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
    _prune(file.parent)


def _prune(place: Path) -> None:
    """Delete the files beyond those kept, and what a process that was killed left half made."""
    ages: list[tuple[float, Path]] = []
    for file in place.glob("*.sqlite3"):
        try:
            ages.append((file.stat().st_mtime, file))
        except FileNotFoundError:
            continue
    for _, file in sorted(ages, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
    for part in place.glob("*.part"):
        try:
            if time.time() - part.stat().st_mtime > _TOUCH_AFTER:
                part.unlink(missing_ok=True)
        except FileNotFoundError:
            continue
