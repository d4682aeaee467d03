"""The form of an entry point."""

from __future__ import annotations

from typing import cast

from docs_app.forms.choices import by_hop
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
        ports = self.editing.choices.ports
        cast("ReferenceField", self.fields["to"]).offer(ports, by_hop(ports))

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"],
            "This architecture has an entry point with this slug already.",
        )
