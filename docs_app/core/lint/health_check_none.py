"""A target group of which no health check is documented."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group without a health check; one with nothing recorded of it has one."""
    for group in hops_of_kind(architecture, "target_group"):
        if group.health_check is None:
            yield Found(
                f"hop:{group.slug}",
                f"No health check is documented for the target group {group.name}.",
            )


CHECK = Check(
    "HEALTH_CHECK_NONE",
    "warning",
    "A target group without a documented health check",
    "A target group sends requests only to targets that pass its health check. Without one in the "
    "documentation nobody can say when a task may serve, or why it is taken out.",
    "The target group `bags` has targets, and nothing is said about how their health is checked.",
    "Say on the target group that there is a health check. What is not known of it may stay empty.",
    find,
)
