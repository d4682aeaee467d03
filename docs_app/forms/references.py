"""A form's field that names another object, out of those that can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import Model

from docs_app.forms.choices import Choice, Group


class ReferenceField(forms.TypedChoiceField):
    """A choice of one row; what is cleaned is the row itself, or None.

    ``offer`` tells it the choices, so that many forms on a page share the rows that one query
    found, where Django's own field would ask for each of them again.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(coerce=self._row, empty_value=None, **options)
        self.rows: Mapping[str, Model] = {}
        self.refusals: Mapping[str, str] = {}

    def offer(
        self,
        rows: Iterable[Model],
        choices: list[Choice] | list[Group],
        empty: str = "---------",
        refusals: Mapping[str, str] | None = None,
    ) -> None:
        """Set what may be chosen; ``refusals`` says of other keys why they may not be."""
        self.rows = {str(row.pk): row for row in rows}
        self.refusals = refusals or {}
        # A list of pairs is what both kinds of choices are.
        self.choices = cast("list[Choice]", [("", empty), *choices])
        # Copying the field copied the method with it, bound to the field it was copied from.
        self.coerce = self._row

    def _row(self, value: Any) -> Model:
        key = str(value.pk if isinstance(value, Model) else value)
        if key not in self.rows:
            raise ValueError(key)
        return self.rows[key]

    def validate(self, value: Any) -> None:
        if str(value) in self.refusals:
            raise forms.ValidationError(self.refusals[str(value)], code="refused")
        super().validate(value)
