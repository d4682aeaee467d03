"""The row of a documentation page."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture


class Page(models.Model):
    """Markdown with live facts, in a tree that the paths make."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="pages")
    path = models.CharField(
        max_length=limits.PATH,
        validators=[
            RegexValidator(
                columns.PATH_PATTERN, "Use slugs with single slashes between them: ports/who."
            )
        ],
        help_text="Its place in the tree, such as ports/who; the page above it must exist.",
    )
    title = columns.name("Its heading, as the tree shows it.")
    body = columns.prose()
    position = columns.position()
    revision = columns.revision()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "path"),
                name="page_path_unique",
                violation_error_message="This architecture has a page with this path already.",
            ),
        )

    def __str__(self) -> str:
        return self.title
