"""A form's field that names another object, out of those that can be meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import Model
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from docs_app.forms.offers import Offer

NOTHING = Offer("nothing", (), "---------")


class ReferenceWidget(forms.Widget):
    """A list to choose from; a long one is a field to type in, and the browser finds."""

    offer = NOTHING

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        given = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        if not self.offer.is_large:
            return format_html(
                "<select{}>{}</select>", flatatt(given), self.offer.options(str(value or ""))
            )
        typed = {
            "type": "text",
            "value": value or "",
            "list": self.offer.id,
            "placeholder": self.offer.empty,
            "autocomplete": "off",
        }
        return format_html("<input{}>", flatatt({**given, **typed}))


class ReferenceField(forms.Field):
    """A choice of one row; what is cleaned is the row itself, or None.

    What is posted is the row's name as files have it: ``vpc``, ``nlb/ingests``. ``offer`` tells
    the choices, so that many forms on a page share the rows that one query found.
    """

    widget = ReferenceWidget
    default_error_messages = {  # noqa: RUF012  # Django's own name and shape
        "invalid_choice": ("Select a valid choice. %(value)s is not one of the available choices.")
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)
        self.offered = NOTHING
        self.refusals: Mapping[str, str] = {}

    def offer(self, offer: Offer, refusals: Mapping[str, str] | None = None) -> None:
        """Set what may be chosen; ``refusals`` says of other names why they may not be."""
        self.offered = offer
        self.refusals = refusals or {}
        cast("ReferenceWidget", self.widget).offer = offer

    def prepare_value(self, value: Any) -> Any:
        """Return the name of a stored row; what was typed stays as it was typed."""
        if isinstance(value, Model):
            return self.offered.name_of(value)
        return self.offered.name_of_pk(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Model | None:
        name = str(self.prepare_value(value) or "").strip()
        if not name:
            return None
        if name in self.refusals:
            raise forms.ValidationError(self.refusals[name], code="refused")
        if name not in self.offered.rows:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": name},
            )
        return self.offered.rows[name]

    def has_changed(self, initial: Any, data: Any) -> bool:
        if self.disabled:
            return False
        return str(self.prepare_value(initial) or "") != str(data or "").strip()
