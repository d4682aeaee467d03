"""The row of a port."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from docs_app.core.architecture import PROTOCOLS
from docs_app.models import columns
from docs_app.models.hop import Hop
from docs_app.models.zone import Zone


class Port(models.Model):
    """A number and protocol on which a hop listens. The slug stays when the number changes."""

    hop = models.ForeignKey(Hop, models.CASCADE, related_name="ports")
    slug = columns.slug()
    number = models.PositiveIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(65535)], help_text="From 1 to 65535."
    )
    # Wide enough for the mark that `store` parks a port under while numbers change places.
    protocol = models.CharField(
        max_length=24, choices=[(protocol, protocol) for protocol in PROTOCOLS]
    )
    open_from = models.ForeignKey(
        Zone,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="open_ports",
        help_text="The zone from within which it is open; empty: from the whole internet.",
    )
    summary = columns.summary()
    position = columns.position()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("hop", "slug"),
                name="port_slug_unique",
                violation_error_message="This hop has a port with this slug already.",
            ),
            models.UniqueConstraint(
                fields=("hop", "number", "protocol"),
                name="port_number_unique",
                violation_error_message="This hop has a port with this number and protocol.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=65535),
                name="port_number_in_range",
                violation_error_message="A port number lies from 1 to 65535.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.protocol} ({self.slug})"
