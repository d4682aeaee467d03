"""The form of a hop, with the settings that its kind has."""

from __future__ import annotations

from typing import Any, cast

from docs_app.core.kinds import KINDS
from docs_app.forms import settings
from docs_app.forms.complaint import HEALTH_CHECK
from docs_app.forms.draft_form import DraftForm
from docs_app.forms.references import ReferenceField
from docs_app.models import Hop


class HopForm(DraftForm):
    """A hop. Make a class for the kinds in question with :func:`hop_form` before using it."""

    kind = "hop"
    parts = ("port", "rule", HEALTH_CHECK)

    zone = ReferenceField(
        help_text="Where it stands; a VPC link stands in the zone that it leads into."
    )

    class Meta:
        model = Hop
        fields = ("name", "slug", "kind", "zone", "summary", "prose", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.instance.settings.items():
            self.initial[settings.PREFIX + name] = value

    def offer(self) -> None:
        offer = self.editing.choices.zone_offer("zones", "none")
        cast("ReferenceField", self.fields["zone"]).offer(offer)

    def clean_slug(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["slug"], "This architecture has a hop with this slug already."
        )

    def clean(self) -> dict[str, Any]:
        self._refuse_foreign_settings()
        return super().clean()

    def _refuse_foreign_settings(self) -> None:
        """Complain of settings that another kind has and this one has not, each at its field."""
        kind = self.cleaned_data.get("kind")
        if kind is None:
            return
        for name in self.setting_names:
            said = self.cleaned_data.get(settings.PREFIX + name)
            if name not in settings.names_of(kind) and said not in (None, ""):
                label = KINDS[kind].label
                message = f"A hop of the kind {label} has no such setting. Empty it to go on."
                self.add_error(settings.PREFIX + name, message)

    @property
    def setting_names(self) -> list[str]:
        """Return the names of the settings that the form has fields for."""
        return [
            name.removeprefix(settings.PREFIX)
            for name in self.fields
            if name.startswith(settings.PREFIX)
        ]

    def _post_clean(self) -> None:
        names = self.setting_names
        stored: dict[str, Any] = self.instance.settings
        said = {name: self.cleaned_data.get(settings.PREFIX + name) for name in names}
        unasked = {name: value for name, value in stored.items() if name not in names}
        self.instance.settings = unasked | settings.recorded(said, stored)
        super()._post_clean()


def hop_form(*kinds: str) -> type[HopForm]:
    """Return a form with fields for the settings of the kinds, the first one's first."""
    fields: dict[str, Any] = dict(settings.setting_fields(kinds))
    return type("HopForm", (HopForm,), {"__module__": __name__, **fields})
