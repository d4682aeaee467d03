"""The row of an entry point."""

from __future__ import annotations

from django.db import models

from docs_app.core.wellformed import limits
from docs_app.core.wellformed.public import SCHEMES
from docs_app.models import columns
from docs_app.models.architecture import Architecture
from docs_app.models.port import Port


class EntryPoint(models.Model):
    """A public address that leads to a port."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="entry_points")
    slug = columns.slug()
    name = columns.name()
    scheme = models.CharField(
        max_length=10, choices=[(scheme, scheme) for scheme in SCHEMES], default="https"
    )
    host = models.CharField(max_length=limits.HOST, help_text="Such as api.example.org.")
    base_path = models.CharField(
        max_length=limits.PATH,
        blank=True,
        default="",
        help_text="What the address has before the API's own paths, without slashes at its ends.",
    )
    stage = models.CharField(  # noqa: DJ001  # null: the path names the stage
        max_length=128,
        null=True,
        blank=True,
        help_text="The stage that this address is fixed to; empty: the path names it.",
    )
    to = models.ForeignKey(
        Port, models.RESTRICT, related_name="entry_points", help_text="Where it leads."
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
                name="entry_point_slug_unique",
                violation_error_message="This architecture has an entry point with this slug.",
            ),
            models.CheckConstraint(
                condition=models.Q(scheme__in=SCHEMES),
                name="entry_point_scheme_known",
                violation_error_message="The scheme is http or https.",
            ),
        )

    def __str__(self) -> str:
        return self.name
