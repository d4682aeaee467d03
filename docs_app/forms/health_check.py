"""The form of a target group's health check, on the group's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from docs_app.forms.complaint import HEALTH_CHECK
from docs_app.forms.part import RowForm, RowSet
from docs_app.models import HealthCheck


class HealthCheckForm(RowForm):
    """How targets are checked. ``documented`` alone says that they are, and not how."""

    kind = HEALTH_CHECK
    key = ""

    documented = forms.BooleanField(
        required=False,
        label="There is a health check",
        help_text="Tick it even where nothing else is recorded.",
    )

    class Meta:
        model = HealthCheck
        fields = (
            "protocol",
            "port",
            "path",
            "matcher",
            "interval",
            "timeout",
            "healthy_threshold",
            "unhealthy_threshold",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["documented"] = self.instance.pk is not None

    @property
    def named(self) -> str:
        return ""

    def siblings(self) -> QuerySet[Model]:
        return HealthCheck.objects.filter(hop=self.instance.hop)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        said = [name for name in self._meta.fields or () if cleaned.get(name) not in (None, "")]
        if not cleaned.get("documented") and said:
            self.add_error("documented", "Tick this too: below is said how it is done.")
        elif not cleaned.get("documented") and self.instance.pk is not None:
            self.add_error("documented", "Tick Delete above to say that there is none.")
        return cleaned


class HealthCheckSet(RowSet):
    """The one health check that a target group has, or none."""

    what = "health check"

    def refuse_twice(self, rows: list[Any], fields: tuple[str, ...], message: str) -> None:
        """Have nothing to compare: there is at most one."""

    def _place(self, rows: list[Any]) -> None:
        """Have no place to give."""
