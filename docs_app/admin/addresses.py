"""From names to forms: stable addresses for "edit this", and the preview of a text."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from docs_app.admin.previewing import text_preview
from docs_app.models import (
    Architecture,
    EntryPoint,
    Example,
    Hop,
    Page,
    Port,
    Route,
    Rule,
    Waiver,
    Zone,
)
from docs_app.store import NoSuchArchitecture, load_draft
from docs_app.versions import review_required

WHOLE: dict[str, tuple[Any, str]] = {
    "zone": (Zone, "slug"),
    "hop": (Hop, "slug"),
    "entry": (EntryPoint, "slug"),
    "route": (Route, "slug"),
    "page": (Page, "path"),
    "waiver": (Waiver, "finding"),
}
"""What has a form of its own: its model, and what names it."""

PARTS: dict[str, tuple[Any, str, str]] = {
    "port": (Port, "hop", "ports"),
    "rule": (Rule, "hop", "rules"),
    "example": (Example, "route", "examples"),
}
"""What is a part of another's form: its model, its owner, and its set's name on the page."""

WRITERS = tuple(
    f"docs_app.{verb}_{name}"
    for verb in ("add", "change")
    for name in ("zone", "hop", "entrypoint", "route", "page")
)


@require_safe
def edit(request: HttpRequest, architecture: str, kind: str, name: str) -> HttpResponse:
    """Lead to the form in which an object is changed, by its name: ``hop``, ``nlb``."""
    if review_required(architecture) and not request.user.has_perm("docs_app.view_draft"):
        raise Http404("There is nothing of this name.")
    if kind == "architecture":
        return _form(Architecture.objects.filter(slug=name).first())
    if kind in WHOLE:
        model, key = WHOLE[kind]
        return _form(model.objects.filter(architecture__slug=architecture, **{key: name}).first())
    if kind in PARTS:
        return _part(architecture, kind, name)
    raise Http404(f"There is no kind of thing called {kind!r}.")


def _form(row: Any, anchor: str = "") -> HttpResponse:
    if row is None:
        raise Http404("There is nothing of this name.")
    name = f"admin:docs_app_{row._meta.model_name}_change"
    return HttpResponseRedirect(reverse(name, args=[row.pk]) + anchor)


def _part(architecture: str, kind: str, name: str) -> HttpResponse:
    model, owner, group = PARTS[kind]
    owned, _, slug = name.partition("/")
    where = {f"{owner}__architecture__slug": architecture, f"{owner}__slug": owned}
    rows = list(model.objects.filter(**where).select_related(owner))
    for place, row in enumerate(rows):
        if row.slug == slug:
            return _form(getattr(row, owner), f"#{group}-{place}")
    raise Http404("There is nothing of this name.")


@require_POST
def preview_text(request: HttpRequest, architecture: str) -> HttpResponse:
    """Return posted Markdown as readers of the draft would see it."""
    user = cast("User", request.user)
    if not any(user.has_perm(permission) for permission in WRITERS):
        raise PermissionDenied
    try:
        draft = load_draft(architecture)
    except NoSuchArchitecture:
        raise Http404(f"There is no {architecture!r} here.") from None
    anchor = "preview" + "".join(
        sign for sign in request.POST.get("id", "") if sign.isalnum() or sign == "-"
    )
    return HttpResponse(text_preview(draft, request.POST.get("text", ""), anchor))


edit_view = admin.site.admin_view(edit)
preview_text_view = admin.site.admin_view(preview_text)
