"""The row of a rule: what it takes, who must be let in, and what it does."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from docs_app.core.wellformed import limits
from docs_app.models import columns
from docs_app.models.hop import Hop
from docs_app.models.port import Port

FORWARD, RESPOND = "forward", "respond"

_TO_A_PORT = Q(to_port__isnull=False, to_hop__isnull=True)
_TO_A_HOP = Q(to_port__isnull=True, to_hop__isnull=False)
_NOWHERE = Q(to_port__isnull=True, to_hop__isnull=True, via__isnull=True, rewrite="")


class Rule(models.Model):
    """One line of what a hop does. What a rule refers to cannot be deleted while it does."""

    hop = models.ForeignKey(Hop, models.CASCADE, related_name="rules")
    slug = columns.slug()
    name = columns.name("What people call it; may be empty.", blank=True, default="")
    match_port = models.ForeignKey(
        Port,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="matched_by",
        verbose_name="on port",
        help_text="The port of this hop on which it takes requests; empty: any.",
    )
    methods = models.JSONField(
        blank=True, default=list, help_text="The methods that it takes; none: any."
    )
    host = models.CharField(
        max_length=limits.HOST, blank=True, default="", help_text="Only this host; empty: any."
    )
    path = models.CharField(
        max_length=limits.PATH,
        blank=True,
        default="",
        help_text="A pattern such as /bags/{id} or /bags/{proxy+}; empty: any.",
    )
    authorizer = models.ForeignKey(
        Hop,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="authorizes",
        help_text="Who checks the token first; empty: nobody.",
    )
    scopes = models.JSONField(
        null=True,
        blank=True,
        help_text="Scopes of which any one suffices. None at all differs from not recorded.",
    )
    action = models.CharField(
        max_length=10,
        choices=[(FORWARD, "forward"), (RESPOND, "respond")],
        default=FORWARD,
        help_text="Whether it sends the request on or answers it.",
    )
    to_port = models.ForeignKey(
        Port,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="reached_by",
        verbose_name="to port",
        help_text="Where it forwards to.",
    )
    to_hop = models.ForeignKey(
        Hop,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="reached_by",
        verbose_name="to hop",
        help_text="Where it forwards to, when that has no ports: a target group.",
    )
    via = models.ForeignKey(
        Hop,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="carries",
        help_text="The link over which it forwards; empty: directly.",
    )
    rewrite = models.CharField(
        max_length=limits.PATH,
        blank=True,
        default="",
        help_text="The path it sends on, such as /items/{id}; empty: as it came.",
    )
    status = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(100), MaxValueValidator(599)],
        help_text="The HTTP status it answers with. Leave it empty where nobody recorded it.",
    )
    prose = columns.prose()
    position = columns.position()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("hop", "slug"),
                name="rule_slug_unique",
                violation_error_message="This hop has a rule with this slug already.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(action=FORWARD, status__isnull=True) & (_TO_A_PORT | _TO_A_HOP)
                    | Q(action=RESPOND) & _NOWHERE
                ),
                name="rule_forwards_or_responds",
                violation_error_message=(
                    "A rule forwards, to a port or to a hop without ports; or it responds."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status=None) | Q(status__gte=100, status__lte=599),
                name="rule_status_in_range",
                violation_error_message="An HTTP status lies from 100 to 599.",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.slug
