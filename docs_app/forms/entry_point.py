"""The form of an entry point."""

from __future__ import annotations

from typing import cast

from docs_app.forms.draft_form import DraftForm
from docs_app.forms.references import ReferenceField
from docs_app.models import EntryPoint


class EntryPointForm(DraftForm):
    """A public address, and the port it leads to."""

    kind = "entry"

    to = ReferenceField(label="Leads to", required=True, help_text="The port that it leads to.")

    class Meta:
        model = EntryPoint
        fields = (
            "name",
            "slug",
            "scheme",
            "host",
            "base_path",
            "stage",
            "to",
            "summary",
            "prose",
            "position",
        )

    def offer(self) -> None:
        choices = self.editing.choices
        offer = choices.offer("ports", "---------", lambda: choices.port_choices)
        cast("ReferenceField", self.fields["to"]).offer(offer)

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"],
            "This architecture has an entry point with this slug already.",
        )
