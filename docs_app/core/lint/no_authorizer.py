"""A rule on a public path that lets anybody in."""

from __future__ import annotations

from collections.abc import Container, Iterator

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.senders import is_public
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each rule of a gateway that forwards what comes from the internet without asking.

    Left alone: rules for OPTIONS only, for browsers ask before they have a token; rules that
    answer by themselves; and ports that neither the internet nor an entry point reaches.
    """
    for gateway, rule in letting_anybody_in(architecture):
        path = rule.match.path or "any path"
        yield Found(
            f"rule:{gateway.slug}/{rule.slug}",
            f"Rule {gateway.slug}/{rule.slug} takes {path} from the internet "
            "and asks nobody who they are.",
        )


def letting_anybody_in(
    architecture: Architecture, only: Container[str] | None = None
) -> Iterator[tuple[Hop, Rule]]:
    """Yield each such rule with its gateway; ``only`` names the gateways to look at."""
    for gateway, rule in public_rules(architecture, only):
        if rule.authorizer is None and rule.match.methods != ("OPTIONS",):
            yield gateway, rule


def public_rules(
    architecture: Architecture, only: Container[str] | None = None
) -> Iterator[tuple[Hop, Rule]]:
    """Yield each rule of a gateway that forwards what comes from the internet."""
    index = index_of(architecture)
    entered = {(entry.to.hop, entry.to.port) for entry in architecture.entry_points}
    for gateway in hops_of_kind(architecture, "gateway"):
        if only is not None and gateway.slug not in only:
            continue
        open_ports = {
            port.slug
            for port in gateway.ports
            if is_public(index, port) or (gateway.slug, port.slug) in entered
        }
        for rule in gateway.rules:
            if isinstance(rule.action, Forward) and _is_public(rule, open_ports):
                yield gateway, rule


def _is_public(rule: Rule, open_ports: set[str]) -> bool:
    return bool(open_ports) if rule.match.port is None else rule.match.port in open_ports


CHECK = Check(
    "NO_AUTHORIZER",
    "warning",
    "A rule without authorizer on a public path",
    "The internet can reach this path, and the gateway passes requests on without asking who sends "
    "them. That may be meant; more often the authorizer was left out of the documentation.",
    "The rule `bags-below` forwards `/bags/{proxy+}` and names no authorizer.",
    "Name the authorizer on the rule. If the path is meant to be public, say so in its prose.",
    find,
)
