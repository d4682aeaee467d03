"""Fields whose value is a list, written one entry on each line."""

from __future__ import annotations

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Texts, one on each line; blank lines are nothing. What is cleaned is a list."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "cols": 60}), **options)

    def prepare_value(self, value: Any) -> Any:
        """Return stored entries as lines; what was typed stays as it was typed."""
        if isinstance(value, list | tuple):
            return "\n".join(self.written(entry) for entry in value)
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list | tuple) or value is None:
            return list(value or ())
        text = str(super().to_python(value))
        return [self.read(line.strip()) for line in text.splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what the lines say, not how they are spaced."""
        if self.disabled:
            return False
        try:
            return bool(self.to_python(data) != list(initial or ()))
        except forms.ValidationError:
            return True

    def written(self, entry: Any) -> str:
        return str(entry)

    def read(self, line: str) -> Any:
        return line


class HeadersField(LinesField):
    """Request headers, ``Name: value`` on each line. What is cleaned are pairs."""

    def written(self, entry: Any) -> str:
        name, value = entry
        return f"{name}: {value}"

    def read(self, line: str) -> Any:
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            raise forms.ValidationError(
                "“%(line)s” is not a header. Write Name: value, one on each line.",
                code="header",
                params={"line": line},
            )
        return [name.strip(), value.strip()]
