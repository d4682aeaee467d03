"""The parts of a hop on its page: ports, rules, and a target group's health check."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from docs_app.admin.parts import Part
from docs_app.forms.choices import destination_label, hop_label
from docs_app.forms.health_check import HealthCheckForm, HealthCheckSet
from docs_app.forms.port import PortForm, PortSet
from docs_app.forms.rule import RuleForm, RuleSet
from docs_app.models import HealthCheck, Port, Rule


class PortPart(Part):
    """A hop's ports."""

    model = Port
    form = PortForm
    formset = PortSet
    groups = (
        (None, {"fields": (("number", "protocol", "slug"), ("open_from", "position"), "summary")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Port]:
        return super().get_queryset(request).select_related("open_from")


class RulePart(Part):
    """A hop's rules, each under the sentence that it makes."""

    model = Rule
    fk_name = "hop"
    form = RuleForm
    formset = RuleSet
    verbose_name_plural = "Rules"
    groups = (
        (None, {"fields": (("name", "slug"), ("match_port", "path"), ("action", "to"))}),
        (
            "Only some requests: methods and host",
            {"fields": ("methods", "host"), "classes": ("collapse",)},
        ),
        (
            "Who is let in: authorizer and scopes",
            {"fields": ("authorizer", "scopes", "no_scopes"), "classes": ("collapse",)},
        ),
        (
            "On the way: link, path and status",
            {"fields": (("via", "rewrite"), "status"), "classes": ("collapse",)},
        ),
        (
            "Its place, and what is said of it",
            {"fields": ("position", "prose"), "classes": ("collapse",)},
        ),
    )
    unshown = frozenset({"no_scopes"})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rule]:
        rows = super().get_queryset(request)
        return rows.select_related("match_port", "to_port__hop", "to_hop", "via", "authorizer")

    @admin.display(description="Forward to")
    def to(self, rule: Rule) -> str:
        """Return the destination for whoever may only look."""
        if rule.to_port is not None:
            return destination_label(rule.to_port)
        return hop_label(rule.to_hop) if rule.to_hop else "-"


class HealthCheckPart(Part):
    """A target group's health check."""

    model = HealthCheck
    form = HealthCheckForm
    formset = HealthCheckSet
    max_num = 1
    extra = 1
    unshown = frozenset({"documented"})
    groups = (
        (
            None,
            {
                "fields": (
                    "documented",
                    ("protocol", "port", "path"),
                    ("matcher", "interval", "timeout"),
                    ("healthy_threshold", "unhealthy_threshold"),
                )
            },
        ),
    )
