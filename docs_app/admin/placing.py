"""Adding something: first to which architecture, as that decides what it may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from docs_app.admin.django_types import ModelAdmin
from docs_app.models import Architecture

PARAMETER = "architecture"


class Placing(ModelAdmin):
    """The address of an add form says the architecture; it is asked for where there are several."""

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> HttpResponse:
        if placed(request) is not None or not self.has_add_permission(request):
            return super().add_view(request, form_url, dict(extra_context or {}))
        rows = Architecture.objects.all()
        if not rows:
            messages.info(request, "Add an architecture first: everything else is part of one.")
            return HttpResponseRedirect(reverse("admin:docs_app_architecture_add"))
        addresses = [(row, _address(request, row)) for row in rows]
        if len(addresses) == 1:
            return HttpResponseRedirect(addresses[0][1])
        context = {
            **self.admin_site.each_context(request),
            "title": f"Add {self.opts.verbose_name}: to which architecture?",
            "addresses": addresses,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/routebook/choose_architecture.html", context)


def placed(request: HttpRequest) -> Architecture | None:
    """Return the architecture that the address of an add form names."""
    slug = request.GET.get(PARAMETER, "")
    return Architecture.objects.filter(slug=slug).first() if slug else None


def _address(request: HttpRequest, row: Architecture) -> str:
    query = request.GET.copy()
    query[PARAMETER] = row.slug
    return f"{request.path}?{query.urlencode()}"
