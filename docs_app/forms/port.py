"""The form of a port, on its hop's page."""

from __future__ import annotations

from typing import Any, cast

from docs_app.forms.part import RowForm, RowSet
from docs_app.forms.references import ReferenceField
from docs_app.models import Port


class PortForm(RowForm):
    """A number and protocol on which the hop listens."""

    kind = "port"

    open_from = ReferenceField(
        help_text="The zone from within which it is open; empty: from the whole internet."
    )

    class Meta:
        model = Port
        fields = ("number", "protocol", "slug", "open_from", "summary", "position")

    def offer(self) -> None:
        offer = self.editing.choices.zone_offer("open-from", "the whole internet")
        cast("ReferenceField", self.fields["open_from"]).offer(offer)

    def _get_validation_exclusions(self) -> set[str]:
        # The set compares the ports of the page with each other: they may change places.
        return {*super()._get_validation_exclusions(), "hop"}


class PortSet(RowSet):
    """The ports of a hop."""

    what = "port"

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if self._is_kept(form)]
        for form in kept:
            self._refuse_heard(form, kept[: kept.index(form)])

    def _refuse_heard(self, form: Any, before: list[Any]) -> None:
        number, protocol = form.cleaned_data.get("number"), form.cleaned_data.get("protocol")
        for other in before:
            heard = other.cleaned_data
            if number is not None and (number, protocol) == (
                heard.get("number"),
                heard.get("protocol"),
            ):
                form.add_error(
                    "number",
                    f"The hop already listens on {number} {protocol}, as {heard.get('slug')}. Use "
                    "another number or protocol, or only one of the two ports.",
                )
                return
