"""The rows of a draft under review: who saved what into it, who asked, and who said what to it."""

from __future__ import annotations

from django.db import models

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.architecture import Architecture
from docs_app.models.version import Version

APPROVE = "approve"
CHANGES = "changes"

PUBLISHED = "published"
WITHDRAWN = "withdrawn"
DISCARDED = "discarded"


class DraftSave(models.Model):
    """One save into a draft that needs a review. Gone when the draft is published or discarded."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="draft_saves")
    author = columns.account()
    author_name = columns.account_name("Who saved it; stays when the account is deleted.")
    at = models.DateTimeField("saved at")
    message = models.TextField(blank=True, help_text="Why, in the author's words.")
    sentences = models.JSONField(default=list, help_text="What the save changed, in words.")
    subjects = models.JSONField(
        default=list, help_text="What each of the sentences is about, such as port:nlb/bags."
    )
    content_hash = columns.content_hash("SHA-256 of the draft that the save left.")

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"draft of {self.architecture_id} by {self.author_name or 'nobody'}"


class Review(models.Model):
    """Somebody asked others to look at the draft. At most one is open in an architecture."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="reviews")
    opened_by = columns.account()
    opened_by_name = columns.account_name("Who asked; stays when the account is deleted.")
    at = models.DateTimeField("asked at")
    message = models.TextField(blank=True, help_text="What the draft is for, for the reviewers.")
    content_hash = columns.content_hash("SHA-256 of the draft when the review was asked for.")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_name = columns.account_name("Who published, withdrew or discarded.")
    outcome = models.CharField(
        max_length=limits.WORD,
        blank=True,
        default="",
        choices=[(each, each) for each in (PUBLISHED, WITHDRAWN, DISCARDED)],
        help_text="How it ended; empty: it is open.",
    )
    version = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="reviews"
    )

    class Meta:
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("architecture",),
                condition=models.Q(closed_at__isnull=True),
                name="review_one_open",
                violation_error_message="There is an open review of this architecture already.",
            ),
        )

    def __str__(self) -> str:
        return f"review of {self.architecture_id} asked by {self.opened_by_name or 'nobody'}"


class Verdict(models.Model):
    """What a reviewer said to a content. Of several by one reviewer the last holds."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="verdicts")
    reviewer = columns.account()
    reviewer_name = columns.account_name("Who said it; stays when the account is deleted.")
    at = models.DateTimeField("said at")
    kind = models.CharField(
        max_length=limits.WORD,
        choices=[(APPROVE, "approves"), (CHANGES, "asks for changes")],
    )
    message = models.TextField(blank=True)
    content_hash = columns.content_hash("SHA-256 of the draft that it is about.")

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.reviewer_name}: {self.kind}"
