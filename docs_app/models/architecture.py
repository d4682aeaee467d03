"""The row of an architecture's draft: the head that everything else belongs to."""

from __future__ import annotations

from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns


class Architecture(models.Model):
    """One documented system in one environment."""

    slug = columns.slug()
    name = columns.name("The system's name, as headings show it.")
    environment = models.CharField(
        max_length=limits.WORD,
        blank=True,
        default="",
        help_text="Which of several copies of the system this is, such as production.",
    )
    summary = columns.summary()
    revision = columns.revision()
    review_required = models.BooleanField(
        default=False,
        help_text="Saves gather in the draft, and somebody else approves before it is published.",
    )

    class Meta:
        ordering = ("name", "slug")
        permissions = (
            ("view_draft", "Can see drafts"),
            ("publish_draft", "Can ask for reviews, publish and discard drafts"),
            ("review_draft", "Can approve drafts"),
            ("require_review", "Can decide whether reviews are required"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("slug",),
                name="architecture_slug_unique",
                violation_error_message="There is an architecture with this slug already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(limits.RESERVED_SLUGS)),
                name="architecture_slug_not_reserved",
                violation_error_message="This slug is an address of the site itself.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.environment})" if self.environment else self.name
