"""The row of a waiver."""

from __future__ import annotations

from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture


class Waiver(models.Model):
    """A finding of lint that somebody decided to live with, until a day is over."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="waivers")
    finding = models.CharField(
        max_length=limits.WORD + limits.SUBJECT,
        help_text="The finding's code and subject, such as NAME_UNLIKE/hop:items.",
    )
    who = models.CharField(max_length=limits.NAME, help_text="Who decided to live with it.")
    why = models.CharField(
        max_length=limits.LINE, help_text="Why it may stay for now, so that others can judge."
    )
    until = models.DateField(help_text="The last day of the waiver; then the finding counts again.")
    position = columns.position()
    revision = columns.revision()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "finding"),
                name="waiver_finding_unique",
                violation_error_message="This finding is waived already.",
            ),
        )

    def __str__(self) -> str:
        return self.finding
