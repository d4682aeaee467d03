"""Entry points in the admin."""

from __future__ import annotations

from django.contrib import admin

from docs_app.admin.base import DraftAdmin
from docs_app.core.addresses import Addresses
from docs_app.forms.entry_point import EntryPointForm
from docs_app.models import EntryPoint


@admin.register(EntryPoint)
class EntryPointAdmin(DraftAdmin):
    """A public address."""

    word = "entry"
    form_class = EntryPointForm
    groups = (
        (
            None,
            {
                "fields": (
                    ("name", "slug"),
                    ("scheme", "host"),
                    ("base_path", "stage"),
                    "to",
                    "summary",
                    "prose",
                    "position",
                )
            },
        ),
    )
    list_display = ("name", "slug", "address", "leads_to", "stage", "position", "architecture")
    list_filter = ("architecture", "scheme")
    list_select_related = ("to__hop", "architecture")
    search_fields = ("name", "slug", "host", "base_path", "summary", "prose")
    ordering = ("architecture", "position", "pk")

    @admin.display(description="Address", ordering="host")
    def address(self, entry: EntryPoint) -> str:
        return f"{entry.scheme}://{entry.host}/{entry.base_path}"

    @admin.display(description="Leads to", ordering="to__number")
    def leads_to(self, entry: EntryPoint) -> str:
        return f"{entry.to.hop}: {entry.to.number} {entry.to.protocol}"

    def view_on_site(self, obj: EntryPoint) -> str:
        return Addresses(obj.architecture.slug).entry_point(obj.slug)
