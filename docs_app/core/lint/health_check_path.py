"""A health check that asks for a path that nothing serves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    HealthCheck,
    Hop,
    Request,
)
from docs_app.core.index import index_of
from docs_app.core.kinds import KINDS
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.places import Places, places_of
from docs_app.core.lint.senders import sender_zones
from docs_app.core.lint.walking import hops_of_kind
from docs_app.core.steps import Outcome
from docs_app.core.trace import read_request
from docs_app.core.trace.decisions import Travel, Way
from docs_app.core.trace.walk import Walk
from docs_app.core.wording.names import hop_label

_DEFAULT = "200-399"
"""Statuses that pass where no matcher is recorded, in a target group of a network load balancer:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
"""

_SPAN = re.compile(r"\s*(\d{3})(?:\s*-\s*(\d{3}))?\s*")


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group whose check cannot pass on some target, by the documented rules.

    A check goes the way of a request from the target's port on, through nginx to the app; so it is
    traced from there. Left alone: checks that do not speak HTTP, a path or status that is not
    recorded, apps without rules, which answer anything, and ways that end for another reason than
    the path, which is another check's to tell.
    """
    places = places_of(architecture)
    for group in hops_of_kind(architecture, "target_group"):
        check = group.health_check
        if check is None or check.path is None or check.protocol not in (None, "HTTP", "HTTPS"):
            continue
        said = f"The health check of {group.name} asks for {check.path}"
        for to in dict.fromkeys(_asked(places, group, check)):
            why = _failing(architecture, group, to, check)
            if why:
                yield Found(f"hop:{group.slug}", f"{said} on {to}; {why}.")
                break


def _asked(places: Places, group: Hop, check: HealthCheck) -> Iterator[Destination]:
    """Yield the ports that are asked: those of the recorded number, else the targets' own."""
    if check.port is not None:
        for target in places.targets(group):
            for hop, port in places.around(target):
                if port.number == check.port and hop.kind in KINDS:
                    yield Destination(hop.slug, port.slug)
        return
    for rule in group.rules:
        if isinstance(rule.action, Forward) and places.index.port(rule.action.to) is not None:
            yield rule.action.to


def _failing(architecture: Architecture, group: Hop, to: Destination, check: HealthCheck) -> str:
    """Return why no check can pass there, as a clause; empty where one may."""
    request = Request("GET", f"http://target{check.path}")
    try:
        sent = read_request(request)
    except ValueError:
        return "that is no path that can be asked for"
    if not (check.path or "").startswith("/"):
        return "a path begins with a slash"
    zones = sender_zones(places_of(architecture).index, group)
    # A load balancer names its target by its address: no rule for a host takes that.
    ways = [Way(to, Travel(request, sent.method, "", sent.path, zone)) for zone in zones]
    endings = [ending.outcome for way in ways for ending in Walk(architecture).run(way).endings]
    told = [_unfit(architecture, outcome, check.matcher or _DEFAULT) for outcome in endings]
    return told[0] if told and all(told) else ""


def _unfit(architecture: Architecture, outcome: Outcome, matcher: str) -> str:
    """Return why an ending is no pass of the check, as a clause; empty where it may be one."""
    hop = index_of(architecture).hops.get(outcome.hop or "")
    if outcome.code == "WALK_NO_RULE" and hop is not None and hop.rules:
        return outcome.message
    if outcome.kind != "delivered" or outcome.status is None:
        return ""
    spans = [_SPAN.fullmatch(each) for each in matcher.split(",")]
    fits = any(
        span is None or int(span[1]) <= outcome.status <= int(span[2] or span[1]) for span in spans
    )
    who = hop_label(architecture, outcome.hop or "")
    return "" if fits else f"{who} answers with {outcome.status}, and {matcher} is healthy"


CHECK = Check(
    "HEALTH_CHECK_PATH",
    "warning",
    "A health check on a path nothing serves",
    "The health check asks for a path that, as documented, no rule of the target takes, or that is "
    "answered with a status that does not count as healthy. So every check fails, and requests go "
    "to targets that count as unhealthy, if to any.",
    "The health check of `bags` asks for `/health`, and `bags-app` has rules for `/bags` only.",
    "Document the rule that answers the check, or record the path or the statuses that are really "
    "asked for.",
    find,
)
