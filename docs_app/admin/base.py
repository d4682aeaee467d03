"""What the admin of each of the draft's objects shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from docs_app.admin.deleting import Deleting
from docs_app.admin.overtaking import review_url
from docs_app.admin.placing import Placing, placed
from docs_app.admin.previewing import preview_of
from docs_app.admin.saving import Saving
from docs_app.admin.state import editing_of
from docs_app.forms.draft_form import DraftForm
from docs_app.forms.editing import Preview
from docs_app.models import Architecture


class DraftAdmin(Placing, Saving, Deleting):
    """An object of the draft: each save is taken or refused as a whole.

    ``word`` is what subjects call it; ``form_class`` is its form, and ``groups`` are the fieldsets
    of it without the fields that all share.
    """

    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/routebook/change_form.html"
    delete_confirmation_template = "admin/routebook/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/routebook/delete_selected_confirmation.html"

    word: str
    name_field = "slug"
    form_class: type[DraftForm]
    groups: Sequence[tuple[str | None, dict[str, Any]]] = ()
    gathers = "architecture__review_required"
    """Where a row says that what is written in it is not published yet."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows that the user may see: not all of the staff may see drafts."""
        rows: QuerySet[Any] = super().get_queryset(request)
        if request.user.has_perm("docs_app.view_draft"):
            return rows
        return rows.exclude(**{self.gathers: True})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        # What all forms share, the template places: the reason for a change comes last.
        may_save = self.may_save(request, obj)
        return list((self.groups_of if may_save else self.shown_groups)(request, obj))

    def groups_of(self, request: HttpRequest, obj: Any) -> Sequence[tuple[str | None, Any]]:
        """Return the fieldsets of whoever may change the object."""
        return self.groups

    def shown_groups(self, request: HttpRequest, obj: Any) -> Sequence[tuple[str | None, Any]]:
        """Return the fieldsets of whoever may only look."""
        return self.groups

    def may_save(self, request: HttpRequest, obj: Any) -> bool:
        """Say whether the user may change the object; None: add one."""
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Any]]:
        kwargs["form"] = self.form_of(request, obj) if self.may_save(request, obj) else ModelForm
        form = super().get_form(request, obj, change, **kwargs)
        if issubclass(form, DraftForm):
            form.editing = editing_of(request)
        return form

    def form_of(self, request: HttpRequest, obj: Any) -> type[DraftForm]:
        """Return the form of whoever may change the object."""
        return self.form_class

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        architecture = editing_of(request).architecture
        context["review_url"] = review_url(architecture)
        if architecture is not None:
            context["datalists"] = editing_of(request).choices.datalists
            context["text_preview_url"] = reverse("editing:preview-text", args=[architecture.slug])
        return super().render_change_form(request, context, *args, **kwargs)

    def architecture_of(self, request: HttpRequest, row: Any) -> Architecture | None:
        return placed(request) if row is None else row.architecture

    def subject_of(self, row: Any) -> str:
        return f"{self.word}:{getattr(row, self.name_field)}"

    def preview_context(self, request: HttpRequest, preview: Preview) -> dict[str, Any]:
        typed = request.POST.get(self.name_field, "")
        subject = f"{self.word}:{typed}" if self.word != "architecture" else self.word
        return preview_of(preview, subject)
