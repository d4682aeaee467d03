"""A field of Markdown: its lines end as Unix lines do, whatever a browser sends."""

from __future__ import annotations

from typing import Any

from django import forms


class ProseField(forms.CharField):
    """Text of any length. How it ends is no difference: browsers and files end it differently."""

    def __init__(self, *, rows: int = 8, **options: Any) -> None:
        widget = forms.Textarea(
            attrs={"rows": rows, "cols": 90, "data-markdown": "", "class": "vLargeTextField"}
        )
        super().__init__(required=False, strip=False, widget=widget, **options)

    def to_python(self, value: Any) -> str:
        return _plain(super().to_python(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not same_text(str(initial or ""), str(data or ""))


def same_text(one: str, other: str) -> bool:
    """Say whether two texts differ in more than how their lines and the whole of it end."""
    return _plain(one).strip() == _plain(other).strip()


def _plain(text: Any) -> str:
    lines = str(text or "").replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.strip() else ""
