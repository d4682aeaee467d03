"""What forms of a hop's and a route's parts share, and their set on the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from docs_app.forms.django_types import InlineFormSet
from docs_app.forms.draft_form import PartForm


class RowForm(PartForm):
    """A form of a part. Its formset tells it what it is a part of before it is validated."""

    parent_field = "hop"

    @property
    def parent(self) -> Any:
        """Return the row that this is a part of: as it is typed, when there is a form of it."""
        return getattr(self.instance, self.parent_field)

    @property
    def is_valid_to_ask(self) -> bool:
        """Say whether the form was looked through: a row that nobody may change is not."""
        return hasattr(self, "cleaned_data") and bool(self.fields)

    @property
    def owner(self) -> str:
        return str(self.parent.slug)

    def siblings(self) -> QuerySet[Model]:
        manager: Any = self._meta.model._default_manager
        return manager.filter(  # type: ignore[no-any-return]
            **{f"{self.parent_field}_id": self.parent.pk}
        )


class RowSet(InlineFormSet):
    """The parts of one object: their slugs differ, and new ones come behind the others."""

    what = "part"

    def clean(self) -> None:
        """Complain beside fields of what is there twice, and of what was refused before."""
        kept = [form for form in self.forms if self._is_kept(form)]
        self.refuse_twice(kept, ("slug",), f"There are two {self.what}s with this slug.")
        self._place(kept)
        self._complain(kept)

    def _complain(self, kept: list[Any]) -> None:
        """Put what was refused before beside its fields; above all rows if its row is not kept."""
        left = []
        for complaint in self.form.editing.complaints:
            if (complaint.kind, complaint.owner) != (self.form.kind, self.instance.slug):
                continue
            about = [
                each for each in self.forms if each.is_valid_to_ask and each.is_about(complaint)
            ]
            for form in about:
                form.complain(complaint)
            if not any(form in kept for form in about):
                left.append(f"{complaint.subject}: {complaint.message}")
        if left:
            raise forms.ValidationError([f"{each[:1].upper()}{each[1:]}" for each in left])

    def _is_kept(self, form: Any) -> bool:
        """Say whether the form will be a row: it is not deleted, and not left empty."""
        if not hasattr(form, "cleaned_data"):
            return False
        deleted = self.can_delete and self._should_delete_form(form)
        return not deleted and (form.instance.pk is not None or form.has_changed())

    def refuse_twice(self, rows: list[Any], fields: tuple[str, ...], message: str) -> None:
        """Complain at the later of two forms that say the same in all the fields."""
        seen: set[tuple[Any, ...]] = set()
        for form in rows:
            said = tuple(form.cleaned_data.get(name) for name in fields)
            if None in said or "" in said:
                continue
            if said in seen:
                form.add_error(fields[0], message)
            seen.add(said)

    def validate_unique(self) -> None:
        """Leave it to ``clean``, which says it beside the field."""

    def _place(self, rows: list[Any]) -> None:
        placed = [each.instance.position for each in rows if each.instance.position is not None]
        behind = max(placed, default=-1) + 1
        for form in rows:
            if form.cleaned_data.get("position") is None:
                form.instance.position = behind
                behind += 1
