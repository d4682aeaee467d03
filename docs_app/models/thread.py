"""The rows of what people say to each other about a draft."""

from __future__ import annotations

from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture
from docs_app.models.review import Review

CHANGE_PREFIX = "change:"
"""What ``about`` begins with where a thread is about a change and not about an object."""


class Thread(models.Model):
    """Comments about one thing: a hop, a rule, a page, or a change. Open until it is resolved."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="threads")
    review = models.ForeignKey(
        Review, models.SET_NULL, null=True, blank=True, related_name="threads"
    )
    about = models.CharField(
        max_length=2 * limits.SUBJECT,
        help_text="A subject, such as rule:nlb/bags; or change: and the key of a change.",
    )
    opened_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by_name = columns.account_name("Who called it resolved.")

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.about


class Comment(models.Model):
    """What somebody said in a thread. Whoever may add one may resolve threads too."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    author = columns.account()
    author_name = columns.account_name("Who said it; stays when the account is deleted.")
    at = models.DateTimeField("said at")
    body = models.TextField(max_length=limits.BODY)

    class Meta:
        ordering = ("pk",)
        default_permissions = ("add",)

    def __str__(self) -> str:
        return self.body
