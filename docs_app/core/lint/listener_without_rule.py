"""A port of a load balancer from which nothing goes on."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture, Forward
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each port of a load balancer for which no rule forwards.

    A rule that names no port takes what comes in on any.
    """
    for balancer in hops_of_kind(architecture, "load_balancer"):
        taken = {rule.match.port for rule in balancer.rules if isinstance(rule.action, Forward)}
        for port in balancer.ports:
            if port.slug not in taken and None not in taken:
                yield Found(
                    f"port:{balancer.slug}/{port.slug}",
                    f"{balancer.name} listens on {port.number}, and no rule sends on what arrives.",
                )


CHECK = Check(
    "LISTENER_WITHOUT_RULE",
    "error",
    "A listener without a target group",
    "A load balancer listens on a port, and none of its rules says which target group gets what "
    "arrives there.",
    "`nlb` listens on the port `ingests`, and its only rule is for `bags`.",
    "Add a rule for the port that forwards to a target group, or remove the port.",
    find,
)
