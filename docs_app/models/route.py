"""The rows of a route and its examples."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from docs_app.core.architecture import METHODS
from docs_app.core.steps import OUTCOMES
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.public import TOKEN_STATES, TOKEN_USES
from docs_app.models import columns
from docs_app.models.architecture import Architecture
from docs_app.models.hop import Hop


class Route(models.Model):
    """A documented API."""

    architecture = models.ForeignKey(Architecture, models.CASCADE, related_name="routes")
    slug = columns.slug()
    name = columns.name()
    summary = columns.summary()
    prose = columns.prose()
    position = columns.position()
    revision = columns.revision()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("architecture", "slug"),
                name="route_slug_unique",
                violation_error_message="This architecture has a route with this slug already.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Example(models.Model):
    """A sample request with the outcome it must have. The first draws its route's page."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="examples")
    slug = columns.slug()
    name = columns.name()
    prose = columns.prose()
    method = models.CharField(
        max_length=10, choices=[(method, method) for method in METHODS], default="GET"
    )
    url = models.CharField(
        max_length=limits.URL, help_text="The whole address, with scheme and host."
    )
    token_state = models.CharField(
        max_length=10,
        choices=[(state, state) for state in TOKEN_STATES],
        default="none",
        help_text="The token that the request carries.",
    )
    token_use = models.CharField(
        max_length=10,
        choices=[(use, use) for use in TOKEN_USES if use],
        blank=True,
        default="",
        help_text="What the token is for; empty: nobody said.",
    )
    token_scopes = models.JSONField(
        blank=True, default=list, help_text="The scopes that the token carries."
    )
    body_bytes = models.PositiveBigIntegerField(default=0, help_text="The size of the body.")
    headers = models.JSONField(
        blank=True, default=list, help_text="Pairs of name and value, in their order."
    )
    outcome = models.CharField(
        max_length=20,
        choices=[(outcome, outcome) for outcome in OUTCOMES],
        help_text="How it must end.",
    )
    outcome_hop = models.ForeignKey(
        Hop,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="expected_by",
        help_text="The hop at which it must end; empty: any.",
    )
    status = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(100), MaxValueValidator(599)],
        help_text="The HTTP status it must end with; empty: any.",
    )
    code = models.CharField(  # noqa: DJ001  # null: any code will do
        max_length=limits.WORD,
        null=True,
        blank=True,
        help_text="The code it must end with, such as GW_NO_ROUTE; empty: any.",
    )
    position = columns.position()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("route", "slug"),
                name="example_slug_unique",
                violation_error_message="This route has an example with this slug already.",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=OUTCOMES),
                name="example_outcome_known",
                violation_error_message="This is not how a request can end.",
            ),
        )

    def __str__(self) -> str:
        return self.name
