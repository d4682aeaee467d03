"""Hops in the admin: with their settings, ports, rules and health check on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from docs_app.admin.base import DraftAdmin
from docs_app.admin.hop_parts import HealthCheckPart, PortPart, RulePart
from docs_app.core.addresses import Addresses
from docs_app.core.kinds import KINDS
from docs_app.forms import settings
from docs_app.forms.draft_form import DraftForm
from docs_app.forms.hop import hop_form
from docs_app.models import Hop, Port, Rule

ABOUT = (None, {"fields": (("name", "slug"), ("kind", "zone"), "summary", "prose", "position")})


@admin.register(Hop)
class HopAdmin(DraftAdmin):
    """A hop and all that is part of it."""

    word = "hop"
    inlines = (PortPart, RulePart, HealthCheckPart)
    list_display = ("name", "slug", "kind", "zone", "ports", "rules", "position", "architecture")
    list_filter = ("architecture", "kind", "zone")
    list_select_related = ("zone", "architecture")
    search_fields = ("name", "slug", "summary", "prose", "ports__number", "rules__path")
    ordering = ("architecture", "position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hop]:
        rows: QuerySet[Hop] = super().get_queryset(request)
        return rows.annotate(port_count=_count(Port), rule_count=_count(Rule))

    @admin.display(description="Ports", ordering="port_count")
    def ports(self, hop: Any) -> int:
        return int(hop.port_count)

    @admin.display(description="Rules", ordering="rule_count")
    def rules(self, hop: Any) -> int:
        return int(hop.rule_count)

    def get_inlines(self, request: HttpRequest, obj: Hop | None) -> tuple[type[Any], ...]:
        checked = "target_group" in kinds_of(request, obj) or hasattr(obj, "health_check")
        return self.inlines if checked else (PortPart, RulePart)

    def form_of(self, request: HttpRequest, obj: Hop | None) -> type[DraftForm]:
        return hop_form(*kinds_of(request, obj))

    def groups_of(self, request: HttpRequest, obj: Hop | None) -> Sequence[tuple[str | None, Any]]:
        names = list(settings.setting_fields(kinds_of(request, obj)))
        if not names:
            return [ABOUT]
        title = "Settings: what is recorded of them"
        return [ABOUT, (title, {"fields": names, "classes": ("settings",)})]

    def shown_groups(
        self, request: HttpRequest, obj: Hop | None
    ) -> Sequence[tuple[str | None, Any]]:
        return [ABOUT, ("Settings", {"fields": ("settings",)})]

    def view_on_site(self, obj: Hop) -> str:
        return Addresses(obj.architecture.slug).hop(obj.slug)


def kinds_of(request: HttpRequest, hop: Hop | None) -> list[str]:
    """Return the kind that is posted, if one is, and the kind that is stored."""
    kinds = [request.POST.get("kind", ""), hop.kind if hop else ""]
    return [kind for kind in dict.fromkeys(kinds) if kind in KINDS]


def _count(model: type[Any]) -> Coalesce:
    """Return the number of a hop's parts, each counted by itself: a join would multiply them."""
    rows = model.objects.filter(hop=OuterRef("pk")).order_by().values("hop")
    counted = Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return Coalesce(counted, 0)
