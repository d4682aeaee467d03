"""The rows of a hop and of its health check."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from docs_app.core.architecture import PROTOCOLS
from docs_app.core.kinds import KINDS
from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture
from docs_app.models.zone import Zone

NOT_RECORDED = "Leave it empty where nobody recorded it."


class Hop(models.Model):
    """A thing that a request passes."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="hops")
    slug = columns.slug()
    name = columns.name("What it is called where it runs, such as api-nlb.")
    kind = models.CharField(
        max_length=20,
        choices=[(kind.slug, kind.label) for kind in KINDS.values()],
        help_text="What sort of thing it is: this decides how it chooses among its rules.",
    )
    zone = models.ForeignKey(
        Zone,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="hops",
        help_text="Where it stands; a VPC link stands in the zone that it leads into.",
    )
    summary = columns.summary()
    prose = columns.prose()
    settings = models.JSONField(
        blank=True,
        default=dict,
        help_text="What is recorded of the settings that its kind has.",
    )
    position = columns.position()
    revision = columns.revision()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "slug"),
                name="hop_slug_unique",
                violation_error_message="This architecture has a hop with this slug already.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class HealthCheck(models.Model):
    """How a target group decides that a target may serve. Empty: not recorded."""

    hop = models.OneToOneField(Hop, models.CASCADE, related_name="health_check")
    protocol = models.CharField(  # noqa: DJ001  # null is "not recorded", which no word is
        max_length=10,
        null=True,
        blank=True,
        choices=[(protocol, protocol) for protocol in PROTOCOLS],
        help_text=NOT_RECORDED,
    )
    port = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(65535)],
        help_text=NOT_RECORDED,
    )
    path = models.CharField(  # noqa: DJ001  # as above
        max_length=limits.PATH, null=True, blank=True, help_text=NOT_RECORDED
    )
    matcher = models.CharField(  # noqa: DJ001  # as above
        max_length=limits.WORD,
        null=True,
        blank=True,
        help_text=f"Which statuses count as healthy, such as 200-299. {NOT_RECORDED}",
    )
    interval = models.PositiveIntegerField(
        null=True, blank=True, help_text=f"Seconds between two checks. {NOT_RECORDED}"
    )
    timeout = models.PositiveIntegerField(
        null=True, blank=True, help_text=f"Seconds a check waits. {NOT_RECORDED}"
    )
    healthy_threshold = models.PositiveIntegerField(
        null=True, blank=True, help_text=f"Successes in a row that count. {NOT_RECORDED}"
    )
    unhealthy_threshold = models.PositiveIntegerField(
        null=True, blank=True, help_text=f"Failures in a row that count. {NOT_RECORDED}"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(port=None) | models.Q(port__gte=1, port__lte=65535),
                name="health_check_port_in_range",
                violation_error_message="A port number lies from 1 to 65535.",
            ),
        )

    def __str__(self) -> str:
        return f"health check of {self.hop}"
