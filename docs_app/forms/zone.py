"""The form of a zone."""

from __future__ import annotations

from docs_app.forms.choices import listed
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
        choices = self.editing.choices
        inside = choices.zones_within(self.instance) if self.instance.pk else set()
        around = [zone for zone in choices.zones if zone.pk not in inside]
        refusals = {str(pk): INSIDE for pk in inside}
        if self.instance.pk:
            refusals[str(self.instance.pk)] = ITSELF
        field = self.fields["parent"]
        if isinstance(field, ReferenceField):
            offered = listed(around, choices.zone_label)
            field.offer(around, offered, "outermost", refusals)

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"], "This architecture has a zone with this slug already."
        )
