"""Waivers in the admin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from docs_app.admin.base import DraftAdmin
from docs_app.core.addresses import Addresses
from docs_app.forms.waiver import WaiverForm
from docs_app.models import Waiver


@admin.register(Waiver)
class WaiverAdmin(DraftAdmin):
    """A finding that somebody decided to live with. The address of a new one may say which."""

    word = "waiver"
    name_field = "finding"
    form_class = WaiverForm
    groups = ((None, {"fields": ("code", "subject", "who", "reason", "until", "position")}),)
    list_display = ("finding", "who", "until", "why", "architecture")
    list_filter = ("architecture", "until")
    list_select_related = ("architecture",)
    search_fields = ("finding", "who", "why")
    ordering = ("architecture", "position", "pk")

    def shown_groups(self, request: HttpRequest, obj: Any) -> Sequence[tuple[str | None, Any]]:
        return ((None, {"fields": ("finding", "who", "why", "until", "position")}),)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        user = cast("User", request.user)
        own = user.get_full_name() or user.get_username()
        return {"who": own, **super().get_changeform_initial_data(request)}

    def view_on_site(self, obj: Waiver) -> str:
        code = obj.finding.partition("/")[0]
        return Addresses(obj.architecture.slug).code(code)
