"""Routes in the admin, with their examples."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from docs_app.admin.base import DraftAdmin
from docs_app.admin.parts import Part
from docs_app.core.addresses import Addresses
from docs_app.forms.route import ExampleForm, ExampleSet, RouteForm
from docs_app.models import Example, Route


class ExamplePart(Part):
    """A route's examples: the first draws its page, all of them are tests."""

    model = Example
    form = ExampleForm
    formset = ExampleSet
    groups = (
        (
            None,
            {
                "fields": (
                    ("name", "slug"),
                    "url",
                    ("method", "token_state", "token_use"),
                    ("outcome", "outcome_hop"),
                    ("status", "code"),
                )
            },
        ),
        (
            "More of the request, and what is said of it",
            {
                "fields": ("token_scopes", "headers", "body_bytes", "position", "prose"),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Example]:
        return super().get_queryset(request).select_related("outcome_hop")


@admin.register(Route)
class RouteAdmin(DraftAdmin):
    """A documented API."""

    word = "route"
    form_class = RouteForm
    inlines = (ExamplePart,)
    groups = ((None, {"fields": (("name", "slug"), "summary", "prose", "position")}),)
    list_display = ("name", "slug", "summary", "examples", "position", "architecture")
    list_filter = ("architecture",)
    list_select_related = ("architecture",)
    search_fields = ("name", "slug", "summary", "prose", "examples__url")
    ordering = ("architecture", "position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Route]:
        rows: QuerySet[Route] = super().get_queryset(request)
        return rows.annotate(example_count=Count("examples", distinct=True))

    @admin.display(description="Examples", ordering="example_count")
    def examples(self, route: Any) -> int:
        return int(route.example_count)

    def view_on_site(self, obj: Route) -> str:
        return Addresses(obj.architecture.slug).route(obj.slug)
