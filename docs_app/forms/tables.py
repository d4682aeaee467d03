"""Settings that are tables, written as lines.

A table is ``name = value`` on each line::

    DEFAULT_5XX = 500

A table of tables is a name on each line, with its own lines indented below it::

    v1
        backend = api-nlb
    v2

``none`` alone says that there is nothing in it; no line at all, that nothing is recorded. A whole
number is a number. What would be read otherwise stands in double quotes: ``"500"``, ``"none"``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

NONE = "none"

_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
_LINE = re.compile(r'\s*(?P<name>"(?:[^"\\]|\\.)*"|[^=]*?)\s*(?:=\s*(?P<value>.*?)\s*)?')


class TableField(forms.CharField):
    """A table of names and texts or numbers. What is cleaned is a mapping, or None."""

    nested = False

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), **options)

    def prepare_value(self, value: Any) -> Any:
        """Return a stored table as lines; what was typed stays as it was typed."""
        return "\n".join(_written(value)) if isinstance(value, Mapping) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text.strip():
            return None
        return {} if text.strip() == NONE else self._read(text)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != initial)
        except forms.ValidationError:
            return True

    def _read(self, text: str) -> dict[str, Any]:
        table: dict[str, Any] = {}
        held = table
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            name, value = _parsed(line, number)
            if value is None and not self.nested:
                raise _wrong(number, line, "Write name = value.")
            if value is not None and self.nested and held is table:
                raise _wrong(number, line, "Write the name that it belongs to above it.")
            into = table if value is None else held
            if name in into:
                raise _wrong(number, line, "This name is there already.")
            into[name] = {} if value is None else value
            held = into[name] if value is None else held
        return table


class TablesField(TableField):
    """A table of tables: names, each with its own table indented below it."""

    nested = True


def _parsed(line: str, number: int) -> tuple[str, str | int | None]:
    """Return a line's name and value; a value of None: the line is a name alone."""
    found = _LINE.fullmatch(line)
    if found is None or not found["name"]:
        raise _wrong(number, line, "Write name = value.")
    value = found["value"]
    if value is None:
        return _unquoted(found["name"], number), None
    if _NUMBER.fullmatch(value):
        return _unquoted(found["name"], number), int(value)
    return _unquoted(found["name"], number), _unquoted(value, number)


def _unquoted(text: str, number: int) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        raise _wrong(number, text, "The quotes do not match.") from None


def _wrong(number: int, line: str, mend: str) -> forms.ValidationError:
    return forms.ValidationError(
        "Line %(number)s, “%(line)s”: %(mend)s",
        code="table",
        params={"number": number, "line": line.strip(), "mend": mend},
    )


def _written(table: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    if not table and not indent:
        yield NONE
    # In name order, as values have it; databases keep an order of their own.
    for name, value in sorted(table.items()):
        if isinstance(value, Mapping):
            yield indent + _quoted(name)
            yield from _written(value, indent + "    ")
        else:
            shown = value if isinstance(value, int) else _quoted(value, is_value=True)
            yield f"{indent}{_quoted(name)} = {shown}"


def _quoted(text: str, *, is_value: bool = False) -> str:
    """Return the text, in quotes where it would be read as something else."""
    plain = text == text.strip() and text and not text.startswith('"') and text != NONE
    plain = plain and not (_NUMBER.fullmatch(text) if is_value else "=" in text)
    return text if plain else json.dumps(text, ensure_ascii=False)
