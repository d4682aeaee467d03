"""The answer to a save of something that somebody else deleted: what was typed is not lost."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from docs_app.forms.typed import typed


def gone(admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Return a page that says who deleted it, and what was typed, to take along."""
    of = ContentType.objects.get_for_model(admin.model)
    deleted = LogEntry.objects.filter(
        content_type=of, object_id=object_id, action_flag=DELETION
    ).select_related("user")
    context = {
        **admin.admin_site.each_context(request),
        "title": f"This {admin.opts.verbose_name} is gone",
        "opts": admin.opts,
        "deleted": deleted.first(),
        "typed": typed(request),
    }
    template = "admin/routebook/gone.html"
    return TemplateResponse(request, template, context, status=409)
