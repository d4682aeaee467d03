"""Documentation pages in the admin."""

from __future__ import annotations

from django.contrib import admin

from docs_app.admin.base import DraftAdmin
from docs_app.core.addresses import Addresses
from docs_app.forms.page import PageForm
from docs_app.models import Page


@admin.register(Page)
class PageAdmin(DraftAdmin):
    """A page of Markdown with live facts."""

    word = "page"
    name_field = "path"
    form_class = PageForm
    groups = ((None, {"fields": (("title", "path"), "body", "position")}),)
    list_display = ("title", "path", "position", "architecture")
    list_filter = ("architecture",)
    list_select_related = ("architecture",)
    search_fields = ("title", "path", "body")
    ordering = ("architecture", "position", "pk")

    def view_on_site(self, obj: Page) -> str:
        return Addresses(obj.architecture.slug).page(obj.path)
