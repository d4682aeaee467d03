"""What a save would make, shown before it is made: changes, findings, texts and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.examples import example_trace
from docs_app.core.lint.texts import texts
from docs_app.core.pages.blocks import Embed
from docs_app.core.pages.headings import Place
from docs_app.core.pages.rendering import render as render_text
from docs_app.forms.editing import NotSaved, Preview
from docs_app.pictures import Stamp, inline_svg

PREVIEW = "_preview"
"""The name of the button; a script asks with the value ``fragment`` for the preview alone."""

PICTURES = 3
"""Pictures drawn for one preview; a hop that all routes pass would else cost one for each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a draft, and what is said where it could not be drawn in full."""

    id: str
    title: str
    svg: SafeString
    message: str


def wants_fragment(request: HttpRequest) -> bool:
    """Say whether a script asked, which shows the preview in the page that it is on."""
    return request.POST.get(PREVIEW) == "fragment"


def fragment(
    admin: Any, request: HttpRequest, stop: NotSaved, response: HttpResponse | None
) -> HttpResponse:
    """Return the preview alone; without one, the errors of the form that ``response`` shows."""
    context: dict[str, Any] = {"errors": [each.message for each in stop.complaints]}
    if stop.preview is not None:
        context["preview"] = admin.preview_context(request, stop.preview)
    elif isinstance(response, TemplateResponse) and response.context_data:
        context["errors"] = list(response.context_data.get("errors") or ())
    return render(request, "admin/routebook/preview.html", context)


def preview_of(preview: Preview, subject: str) -> dict[str, Any]:
    """Return what the template shows of a preview of one object: ``hop:nlb``."""
    value = preview.architecture
    had = set(texts(preview.before)) if preview.before else set()
    return {
        "complaints": preview.complaints,
        "warnings": preview.warnings,
        "changes": preview.changes,
        "moved": preview.moved,
        "gathered": preview.gathered,
        "obstacles": preview.obstacles,
        "texts": [
            (of, text_preview(value, text, f"preview-text-{number}"))
            for number, (of, text) in enumerate(texts(value))
            if _belongs(of, subject) and (of, text) not in had
        ],
        "pictures": [
            drawn(value, View(route=route), f"preview-{route}")
            for route in routes_through(value, subject)[:PICTURES]
        ],
    }


def _belongs(of: str, subject: str) -> bool:
    """Say whether a text is of the object itself or of one of its parts."""
    kind, _, name = subject.partition(":")
    parts = {"hop": "rule", "route": "example"}
    return of == subject or (kind in parts and of.startswith(f"{parts[kind]}:{name}/"))


def routes_through(architecture: Architecture, subject: str) -> list[str]:
    """Return the routes whose pictures an object is on: those whose first example passes it."""
    kind, _, name = subject.partition(":")
    if kind == "page":
        return []
    if kind == "route":
        return [route.slug for route in architecture.routes if route.slug == name]
    return [
        route.slug for route in architecture.routes if _passes(architecture, route.slug, kind, name)
    ]


def _passes(architecture: Architecture, route: str, kind: str, name: str) -> bool:
    found = example_trace(architecture, route, None)
    if found is None:
        return False
    if kind == "entry":
        return found.entry_point == name
    hops = {step.hop for step in found.steps}
    if kind == "hop":
        return name in hops
    return kind in ("zone", "architecture")


def drawn(architecture: Architecture, view: View, id: str) -> Drawn:
    """Return a picture of a draft. Drawn anew each time, within the renderer's deadlines."""
    stamp = Stamp(architecture.name, None, timezone.now().date())
    picture = inline_svg(architecture, view, stamp, prefix=f"{id}--")
    svg = mark_safe(picture.svg)  # noqa: S308 - made by rendering, which escapes every text
    return Drawn(id, picture.shown.title, svg, picture.message)


def text_preview(architecture: Architecture, text: str, anchor: str) -> SafeString:
    """Return Markdown as readers will see it; what does not resolve is marked."""

    def embed(wanted: Embed) -> str:
        step = wanted.option("step")
        view = View(
            wanted.name,
            wanted.option("example"),
            int(step) if step else None,
            wanted.option("detail") or "ports",
            wanted.option("direction") or "LR",
        )
        return drawn(architecture, view, f"{anchor}-picture").svg

    addresses = Addresses(architecture.slug)
    rendered = render_text(architecture, text, addresses, embed, Place(anchor, 3))
    return mark_safe(rendered.html)  # noqa: S308 - cleaned by core.pages
