"""Columns that many tables have, said once: slugs, names, prose, positions, revisions."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from docs_app.core.wellformed import limits

SLUG_PATTERN = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*\Z"

PATH_PATTERN = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*(?:/[a-z0-9]+(?:[-_][a-z0-9]+)*)*\Z"


def slug() -> models.CharField[str, str]:
    """Return the column that names an object in addresses and references."""
    return models.CharField(
        max_length=limits.SLUG,
        validators=[
            RegexValidator(
                SLUG_PATTERN,
                "Use lower-case letters and digits, with single - or _ between them.",
            )
        ],
        help_text="Names it in addresses and references: lower-case letters, digits, - and _.",
    )


def name(help_text: str = "What people call it.", **options: Any) -> models.CharField[str, str]:
    """Return the column of a name that is shown."""
    return models.CharField(max_length=limits.NAME, help_text=help_text, **options)


def summary() -> models.CharField[str, str]:
    """Return the column of a one-line description."""
    return models.CharField(
        max_length=limits.LINE, blank=True, default="", help_text="One line, shown in tables."
    )


def prose() -> models.TextField[str, str]:
    """Return the column of a description of any length."""
    return models.TextField(
        blank=True,
        default="",
        help_text="Markdown. Write a fact as a reference, such as [[port:nlb/ingests]].",
    )


def position() -> models.PositiveIntegerField[int, int]:
    """Return the column that orders an object among its siblings; ties go by age."""
    return models.PositiveIntegerField(
        default=0, db_index=False, help_text="Its place among the others; small numbers come first."
    )


def revision() -> models.PositiveIntegerField[int, int]:
    """Return the column that counts saves, so that a save over somebody else's is noticed."""
    return models.PositiveIntegerField(default=0, editable=False)


def account() -> Any:
    """Return the column of who did something; null: nobody, or the account is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )


def account_name(help_text: str) -> models.CharField[str, str]:
    """Return the column of a person's name as it was when they did something."""
    return models.CharField(max_length=limits.NAME, blank=True, default="", help_text=help_text)


def content_hash(help_text: str) -> models.CharField[str, str]:
    """Return the column of the hash of an architecture's content."""
    return models.CharField(max_length=64, help_text=help_text)
