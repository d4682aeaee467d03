"""Deleting is a save too: all of it is taken, or it is refused as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from docs_app import versions
from docs_app.admin.django_types import ModelAdmin
from docs_app.admin.telling import tell
from docs_app.core.architecture import Architecture
from docs_app.forms import saving
from docs_app.forms.editing import Conflict, NotSaved
from docs_app.forms.uses import described, in_use

CHANGED = (
    "Somebody else saved this since you were asked whether to delete it. Nothing was deleted: look "
    "at what it is now, and delete it then."
)
View = Callable[[], HttpResponse]


class Deleting(ModelAdmin):
    """Deletes through ``forms`` and ``versions``; a refusal undoes it and says why."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        context = dict(extra_context or {})
        return self._refusable(
            request, lambda: super(Deleting, self).delete_view(request, object_id, context)
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        context = dict(extra_context or {})
        return self._refusable(
            request, lambda: super(Deleting, self).changelist_view(request, context)
        )

    def _refusable(self, request: HttpRequest, view: View) -> HttpResponse:
        """Run a view; where it stops, undo it and show the page again with the reasons."""
        if request.method != "POST":
            return view()
        try:
            with transaction.atomic():
                return view()
        except Conflict:
            messages.error(request, CHANGED)
        except NotSaved as stop:
            for complaint in stop.complaints:
                subject = f"On {complaint.subject}: " if complaint.kind else ""
                messages.error(request, f"Not deleted. {subject}{complaint.message}")
        except RestrictedError as error:
            messages.error(request, f"Not deleted: {in_use(error.restricted_objects)}")
        return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        slug = obj.architecture.slug
        held = versions.hold(slug)
        _claim_seen(obj, request.POST.get("revision", ""))
        obj.delete()
        self._take(request, slug, held)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        rows = list(queryset.select_related("architecture"))
        held = {
            slug: versions.hold(slug) for slug in sorted({row.architecture.slug for row in rows})
        }
        for row in rows:
            _claim_seen(row, request.POST.get(f"revision-{row.pk}", ""))
        queryset.delete()
        for slug, before in held.items():
            self._take(request, slug, before)

    def _take(self, request: HttpRequest, slug: str, held: Architecture | None) -> None:
        user, why = cast("User", request.user), request.POST.get("why", "")
        tell(request, saving.take(slug, user, why, held=held))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name what uses the objects by what it is part of: many rules are called the same."""
        nested, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            protected = sorted(described(row) for row in _users(objs))
        return nested, counts, lacking, protected


def _claim_seen(row: Any, revision: str) -> None:
    """Raise Conflict unless the row is as it was when the user was asked."""
    if not revision.isdecimal():
        raise Conflict
    saving.claim(row, int(revision))


def _users(rows: Any) -> list[Any]:
    """Return what keeps the rows from being deleted."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(rows)
    return list(collector.protected)
