"""Which columns of each table hold the value, and what names a row among its owner's.

``pk``, the owner and ``revision`` are the database's own affair and no part of a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField, Model

from docs_app.models import (
    EntryPoint,
    Example,
    HealthCheck,
    Hop,
    Page,
    Port,
    Route,
    Rule,
    Waiver,
    Zone,
)

Values = tuple[Any, ...]
"""A row's values, in the order of its table's columns."""

Key = tuple[int, str]
"""What names a row: its owner's primary key, and its slug or path there."""


@dataclass(frozen=True)
class Table:
    """A table of parts. ``of_architecture`` is the lookup from a row to its architecture.

    ``key`` None: an owner has at most one row.
    """

    model: type[Model]
    owner: str
    of_architecture: str
    columns: tuple[str, ...]
    key: str | None = "slug"

    @property
    def json_columns(self) -> frozenset[str]:
        """Return those of the columns that hold JSON."""
        fields = self.model._meta.concrete_fields
        found = {each.name for each in fields if isinstance(each, JSONField)}
        return frozenset(found.intersection(self.columns))

    @property
    def has_revision(self) -> bool:
        """Say whether the rows count their saves themselves (others count for their owner)."""
        return any(each.name == "revision" for each in self.model._meta.concrete_fields)


ZONES = Table(
    Zone,
    "architecture_id",
    "architecture_id",
    ("name", "kind", "parent_id", "replicas", "summary", "prose", "position"),
)
HOPS = Table(
    Hop,
    "architecture_id",
    "architecture_id",
    ("name", "kind", "zone_id", "summary", "prose", "settings", "position"),
)
HEALTH_CHECKS = Table(
    HealthCheck,
    "hop_id",
    "hop__architecture_id",
    (
        "protocol",
        "port",
        "path",
        "matcher",
        "interval",
        "timeout",
        "healthy_threshold",
        "unhealthy_threshold",
    ),
    key=None,
)
PORTS = Table(
    Port,
    "hop_id",
    "hop__architecture_id",
    ("number", "protocol", "open_from_id", "summary", "position"),
)
RULES = Table(
    Rule,
    "hop_id",
    "hop__architecture_id",
    (
        "name",
        "match_port_id",
        "methods",
        "host",
        "path",
        "authorizer_id",
        "scopes",
        "action",
        "to_port_id",
        "to_hop_id",
        "via_id",
        "rewrite",
        "status",
        "prose",
        "position",
    ),
)
ENTRY_POINTS = Table(
    EntryPoint,
    "architecture_id",
    "architecture_id",
    ("name", "scheme", "host", "base_path", "stage", "to_id", "summary", "prose", "position"),
)
ROUTES = Table(
    Route,
    "architecture_id",
    "architecture_id",
    ("name", "summary", "prose", "position"),
)
EXAMPLES = Table(
    Example,
    "route_id",
    "route__architecture_id",
    (
        "name",
        "prose",
        "method",
        "url",
        "token_state",
        "token_use",
        "token_scopes",
        "body_bytes",
        "headers",
        "outcome",
        "outcome_hop_id",
        "status",
        "code",
        "position",
    ),
)
PAGES = Table(
    Page,
    "architecture_id",
    "architecture_id",
    ("title", "body", "position"),
    key="path",
)
WAIVERS = Table(
    Waiver,
    "architecture_id",
    "architecture_id",
    ("who", "why", "until", "position"),
    key="finding",
)
