"""The rows of published versions and of what each of them changed. They are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture


class Version(models.Model):
    """An immutable snapshot of an architecture. The database itself refuses to change one."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="Counts from 1 within the architecture.")
    at = models.DateTimeField("published at")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(
        max_length=limits.NAME,
        blank=True,
        help_text="Who published it; stays when the account is deleted.",
    )
    message = models.TextField(blank=True, help_text="Why, in the author's words.")
    approved_by = models.TextField(
        blank=True, default="", help_text="Names of who approved it; empty: nobody had to."
    )
    written_by = models.TextField(
        blank=True, default="", help_text="Names of who wrote it; empty: whoever published it."
    )
    # What lists of architectures show, so that none of them has to read a snapshot.
    name = columns.name()
    environment = models.CharField(max_length=limits.WORD, blank=True)
    summary = columns.summary()
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of the snapshot.")
    snapshot = models.TextField(help_text="The architecture as JSON.")

    class Meta:
        ordering = ("architecture", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "number"),
                name="version_number_unique",
                violation_error_message="This architecture has a version of this number.",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of {self.name}"


class VersionChange(models.Model):
    """One thing that a version changed against the one before it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="changes")
    subject = models.CharField(
        max_length=limits.PATH + limits.WORD, help_text="What changed, such as port:nlb/bags."
    )
    sentence = models.TextField(help_text="How it changed, in words.")

    class Meta:
        ordering = ("pk",)
        verbose_name = "change"

    def __str__(self) -> str:
        return self.sentence
