"""The VPC link: carries a request into the zone it stands in, to where the rule said."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.trace import service
from docs_app.core.trace.decisions import UNREACHABLE, Decision, End, GoOn, Visit, Way, failed


def decide(visit: Visit) -> Decision:
    """Return the way onward; a link that is itself the destination is a hop like any other."""
    onward = visit.travel.onward
    if onward is None:
        return service.decide(visit)
    if visit.broken.has("link-down", visit.hop.slug):
        message = f"the VPC link {visit.hop.name} is not available"
        ending = failed("VPCL_NOT_AVAILABLE", message, UNREACHABLE)
        return End(visit.step(("VPCL_NOT_AVAILABLE",)), ending)
    travel = replace(visit.travel, zone=visit.hop.zone, onward=None)
    return GoOn(visit.step(), (Way(onward, travel),))
