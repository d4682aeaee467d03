"""The forms of a route and, on its page, of its examples."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from docs_app.core.wellformed import limits
from docs_app.forms.draft_form import DraftForm
from docs_app.forms.lines import HeadersField, LinesField
from docs_app.forms.part import RowForm, RowSet
from docs_app.forms.references import ReferenceField
from docs_app.models import Example, Route


class RouteForm(DraftForm):
    """A documented API."""

    kind = "route"
    parts = ("example",)

    class Meta:
        model = Route
        fields = ("name", "slug", "summary", "prose", "position")

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"], "This architecture has a route with this slug already."
        )


class ExampleForm(RowForm):
    """A sample request, and how it must end."""

    kind = "example"
    parent_field = "route"

    url = forms.CharField(
        max_length=limits.URL, label="URL", help_text="The whole address, with scheme and host."
    )
    token_scopes = LinesField(rows=2, help_text="What the token carries, one on each line.")
    headers = HeadersField(rows=2, help_text="Name: value, one on each line.")
    outcome_hop = ReferenceField(
        label="At hop", help_text="The hop at which it must end; empty: any."
    )

    class Meta:
        model = Example
        fields = (
            "name",
            "slug",
            "method",
            "url",
            "token_state",
            "token_use",
            "token_scopes",
            "body_bytes",
            "headers",
            "outcome",
            "outcome_hop",
            "status",
            "code",
            "prose",
            "position",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "body_bytes" in self.fields:
            self.fields["body_bytes"].required = False

    def offer(self) -> None:
        choices = self.editing.choices
        offer = choices.hop_offer("hops", "any", choices.hops)
        cast("ReferenceField", self.fields["outcome_hop"]).offer(offer)

    def clean_body_bytes(self) -> int:
        return self.cleaned_data.get("body_bytes") or 0


class ExampleSet(RowSet):
    """The examples of a route; the first draws its page."""

    what = "example"
