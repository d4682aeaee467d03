"""Which hops requests can come to, as their rules name each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from docs_app.core.architecture import Architecture, Forward
from docs_app.core.index import kept


def reached_from(architecture: Architecture, starts: Iterable[str]) -> set[str]:
    """Return the hops that can be come to from some, these included. Linear in the rules."""
    named = kept(architecture, "named_by_hops", _named)
    ahead = list(starts)
    reached: set[str] = set()
    while ahead:
        slug = ahead.pop()
        if slug not in reached and slug in named:
            reached.add(slug)
            ahead.extend(named[slug])
    return reached


def _named(architecture: Architecture) -> Mapping[str, Set[str]]:
    """Return the hops that each hop's rules name: where they forward, via what, and who is asked.

    Each once, however many rules name it.
    """
    named: dict[str, set[str]] = {}
    for hop in architecture.hops:
        by_hop = named[hop.slug] = set()
        for rule in hop.rules:
            if rule.authorizer is not None:
                by_hop.add(rule.authorizer)
            action = rule.action
            if isinstance(action, Forward):
                by_hop.add(action.to.hop)
                if action.via is not None:
                    by_hop.add(action.via)
    return named
