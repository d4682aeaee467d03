"""The answer to a save of something that somebody else deleted: what was typed is not lost."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

_MADE_BY_THE_FORM = ("csrfmiddlewaretoken", "opened", "seen", "heard")


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


def typed(request: HttpRequest) -> list[tuple[str, str, int]]:
    """Return what was sent that a person may have typed: the field, the text, its lines."""
    return [
        (name, text := "\n".join(str(value) for value in values), min(20, len(text.splitlines())))
        for name, values in request.POST.lists()
        if name not in _MADE_BY_THE_FORM
        and not name.startswith("_")
        and not name.endswith(("_FORMS", "-id", "-hop", "-route"))
        and any(values)
    ]
