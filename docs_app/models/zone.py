"""The row of a zone."""

from __future__ import annotations

from django.db import models

from docs_app.core.architecture import ZONE_KINDS
from docs_app.models import columns
from docs_app.models.architecture import Architecture


class Zone(models.Model):
    """A nested boundary: the internet, an account, a VPC, a task."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="zones")
    slug = columns.slug()
    name = columns.name()
    kind = models.CharField(
        max_length=20,
        choices=[(kind, kind.replace("_", " ")) for kind in ZONE_KINDS],
        help_text="What sort of boundary it is; pictures colour it by this.",
    )
    parent = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="inside",
        help_text="The zone around this one; empty for an outermost zone.",
    )
    replicas = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="How many copies of a task run. Leave it empty where nobody recorded it.",
    )
    summary = columns.summary()
    prose = columns.prose()
    position = columns.position()
    revision = columns.revision()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "slug"),
                name="zone_slug_unique",
                violation_error_message="This architecture has a zone with this slug already.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ZONE_KINDS),
                name="zone_kind_known",
                violation_error_message="This is not a kind of zone.",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="zone_not_inside_itself",
                violation_error_message="A zone cannot be inside itself.",
            ),
        )

    def __str__(self) -> str:
        return self.name
