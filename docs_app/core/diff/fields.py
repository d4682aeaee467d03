"""The fields of two objects of one class: which differ, and setting one by its dotted path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from docs_app.core.architecture import Destination, PortRef, Settings

FieldChange = tuple[str, object, object]
"""A dotted path, the value before, the value after."""

_WHOLE = (Destination, PortRef)
"""Values that change as one: half a reference says nothing."""


def changed_fields(
    before: Any, after: Any, skip: frozenset[str] = frozenset(), prefix: str = ""
) -> Iterator[FieldChange]:
    """Yield the fields in which two objects of one class differ, nested objects field by field.

    ``skip`` names fields to leave out. Settings are told name by name.
    """
    for name in (each.name for each in fields(before)):
        old, new = getattr(before, name), getattr(after, name)
        if name in skip or old == new:
            continue
        path = prefix + name
        if name == "settings":
            yield from _changed_settings(old, new)
        elif is_dataclass(old) and type(old) is type(new) and not isinstance(old, _WHOLE):
            yield from changed_fields(old, new, prefix=f"{path}.")
        else:
            yield path, old, new


def _changed_settings(before: Settings, after: Settings) -> Iterator[FieldChange]:
    old, new = dict(before), dict(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"settings.{name}", old.get(name), new.get(name)


def field_values(
    value: Any, skip: frozenset[str] = frozenset(), prefix: str = ""
) -> Iterator[tuple[str, object]]:
    """Yield the dotted path and the value of each field that a change could tell of."""
    for name in (each.name for each in fields(value)):
        held, path = getattr(value, name), prefix + name
        if name in skip:
            continue
        if name == "settings":
            yield from ((f"settings.{setting}", recorded) for setting, recorded in held)
        elif is_dataclass(held) and not isinstance(held, _WHOLE):
            yield from field_values(held, prefix=f"{path}.")
        else:
            yield path, held


def get_field(value: object, path: str) -> object:
    """Return the value at a dotted path; None where a part of the way is None."""
    name, _, rest = path.partition(".")
    if name == "settings":
        return dict(getattr(value, name)).get(rest)
    inner = getattr(value, name, None)
    return get_field(inner, rest) if rest else inner


def set_field(value: Any, path: str, new: Any) -> Any:
    """Return the object with another value at a dotted path. None removes a setting."""
    name, _, rest = path.partition(".")
    if name == "settings":
        kept = {**dict(value.settings), rest: new}
        settings = tuple(sorted((key, each) for key, each in kept.items() if each is not None))
        return replace(value, settings=settings)
    return replace(value, **{name: set_field(getattr(value, name), rest, new) if rest else new})
