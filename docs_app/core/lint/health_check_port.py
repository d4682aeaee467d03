"""A health check on a port on which no target listens, or none that may be asked."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture, Hop
from docs_app.core.index import Index
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.listing import listed
from docs_app.core.lint.places import Located, places_of
from docs_app.core.lint.senders import sender_zones
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group whose health check asks a port at which none of its targets answers.

    A target listens where its task does: any container of it may be the one that answers, if its
    port is open to the load balancer, which is who asks. Left alone: a port that is not recorded,
    and targets of which no port is documented.
    """
    places = places_of(architecture)
    for group in hops_of_kind(architecture, "target_group"):
        number = None if group.health_check is None else group.health_check.port
        listening = [each for target in places.targets(group) for each in places.around(target)]
        asked = [each for each in listening if each.port.number == number]
        subject, said = f"hop:{group.slug}", f"The health check of {group.name} asks port {number}"
        if number is None or not listening:
            continue
        if not asked:
            heard = listed([str(each) for each in sorted({each.port.number for each in listening})])
            yield Found(subject, f"{said}; its targets listen on {heard}.")
        elif not any(_is_open(places.index, group, each) for each in asked):
            zone = places.index.zones.get(asked[0].port.open_from or "")
            inside = zone.name if zone else asked[0].port.open_from
            hop, port = asked[0].hop.slug, asked[0].port.slug
            yield Found(subject, f"{said}, {hop}/{port}, which is open from within {inside} only.")


def _is_open(index: Index, group: Hop, asked: Located) -> bool:
    return any(index.is_open(asked.port, zone) for zone in sender_zones(index, group))


CHECK = Check(
    "HEALTH_CHECK_PORT",
    "error",
    "A health check on a port no target listens on",
    "The health check asks a port that no target has, or that is not open to the load balancer, "
    "which is who asks. So every check fails, and no target ever counts as healthy.",
    "The health check of `bags` asks port 9002, and the task listens on 9000 and 9001.",
    "Record the port that is really asked, or document it on the container that listens there.",
    find,
)
