"""Which tables a backup holds: all there are, but for what Django makes itself or forgets daily."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models

from docs_app.backups.columns import Reader, as_json, names_of, reader_of
from docs_app.backups.errors import BackupError

MADE = (ContentType, Permission)
"""Made by ``migrate``. Rows refer to them by their names."""

LEFT_OUT = (*MADE, Session)
"""A session is one browser's, for some days; whoever had one signs in again."""

AT_ONCE = 20
"""Rows fetched at a time: a version of 10,000 hops has a snapshot of six million characters."""


@dataclass(frozen=True)
class Table:
    """One table. ``name`` is the model's label: ``docs_app.Hop``."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        return self.model._meta.label

    @property
    def rows(self) -> Any:
        return self.model._base_manager.order_by("pk")

    @cached_property
    def fields(self) -> tuple[models.Field[Any, Any], ...]:
        return tuple(self.model._meta.concrete_fields)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(str(field.attname) for field in self.fields)

    def lines(self) -> Iterator[str]:
        """Yield each row as a line of JSON, in the order of its keys."""
        words = [self._writer(field) for field in self.fields]
        rows = self.rows.values_list(*self.columns).iterator(chunk_size=AT_ONCE)
        for row in rows:
            said = [word(value) for word, value in zip(words, row, strict=True)]
            # Sorted, for PostgreSQL keeps no order of keys: equal rows, equal lines.
            yield json.dumps(
                said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=as_json
            )

    def _writer(self, field: models.Field[Any, Any]) -> Callable[[Any], Any]:
        if field.related_model not in MADE:
            return lambda value: value
        of: Any = field.related_model
        names = names_of(of)
        return lambda value: None if value is None else "/".join(names[value])

    def read(self, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield each row's values by column. BackupError: a line is no row of this table."""
        readers = [reader_of(field) for field in self.fields]
        for number, line in enumerate(lines, 1):
            place = f"{self.name}, row {number}"
            said = _parsed(place, line)
            if type(said) is not list or len(said) != len(readers):
                raise BackupError(place, "This is no row of the table.", NOT_OURS)
            yield {
                column: _read(f"{place}, {column}", reader, value)
                for column, reader, value in zip(self.columns, readers, said, strict=True)
            }


NOT_OURS = "Take a backup that nobody has edited."


def _parsed(place: str, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise BackupError(place, "This is not JSON.", NOT_OURS) from None


def _read(place: str, reader: Reader, value: Any) -> Any:
    try:
        return reader(value)
    except ValueError as error:
        raise BackupError(place, f"This cannot be {error}.", NOT_OURS) from None


def tables() -> tuple[Table, ...]:
    """Return all tables that a backup holds, by name; those that join two others are among them."""
    found = (
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model not in LEFT_OUT
    )
    return tuple(sorted(map(Table, found), key=lambda table: table.name))
