"""Somebody at the admin: opens forms, changes what is in them, sends them, reads the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from docs_app.models import Architecture, EntryPoint, Hop, Page, Route, Version, Waiver, Zone
from tests.admin.filled import sent

ROWS: dict[str, tuple[Any, str]] = {
    "architecture": (Architecture, "slug"),
    "zone": (Zone, "slug"),
    "hop": (Hop, "slug"),
    "entrypoint": (EntryPoint, "slug"),
    "route": (Route, "slug"),
    "page": (Page, "path"),
}

NONE_YET: dict[str, tuple[Any, str]] = {"waiver": (Waiver, "finding")}
"""Of these the storage service has none."""


@dataclass
class Answer:
    """What came back."""

    status: int
    html: str
    data: dict[str, Any]
    errors: dict[str, list[str]]
    """By the name of a form's field as it is posted: what is said beside it."""

    above: list[str]
    """What is said above a form or a row, beside no field."""

    messages: list[str]

    @property
    def saved(self) -> bool:
        return self.status == 302


@dataclass
class Desk:
    """A signed-in client."""

    client: Client
    user: User

    def address(self, kind: str, name: str, verb: str = "change") -> str:
        model, key = (ROWS | NONE_YET)[kind]
        row = model.objects.get(**{key: name})
        return f"/admin/docs_app/{kind}/{row.pk}/{verb}/"

    def open(self, kind: str, name: str | None = None) -> dict[str, Any]:
        """Return what the form of an object would send, or that of a new one."""
        if name is None:
            url = f"/admin/docs_app/{kind}/add/?architecture=storage"
        else:
            url = self.address(kind, name)
        response = self.client.get(url)
        assert response.status_code == 200, response.status_code
        return {"url": url, **sent(response.content.decode())}

    def send(self, form: dict[str, Any], button: str = "_save", **changes: Any) -> Answer:
        """Send a form with some fields changed; a field set to None is left out."""
        data = {**form, **{name.replace("__", "-"): value for name, value in changes.items()}}
        url = data.pop("url")
        posted = {name: value for name, value in data.items() if value is not None}
        return answer(self.client.post(url, {**posted, button: "yes"}))


def answer(response: HttpResponse) -> Answer:
    """Return a response with what its forms say."""
    html = response.content.decode()
    errors: dict[str, list[str]] = {}
    above: list[str] = []
    context = getattr(response, "context_data", None) or {}
    if "adminform" in context:
        forms = [("", context["adminform"].form)]
        for each in context["inline_admin_formsets"]:
            above += list(each.formset.non_form_errors())
            forms += [(f"{form.prefix}-", form) for form in each.formset.forms]
        for prefix, form in forms:
            above += list(form.non_field_errors())
            for name in form.errors:
                if name != "__all__":
                    errors[prefix + name] = beside(html, prefix + name)
    # Those of this answer alone: earlier ones wait for a page that shows them.
    queued = response.wsgi_request._messages._queued_messages  # type: ignore[attr-defined]
    told = [str(message) for message in queued]
    return Answer(response.status_code, html, sent(html), errors, above, told)


def beside(html: str, name: str) -> list[str]:
    """Return the errors that the page shows in the row of a field, nearest before it."""
    at = html.index(f'name="{name}"')
    row = html.rindex('class="form-row', 0, at)
    lists = re.findall(r'<ul class="errorlist"[^>]*>(.*?)</ul>', html[row:at], re.S)
    said = re.findall(r"<li>(.*?)</li>", lists[-1], re.S) if lists else []
    return [unescape(each) for each in said]


def published() -> list[tuple[int, str]]:
    """Return the number and message of each version, the oldest first."""
    return list(Version.objects.order_by("number").values_list("number", "message"))
