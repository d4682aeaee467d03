"""A rule as a sentence: what it takes, whom it lets in, what it does."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, Forward, Hop, Port, Rule
from docs_app.core.index import index_of
from docs_app.core.wording.names import destination_label, hop_label, listed, port_label

CONNECTION_KINDS = ("load_balancer", "target_group")
"""Kinds that see connections, never a method, host or path."""


def rule_sentence(architecture: Architecture, hop_slug: str, rule: Rule) -> str:
    """Return the rule: ``On 65535 (TCP), any connection: forward to the items target group``.

    KeyError: there is no such hop.
    """
    hop = index_of(architecture).hops[hop_slug]
    takes = ", ".join(
        part for part in (_where(hop, rule), _what(hop, rule), _who(architecture, rule)) if part
    )
    return f"{takes[:1].upper()}{takes[1:]}: {action_clause(architecture, rule)}."


def _where(hop: Hop, rule: Rule) -> str:
    port = _port(hop, rule)
    if port is not None:
        return f"on {port_label(port)}"
    return "on any port" if hop.ports else ""


def _port(hop: Hop, rule: Rule) -> Port | None:
    """Return the port that the rule is for; a hop's only port goes without saying."""
    if rule.match.port is None:
        return hop.ports[0] if len(hop.ports) == 1 else None
    return next((port for port in hop.ports if port.slug == rule.match.port), None)


def _what(hop: Hop, rule: Rule) -> str:
    if hop.kind in CONNECTION_KINDS:
        return "any connection"
    match = rule.match
    if not (match.methods or match.host or match.path):
        return "any request"
    method = listed(match.methods) if match.methods else "any method"
    host = f", host {match.host}" if match.host else ""
    path = f", path {match.path}" if match.path else ""
    return f"{method}{host}{path}"


def _who(architecture: Architecture, rule: Rule) -> str:
    if rule.authorizer is None:
        return ""
    token = f"with a token from {hop_label(architecture, rule.authorizer)}"
    if rule.scopes:
        return f"{token} for {listed(rule.scopes)}"
    return token if rule.scopes is None else f"{token} that needs no scope"


def action_clause(architecture: Architecture, rule: Rule) -> str:
    """Return what the rule does: ``forward to api-nlb:65535 through api_vpc_link``."""
    action = rule.action
    if isinstance(action, Forward):
        rewrite = f" as {action.rewrite}" if action.rewrite else ""
        return f"forward to {way_clause(architecture, action)}{rewrite}"
    if action.status is None:
        return "answer here, with a status that is not recorded"
    return f"answer {action.status}"


def way_clause(architecture: Architecture, forward: Forward) -> str:
    """Return where to and by which link: ``api-nlb:65535 through api_vpc_link``."""
    via = f" through {hop_label(architecture, forward.via)}" if forward.via else ""
    return destination_label(architecture, forward.to) + via


def does_clause(architecture: Architecture, rule: Rule, what: str = "the request") -> str:
    """Return what the rule does as a sentence says it of the hop: ``forwards the request to x``."""
    if isinstance(rule.action, Forward):
        return f"forwards {what} to {way_clause(architecture, rule.action)}"
    verb, _, rest = action_clause(architecture, rule).partition(" ")
    return f"{verb}s {rest}"
