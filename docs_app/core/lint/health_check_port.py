"""A health check on a port on which no target listens."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.places import places_of
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group whose health check asks a port that none of its targets has.

    A target listens where its task does: any container of it may be the one that answers. Left
    alone: a port that is not recorded, and targets of which no port is documented.
    """
    places = places_of(architecture)
    for group in hops_of_kind(architecture, "target_group"):
        number = None if group.health_check is None else group.health_check.port
        listening = {
            each.port.number for target in places.targets(group) for each in places.around(target)
        }
        if number is not None and listening and number not in listening:
            heard = ", ".join(str(each) for each in sorted(listening))
            yield Found(
                f"hop:{group.slug}",
                f"The health check of {group.name} asks port {number}; its targets listen on "
                f"{heard}.",
            )


CHECK = Check(
    "HEALTH_CHECK_PORT",
    "error",
    "A health check on a port no target listens on",
    "The health check asks a port that no target has, so every check fails and no target ever "
    "counts as healthy.",
    "The health check of `bags` asks port 9002, and the task listens on 9000 and 9001.",
    "Record the port that is really asked, or document it on the container that listens there.",
    find,
)
