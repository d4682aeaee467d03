"""Which hops requests can come to, as their rules name each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs_app.core.architecture import Architecture, Forward, Hop
from docs_app.core.index import index_of


def reached_from(architecture: Architecture, starts: Iterable[str]) -> set[str]:
    """Return the hops that can be come to from some, these included. Linear in the rules."""
    hops = index_of(architecture).hops
    ahead = list(starts)
    reached: set[str] = set()
    while ahead:
        slug = ahead.pop()
        if slug not in reached and slug in hops:
            reached.add(slug)
            ahead.extend(_named(hops[slug]))
    return reached


def _named(hop: Hop) -> Iterator[str]:
    """Yield the hops that a hop's rules name: where they forward, via what, and who is asked."""
    for rule in hop.rules:
        named = [rule.authorizer]
        if isinstance(rule.action, Forward):
            named += [rule.action.to.hop, rule.action.via]
        yield from (slug for slug in named if slug is not None)
