"""What forms of a hop's and a route's parts share, and their set on the page."""

from __future__ import annotations

from typing import Any

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
        for form in kept:
            for complaint in form.editing.complaints:
                if form.is_about(complaint):
                    form.complain(complaint)
        self._place(kept)

    def _is_kept(self, form: Any) -> bool:
        """Say whether the form will be a row: it is not deleted, and not left empty."""
        if not hasattr(form, "cleaned_data"):
            return False
        deleted = self.can_delete and self._should_delete_form(form)
        return not deleted and (form.instance.pk is not None or form.has_changed())

    def refuse_twice(self, forms: list[Any], fields: tuple[str, ...], message: str) -> None:
        """Complain at the later of two forms that say the same in all the fields."""
        seen: set[tuple[Any, ...]] = set()
        for form in forms:
            said = tuple(form.cleaned_data.get(name) for name in fields)
            if None in said or "" in said:
                continue
            if said in seen:
                form.add_error(fields[0], message)
            seen.add(said)

    def validate_unique(self) -> None:
        """Leave it to ``clean``, which says it beside the field."""

    def _place(self, forms: list[Any]) -> None:
        placed = [each.instance.position for each in forms if each.instance.position is not None]
        behind = max(placed, default=-1) + 1
        for form in forms:
            if form.cleaned_data.get("position") is None:
                form.instance.position = behind
                behind += 1
