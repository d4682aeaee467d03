"""Versions in the admin: a list to look at. They are made by saving, and never change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from docs_app.admin.django_types import ModelAdmin
from docs_app.core.addresses import Addresses
from docs_app.models import Version


@admin.register(Version)
class VersionAdmin(ModelAdmin):
    """What was published when, by whom, why, and what it changed."""

    list_display = ("number", "at", "author_name", "message", "change_count", "as_it_was")
    list_display_links = ("number",)
    list_filter = ("architecture", ("author", admin.RelatedOnlyFieldListFilter), "at")
    list_per_page = 50
    search_fields = ("message", "author_name", "changes__sentence")
    ordering = ("-at", "-pk")
    date_hierarchy = "at"
    fields = (
        "architecture",
        "number",
        "at",
        "author_name",
        "written_by",
        "approved_by",
        "message",
        "what_changed",
        "as_it_was",
    )
    readonly_fields = fields
    list_select_related = ("architecture",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        rows: QuerySet[Version] = super().get_queryset(request)
        return rows.defer("snapshot").annotate(changed=Count("changes", distinct=True))

    @admin.display(description="Changes", ordering="changed")
    def change_count(self, version: Any) -> int:
        return int(version.changed)

    @admin.display(description="As it was")
    def as_it_was(self, version: Version) -> SafeString:
        addresses = Addresses(version.architecture.slug, version.number)
        text = f"{version.architecture} as it was in version {version.number}"
        return format_html('<a href="{}">{}</a>', addresses.home, text)

    @admin.display(description="What changed")
    def what_changed(self, version: Version) -> SafeString:
        rows = version.changes.values_list("sentence")
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", rows))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
