"""Architectures in the admin: their own words, and what there is of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse

from docs_app.admin.base import DraftAdmin
from docs_app.core.addresses import Addresses
from docs_app.forms.architecture import ArchitectureForm
from docs_app.models import Architecture


@admin.register(Architecture)
class ArchitectureAdmin(DraftAdmin):
    """One documented system. It is not deleted here: its whole history would go with it."""

    word = "architecture"
    form_class = ArchitectureForm
    gathers = "review_required"
    groups = ((None, {"fields": (("name", "slug"), "environment", "summary")}),)
    list_display = ("name", "slug", "environment", "hops", "routes", "version", "review_required")
    search_fields = ("name", "slug", "environment", "summary")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Architecture]:
        rows: QuerySet[Architecture] = super().get_queryset(request)
        return rows.annotate(
            hop_count=Count("hops", distinct=True),
            route_count=Count("routes", distinct=True),
            newest=Max("versions__number"),
        )

    @admin.display(description="Hops", ordering="hop_count")
    def hops(self, architecture: Any) -> int:
        return int(architecture.hop_count)

    @admin.display(description="Routes", ordering="route_count")
    def routes(self, architecture: Any) -> int:
        return int(architecture.route_count)

    @admin.display(description="Version", ordering="newest")
    def version(self, architecture: Any) -> int | None:
        return architecture.newest  # type: ignore[no-any-return]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> HttpResponse:
        # An architecture is not placed in one.
        return self.changeform_view(request, None, form_url, extra_context)

    def architecture_of(self, request: HttpRequest, row: Any) -> Architecture | None:
        return row if row is not None and row.pk is not None else None

    def subject_of(self, row: Any) -> str:
        return "architecture"

    def view_on_site(self, obj: Architecture) -> str:
        return Addresses(obj.slug).home
