"""Webhooks in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from docs_app.admin.django_types import ModelAdmin
from docs_app.forms.webhook import WebhookForm
from docs_app.models import Webhook


@admin.register(Webhook)
class WebhookAdmin(ModelAdmin):
    """A program that is told of each version. Nothing of the draft: saving one makes no version.

    Whoever may only look sees no secret, and of the address the host: the rest may be one too.
    """

    form = WebhookForm
    list_display = ("__str__", "architecture", "active")
    list_filter = ("architecture", "active")
    list_select_related = ("architecture",)
    ordering = ("architecture", "pk")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        may = self.has_change_permission(request, obj) if obj else True
        return ("architecture", "url", "secret", "active") if may else ("architecture", "active")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # What a version was told to is in the log; a hook for another architecture is another one.
        return ("architecture",) if obj else ()
