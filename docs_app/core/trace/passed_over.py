"""Why a rule was not taken, in words."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.index import index_of
from docs_app.core.kinds import selects
from docs_app.core.locations import PATTERN, PREFIX, location_of
from docs_app.core.matching import Asked, Candidate, asking, fits_asked, rule_index
from docs_app.core.paths import parse_path
from docs_app.core.steps import PassedOver, Step
from docs_app.core.wording.names import listed

BEFORE_CHOOSING = ("base path stripped", "stage stripped", "trailing slash left out")
"""Rewrites that a hop makes before it looks for a rule."""


def passed_over(architecture: Architecture, step: Step) -> tuple[PassedOver, ...]:
    """Return every other rule of the step's hop, and why it was not taken.

    Costs one comparison a rule, where the step itself tells only what the index came by. A hop
    that was only asked (an authorizer) passes nothing over. The step does not know its host, so
    a rule for a host that was not taken is said to be for that host only.
    """
    hop = index_of(architecture).hops.get(step.hop)
    if hop is None or step.role == "check":
        return ()
    path = next((r.after for r in reversed(step.rewrites) if r.what in BEFORE_CHOOSING), step.path)
    asked = asking(hop, step.port, step.method, "", path)
    taken = rule_index(architecture, hop.slug).candidate(step.rule)
    return tuple(
        PassedOver(rule.slug, why_not(hop, rule, asked, taken))
        for rule in hop.rules
        if rule.slug != step.rule
    )


def why_not(hop: Hop, rule: Rule, asked: Asked, taken: Candidate | None) -> str:
    """Return the first reason why the rule did not take what was asked, as a clause."""
    way = selects(hop)
    if way == "every":
        return "is another target; one is chosen for each connection"
    if rule.match.port not in {None, asked.port}:
        return f"is for port {_number(hop, rule.match.port)} only"
    if way != "port":
        unlike = _unlike(hop, rule, asked)
        if unlike:
            return unlike
    if taken is None:
        return "was not reached"
    return _worse(way, rule, taken)


def _number(hop: Hop, slug: str | None) -> str:
    return next((str(port.number) for port in hop.ports if port.slug == slug), str(slug))


def _unlike(hop: Hop, rule: Rule, asked: Asked) -> str:
    match = rule.match
    if match.host and normal_host(match.host) != asked.host:
        return f"is for the host {match.host} only"
    if not fits_asked(hop, match.path, asked):
        return f"is for the path {match.path} only"
    if match.methods and asked.method not in match.methods:
        return f"takes {listed(match.methods)} only"
    return ""


def _worse(way: str, rule: Rule, taken: Candidate) -> str:
    """Return why a rule that would do had to stand back."""
    if way == "location":
        mine = location_of(rule.match.path, parse_path(rule.match.path))
        other = location_of(taken.rule.match.path, taken.pattern)
        if mine.kind == PREFIX and other.kind == PATTERN:
            return f"is for a prefix, which goes after the pattern of {taken.rule.slug}"
        if mine != other and other.kind != PATTERN:
            return f"is less specific than {taken.rule.slug}"
    elif way == "specific" and rule.match.path != taken.rule.match.path:
        return f"is less specific than {taken.rule.slug}"
    if way in {"specific", "location"} and taken.rule.match.methods and not rule.match.methods:
        return f"takes any method, and {taken.rule.slug} names this one"
    return f"comes after {taken.rule.slug}"
