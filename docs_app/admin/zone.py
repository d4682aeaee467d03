"""Zones in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from docs_app.admin.base import DraftAdmin
from docs_app.core.addresses import Addresses
from docs_app.forms.zone import ZoneForm
from docs_app.models import Zone


@admin.register(Zone)
class ZoneAdmin(DraftAdmin):
    """A nested boundary."""

    word = "zone"
    form_class = ZoneForm
    groups = (
        (
            None,
            {
                "fields": (
                    ("name", "slug"),
                    ("kind", "parent"),
                    "replicas",
                    "summary",
                    "prose",
                    "position",
                )
            },
        ),
    )
    list_display = ("name", "slug", "kind", "parent", "hops", "position", "architecture")
    list_filter = ("architecture", "kind")
    list_select_related = ("parent", "architecture")
    search_fields = ("name", "slug", "summary", "prose")
    ordering = ("architecture", "position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Zone]:
        rows: QuerySet[Zone] = super().get_queryset(request)
        return rows.annotate(hop_count=Count("hops"))

    @admin.display(description="Hops", ordering="hop_count")
    def hops(self, zone: Any) -> int:
        return int(zone.hop_count)

    def view_on_site(self, obj: Zone) -> str:
        return Addresses(obj.architecture.slug).zone(obj.slug)
