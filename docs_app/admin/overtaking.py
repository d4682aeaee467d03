"""Two who save the same object: the second is told who was first and what differs."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest

from docs_app.admin.django_types import ModelAdmin
from docs_app.admin.previewing import PREVIEW
from docs_app.admin.state import begin
from docs_app.core.addresses import Addresses
from docs_app.forms.editing import Conflict, Editing, NotSaved
from docs_app.forms.meanwhile import overtaken_words
from docs_app.forms.rows_posted import without_vanished
from docs_app.models import Architecture


def review_url(architecture: Architecture | None) -> str:
    """Return where it is shown what the draft would change; empty: saves are published at once."""
    if architecture is None or not architecture.review_required:
        return ""
    return Addresses(architecture.slug).review


class Overtaking(ModelAdmin):
    """Notices that a form was opened before somebody else's save."""

    def subject_of(self, row: Any) -> str:
        """Return what the row is called in changes and findings: ``hop:nlb``."""
        raise NotImplementedError

    def notice_others(self, request: HttpRequest, row: Any) -> None:
        """Raise Conflict if somebody saved the row since the form was opened."""
        if row is None or not self.has_change_permission(request, row):
            return
        if request.POST.get("opened") != str(row.revision):
            raise Conflict

    def overtaken_context(
        self, request: HttpRequest, row: Any, architecture: Architecture
    ) -> dict[str, Any]:
        """Return what the page says of it.

        In the request, what was typed of rows that were deleted meanwhile becomes new rows.
        """
        seen = request.POST.get("seen", "")
        self._keep_vanished(request, row)
        return {
            "overtaken": overtaken_words(architecture.slug, self.subject_of(row), seen),
            "would_change": self._would_change(request, row, architecture),
            "current_url": request.path,
            "review_url": review_url(architecture),
        }

    def _keep_vanished(self, request: HttpRequest, row: Any) -> None:
        for formset, inline in self.get_formsets_with_inlines(request, row):
            prefix = formset.get_default_prefix()
            parts = inline.get_queryset(request).filter(**{formset.fk.name: row})
            live = {str(pk) for pk in parts.values_list("pk", flat=True)}
            request.POST = without_vanished(request.POST, prefix, live)  # type: ignore[assignment]

    def _would_change(
        self, request: HttpRequest, row: Any, architecture: Architecture
    ) -> tuple[str, ...]:
        """Return what saving the form all the same would change; nothing where it would not do.

        It is saved as for a preview, so that nothing is left of it.
        """
        posted = request.POST
        tried = posted.copy()
        tried[PREVIEW] = "overtaken"
        request.POST = tried  # type: ignore[assignment]
        begin(request, Editing(architecture, overtaken=True))
        try:
            super().changeform_view(request, str(row.pk))
        except NotSaved as stop:
            preview = stop.preview
            return (*preview.changes, *preview.moved) if preview else ()
        except IntegrityError:
            return ()
        finally:
            request.POST = posted
        return ()
