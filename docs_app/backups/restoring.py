"""File -> database: in one transaction, into an empty database or in the place of all there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from docs_app.backups.errors import BackupError
from docs_app.backups.manifest import Manifest
from docs_app.backups.opening import Opened, examine, opened
from docs_app.backups.tables import Table, tables

SHOWN = 4
ROWS, BYTES = 500, 8_000_000
"""How much goes into one statement: so many rows, and fewer where they are large."""


def restore(file: Path, *, replace: bool = False) -> Manifest:
    """Make the database hold what the backup holds, and nothing else; return what that is.

    The file is read to its end before the first row is written. Sessions end: their accounts may
    be others now. BackupError: the file is no whole backup or not of this program, or the database
    holds something and is not to be replaced. Nothing has changed then.
    """
    examine(file)
    with opened(file) as backup, transaction.atomic():
        every = tables()
        if not replace:
            _refuse_full(every)
        _empty(every)
        _fill(backup, every)
    return backup.manifest


def _refuse_full(every: Iterable[Table]) -> None:
    """Raise BackupError unless there is nothing but the groups that ``migrate`` makes."""
    made = (Group, Group.permissions.through)
    held = [
        str(table.model._meta.verbose_name_plural)
        for table in every
        if table.model not in made and not table.model._meta.auto_created and table.rows.exists()
    ]
    if held:
        more = " and others" if len(held) > SHOWN else ""
        raise BackupError(
            "",
            f"The database is not empty: it holds {', '.join(held[:SHOWN])}{more}.",
            "Restore into an empty one (a new one after `manage.py migrate`), or add --replace to "
            "throw away all that it holds.",
        )


def _empty(every: Iterable[Table]) -> None:
    models: list[Any] = [Session, *(table.model for table in every)]
    for model in models:
        # References are checked at the end; rules of the mapper would keep what is used.
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)


def _fill(backup: Opened, every: Iterable[Table]) -> None:
    place = ""
    try:
        for table in every:
            place = table.name
            part = backup.parts[table.name]
            at_once = max(1, min(ROWS, BYTES * part.rows // max(1, part.bytes)))
            for rows in _batches((table.model(**row) for row in backup.rows(table)), at_once):
                table.model._base_manager.bulk_create(rows)
        place = "references"
        connection.check_constraints()
    except (DatabaseError, OverflowError) as error:
        said = str(error).strip().split("\n")[0]
        mend = "Nothing was restored: take a backup that nobody has edited."
        raise BackupError(place, f"The database refuses this: {said}.", mend) from None
    _count_on(table.model for table in every)


def _count_on(models: Iterable[Any]) -> None:
    """Let new rows be numbered after those that came with numbers of their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _batches(rows: Iterator[Any], at_once: int) -> Iterator[list[Any]]:
    while batch := list(islice(rows, at_once)):
        yield batch
