"""A target group that has no target."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture, Forward
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group of whose rules none forwards."""
    for group in hops_of_kind(architecture, "target_group"):
        if not any(isinstance(rule.action, Forward) for rule in group.rules):
            yield Found(f"hop:{group.slug}", f"The target group {group.name} has no target.")


CHECK = Check(
    "TARGET_GROUP_EMPTY",
    "error",
    "A target group without a target",
    "No rule of the target group says which port of which container it sends requests to. With "
    "nothing registered, a load balancer has nowhere to send what arrives.",
    "The target group `bags` has a health check, and no rule.",
    "Add a rule to the target group that forwards to the port its targets are registered with.",
    find,
)
