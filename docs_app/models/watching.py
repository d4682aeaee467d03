"""The rows of who wants to know of new versions: readers who come back, and other programs."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models.architecture import Architecture


class Looked(models.Model):
    """The version of an architecture that a reader last said they had seen."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="The version's number.")
    at = models.DateTimeField("looked at")

    class Meta:
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("user", "architecture"), name="looked_once_each"),
        )

    def __str__(self) -> str:
        return f"version {self.number}"


class Webhook(models.Model):
    """An address that is told of each version that is published."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="webhooks")
    url = models.URLField(
        "address", max_length=limits.URL, help_text="Where each new version is told, by POST."
    )
    secret = models.CharField(
        max_length=limits.NAME,
        help_text="What both sides know: each message is signed with it (HMAC-SHA256).",
    )
    active = models.BooleanField(default=True, help_text="Without it nothing is sent.")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        # The rest of the address may be a secret, and this is told in lists and messages.
        return urlsplit(self.url).netloc
