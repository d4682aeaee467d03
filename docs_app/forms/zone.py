"""The form of a zone."""

from __future__ import annotations

from typing import cast

from docs_app.forms.draft_form import DraftForm
from docs_app.forms.references import ReferenceField
from docs_app.models import Zone

ITSELF = "A zone cannot be inside itself. Choose a zone further out, or none."
INSIDE = "This zone is inside the one you are changing, which would then be inside itself."


class ZoneForm(DraftForm):
    """A zone: what it is, and which zone is around it."""

    kind = "zone"

    parent = ReferenceField(
        label="Inside", help_text="The zone around this one; empty for an outermost zone."
    )

    class Meta:
        model = Zone
        fields = ("name", "slug", "kind", "parent", "replicas", "summary", "prose", "position")

    def offer(self) -> None:
        choices, zone = self.editing.choices, self.instance
        stored = zone.pk is not None
        refusals = {
            each.slug: ITSELF if each.pk == zone.pk else INSIDE
            for each in choices.zones
            if stored and zone.pk in {around.pk for around in choices.zones_around[each.pk]}
        }
        offer = choices.zone_offer("parents", "outermost", zone if stored else None)
        cast("ReferenceField", self.fields["parent"]).offer(offer, refusals)

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"], "This architecture has a zone with this slug already."
        )
