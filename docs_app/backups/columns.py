"""One column of a row <-> what JSON can say of it, checked on the way back.

To keep a new type of field: its row in :data:`PLAIN`, or a function where JSON has no word for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models

Reader = Callable[[Any], Any]
"""What JSON says of a value -> the value. ValueError: it says nothing of the kind."""

PLAIN: tuple[tuple[type[models.Field[Any, Any]], type], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.CharField, str),
    (models.TextField, str),
)
"""Fields that JSON has words for; what is a subclass of several goes by the first."""


def reader_of(field: models.Field[Any, Any]) -> Reader:
    """Return what reads a column back. TypeError: no backup knows this type of field."""
    read = _reader_of(field)

    def nullable(value: Any) -> Any:
        if value is None:
            if not field.null:
                raise ValueError("null")
            return None
        return read(value)

    return nullable


def _reader_of(field: models.Field[Any, Any]) -> Reader:
    if isinstance(field, models.ForeignKey):
        of: Any = field.related_model
        return _named(of) if of in (Permission, ContentType) else _reader_of(field.target_field)
    if isinstance(field, models.JSONField):
        return _same
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, models.DateField):
        return _day
    for known, plain in PLAIN:
        if isinstance(field, known):
            return _exactly(plain)
    raise TypeError(
        f"{field}: backups know no {type(field).__name__}; see docs_app.backups.columns"
    )


def as_json(value: object) -> str:
    """Return what JSON says of a value that it has no word for."""
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    raise TypeError(f"backups cannot write a {type(value).__name__}")


def _same(value: Any) -> Any:
    return value


def _exactly(plain: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not plain:
            raise ValueError(f"{value!r:.40}")
        return value

    return read


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if type(value) is str else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{value!r:.40}")
    return moment


def _day(value: Any) -> date:
    if type(value) is not str:
        raise ValueError(f"{value!r:.40}")
    return date.fromisoformat(value)


def _named(of: type[models.Model]) -> Reader:
    """Return what finds a permission or content type by name: each database numbers its own."""
    numbers = {"/".join(name): pk for pk, name in names_of(of).items()}

    def read(value: Any) -> Any:
        if type(value) is not str or value not in numbers:
            raise ValueError(f"{value!r:.80}")
        return numbers[value]

    return read


def names_of(of: type[models.Model]) -> dict[int, tuple[str, ...]]:
    """Return what names each permission or content type, by its number in this database."""
    words = ["app_label", "model"]
    if of is Permission:
        words = [*(f"content_type__{word}" for word in words), "codename"]
    rows = of._default_manager.order_by("pk").values_list("pk", *words)
    return {pk: tuple(name) for pk, *name in rows}
