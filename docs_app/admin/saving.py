"""The save of a form: all of it becomes a version, or none of it and the form comes back.

Django runs a form's view in a transaction. Whatever stops the save is raised within it, so that
the database forgets the attempt, and is caught outside; then the view runs once more, with the
reasons among what its forms complain of, and shows everything as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.db.models import Model, RestrictedError
from django.http import HttpRequest, HttpResponse

from docs_app import versions
from docs_app.admin.gone import gone
from docs_app.admin.overtaking import Overtaking
from docs_app.admin.previewing import PREVIEW, fragment, wants_fragment
from docs_app.admin.state import begin, editing_of
from docs_app.admin.telling import tell
from docs_app.forms import saving
from docs_app.forms.complaint import Complaint, on_top
from docs_app.forms.editing import Conflict, Editing, NotSaved, Unheard
from docs_app.forms.uses import in_use
from docs_app.models import Architecture

CLASH = (
    "Something with this name or number was saved at the same moment, or two change places within "
    "one save. Nothing was saved: try again, or make the change in two steps."
)
OVERTAKEN = "Somebody else saved this since you opened it. Nothing of yours was saved yet."
UNHEARD = (
    "Nothing was saved yet: this changes where examples end. They are told below; save once more "
    "if that is meant."
)


class Saving(Overtaking):
    """Saves through ``forms`` and ``versions``, and shows the form again with what they refuse."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id else None
        begin(request, Editing(self.architecture_of(request, row)))
        context = dict(extra_context or {})
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, context)
        if object_id and row is None and self.has_change_permission(request):
            return gone(self, request, object_id)
        return self._save(request, object_id, form_url, context, row)

    def _save(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        context: dict[str, Any],
        row: Any,
    ) -> HttpResponse:
        try:
            self.notice_others(request, row)
            response = super().changeform_view(request, object_id, form_url, context)
        except Conflict:
            return self._show_overtaken(request, object_id, form_url, context)
        except NotSaved as stop:
            return self._show_again(request, object_id, form_url, context, stop)
        except IntegrityError:
            clash = NotSaved((Complaint("", "", "", "", CLASH),))
            return self._show_again(request, object_id, form_url, context, clash)
        if wants_fragment(request):
            return fragment(self, request, NotSaved(), response)
        return response

    def architecture_of(self, request: HttpRequest, row: Any) -> Architecture | None:
        """Return the architecture that a row is part of, or that one is being added to."""
        raise NotImplementedError

    def _show_again(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        context: dict[str, Any],
        stop: NotSaved,
    ) -> HttpResponse:
        preview = stop.preview
        if wants_fragment(request):
            return fragment(self, request, stop, None)
        complaints = stop.complaints
        if isinstance(stop, Unheard):
            messages.warning(request, UNHEARD)
        if preview is not None:
            # A form without a complaint would be saved: this one says nothing, and is not shown.
            complaints = preview.complaints or (Complaint("", "", "", "", " "),)
            context["preview"] = self.preview_context(request, preview)
            if not preview.complaints:
                context["errors"] = None
        architecture = editing_of(request).architecture
        overtaken = isinstance(stop, Conflict)
        heard = preview.heard if preview else ""
        begin(request, Editing(architecture, complaints, overtaken=overtaken, heard=heard))
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except NotSaved:
            # They are about a part whose form this user does not see.
            begin(request, Editing(architecture, tuple(map(on_top, complaints))))
            return super().changeform_view(request, object_id, form_url, context)

    def preview_context(self, request: HttpRequest, preview: Any) -> dict[str, Any]:
        """Return what the template of a preview shows."""
        raise NotImplementedError

    def _show_overtaken(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        context: dict[str, Any],
    ) -> HttpResponse:
        """Show the form once more, and say who saved meanwhile, what, and what this would do."""
        architecture = editing_of(request).architecture
        row = self.get_object(request, object_id or "")
        if architecture is None or row is None:
            return gone(self, request, object_id or "")
        context.update(self.overtaken_context(request, row, architecture))
        begin(request, Editing(architecture))
        stop = Conflict((Complaint("", "", "", "", OVERTAKEN),))
        return self._show_again(request, object_id, form_url, context, stop)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Leave it to ``save_related``, which knows whether anything changed at all."""

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Sequence[Any], change: bool
    ) -> None:
        """Write the rows and let them be taken as a save, or raise NotSaved."""
        row: Any = form.instance
        editing = editing_of(request)
        held = versions.hold(editing.architecture.slug) if editing.architecture else None
        changed = set(form.changed_data) - {"why", "opened", "seen", "heard"}
        if not change or changed or any(formset.has_changed() for formset in formsets):
            if change:
                saving.claim(row, form.cleaned_data.get("opened"))
            row.save()
        save_parts(formsets)
        architecture = self.architecture_of(request, row)
        slug = architecture.slug if architecture else row.slug
        if PREVIEW in request.POST:
            raise saving.preview(slug, held)
        said = form.cleaned_data
        author = cast("User", request.user)
        tell(request, saving.take(slug, author, said.get("why", ""), said.get("heard", ""), held))


def save_parts(formsets: Sequence[Any]) -> None:
    """Write the parts of an object: first what stays, then what goes, users before the used."""
    for formset in formsets:
        rows: list[Model] = formset.save(commit=False)
        changed = [row for row, _ in formset.changed_objects]
        saving.free_numbers([*changed, *formset.deleted_objects])
        for row in rows:
            row.save()
    for formset in reversed(formsets):
        for row in formset.deleted_objects:
            _delete(formset, row)


def _delete(formset: Any, row: Any) -> None:
    try:
        row.delete()
    except RestrictedError as error:
        message = f"Cannot be deleted: {in_use(error.restricted_objects)}"
        kind = formset.form.kind
        complaint = Complaint(kind, formset.instance.slug, row.slug, "", message)
        raise NotSaved((complaint,)) from None
