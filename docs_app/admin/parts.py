"""What the parts on an object's page share: rows of a form set, each laid out like a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from docs_app.admin.django_types import StackedInline
from docs_app.admin.state import editing_of


class Part(StackedInline):
    """The rows of one kind of part. ``groups`` are its fieldsets.

    ``unshown`` are fields that only help typing, and say nothing to whoever may only look.
    """

    template = "admin/routebook/part.html"
    extra = 0
    groups: Sequence[tuple[str | None, dict[str, Any]]] = ()
    unshown: frozenset[str] = frozenset()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.has_change_permission(request, obj):
            return list(self.groups)
        return [
            (title, options | {"fields": _without(options["fields"], self.unshown)})
            for title, options in self.groups
        ]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.editing = editing_of(request)
        # Django asks here what would keep a row from being deleted, before it knows what else the
        # form changes. The save finds out, and its refusal says it.
        formset.form.hand_clean_DELETE = _let_the_save_decide
        return formset


def _let_the_save_decide(form: Any) -> None:
    """Stand in for Django's question."""


def _without(fields: Sequence[Any], left_out: frozenset[str]) -> list[Any]:
    """Return fieldset fields, rows of several included, without some of them."""
    kept: list[Any] = []
    for field in fields:
        if isinstance(field, str):
            kept += [field] if field not in left_out else []
        elif rest := tuple(_without(field, left_out)):
            kept.append(rest)
    return kept
