"""Values that nobody recorded and that pages or traces would tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from docs_app.core.architecture import Architecture, HealthCheck
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.listing import listed
from docs_app.core.lint.places import places_of

_OF_HTTP = frozenset({"path", "matcher"})
"""Fields that a health check has only when it speaks HTTP or HTTPS."""


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield one finding for each task, target group and gateway of which something is missing.

    Left alone: path and matcher of a health check that is recorded as not speaking HTTP, tasks
    in which no hop runs, and target groups without any health check (another check's).
    """
    tasks = frozenset(places_of(architecture).task_of.values())
    for zone in architecture.zones:
        if zone.slug in tasks and zone.replicas is None:
            yield _missing(f"zone:{zone.slug}", zone.name, "how many copies of it run")
    for hop in architecture.hops:
        if hop.health_check is not None and (names := _unrecorded(hop.health_check)):
            what = f"its health check's {listed(names)}"
            yield _missing(f"hop:{hop.slug}", hop.name, what)
        rules = [each.slug for each in hop.rules if each.authorizer and each.scopes is None]
        if rules:
            of_rules = f"the scopes that a token needs for {listed(rules)}"
            yield _missing(f"hop:{hop.slug}", hop.name, of_rules)


def _missing(subject: str, name: str, what: str) -> Found:
    return Found(subject, f"{name} does not record {what}.")


def _unrecorded(check: HealthCheck) -> list[str]:
    speaks_http = check.protocol in (None, "HTTP", "HTTPS")
    return [
        each.name.replace("_", " ")
        for each in fields(check)
        if getattr(check, each.name) is None and (speaks_http or each.name not in _OF_HTTP)
    ]


CHECK = Check(
    "NOT_RECORDED",
    "note",
    "A value that nobody recorded",
    "Pages show this value as not recorded, and a trace that depends on it cannot say how it ends. "
    "Nothing is invented in its place.",
    "The target group `bags` has a health check, and its path is not recorded.",
    "Find out from whoever runs the hop, and record it.",
    find,
)
