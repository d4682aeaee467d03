"""Brings one table's rows to what is wanted of them, with as little writing as that takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from django.db.models import F

from docs_app.store.tables import Key, Table, Values

T = TypeVar("T")

AT_ONCE = 500
"""Rows named in one statement: SQLite built by its defaults takes 32,766 parameters, older 999."""


class Sync:
    """The rows that one architecture has in one table, followed through their changes.

    Call ``create``, ``update`` and, when nothing refers to what goes any more, ``remove``, each
    with all rows that are wanted. A row keeps its primary key as long as its key is wanted.
    """

    def __init__(self, table: Table, architecture: int) -> None:
        """Read the rows: one query."""
        self.table = table
        self.pks: dict[Key, int] = {}
        self.held: dict[Key, Values] = {}
        self.created: set[int] = set()
        self.touched: set[int] = set()
        """Owners one of whose rows was created, updated or removed."""

        key = (table.key,) if table.key else ()
        rows = table.model._default_manager.filter(**{table.of_architecture: architecture})
        for pk, owner, *rest in rows.values_list("pk", table.owner, *key, *table.columns):
            name = rest.pop(0) if table.key else ""
            self.pks[owner, name] = pk
            self.held[owner, name] = tuple(rest)

    def create(self, wanted: Mapping[Key, Values]) -> None:
        """Insert the rows that are missing."""
        missing = [key for key in wanted if key not in self.pks]
        made = [self.table.model(**self._named(key), **self._row(wanted[key])) for key in missing]
        rows = self.table.model._default_manager.bulk_create(made)
        for key, row in zip(missing, rows, strict=True):
            self.pks[key] = row.pk
            self.held[key] = wanted[key]
            self.created.add(row.pk)
            self.touched.add(key[0])

    def update(self, wanted: Mapping[Key, Values]) -> None:
        """Write the columns that differ, of the rows that differ; a row counts its save itself."""
        changes: dict[tuple[str, ...], list[Key]] = {}
        for key, values in wanted.items():
            if values != self.held[key]:
                pairs = zip(self.table.columns, values, self.held[key], strict=True)
                changed = tuple(column for column, new, old in pairs if new != old)
                changes.setdefault(changed, []).append(key)
                self.touched.add(key[0])
        for columns, keys in changes.items():
            rows = [self.table.model(pk=self.pks[key], **self._row(wanted[key])) for key in keys]
            self.table.model._default_manager.bulk_update(rows, columns, batch_size=AT_ONCE // 5)
            self.held.update((key, wanted[key]) for key in keys)
            if self.table.has_revision:
                self.count_saves({self.pks[key] for key in keys} - self.created)

    def remove(self, wanted: Mapping[Key, Values]) -> None:
        """Delete the rows that are not wanted. RestrictedError: something still refers to one."""
        gone = [key for key in self.pks if key not in wanted]
        for keys in _batches(gone):
            pks = [self.pks.pop(key) for key in keys]
            self.table.model._default_manager.filter(pk__in=pks).delete()
            self.touched.update(owner for owner, _ in keys)

    def count_saves(self, pks: set[int]) -> None:
        """Raise the revision of rows: whoever edits one of them now is told when saving."""
        for batch in _batches(sorted(pks)):
            rows = self.table.model._default_manager.filter(pk__in=batch)
            rows.update(revision=F("revision") + 1)

    def _named(self, key: Key) -> dict[str, object]:
        owner, name = key
        named: dict[str, object] = {self.table.owner: owner}
        return named | {self.table.key: name} if self.table.key else named

    def _row(self, values: Values) -> dict[str, object]:
        return dict(zip(self.table.columns, values, strict=True))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
