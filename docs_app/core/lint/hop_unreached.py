"""A hop that no request comes to."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture, Forward, Hop
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each hop that cannot be come to from an entry point by rules, links and authorizers.

    Left alone: clients, where requests begin; and everything, as long as no entry point says
    where requests come in.
    """
    if not architecture.entry_points:
        return
    reached = _reached(architecture)
    for hop in architecture.hops:
        if hop.slug not in reached and hop.kind != "client":
            yield Found(f"hop:{hop.slug}", f"No entry point leads to {hop.name} by any rule.")


def _reached(architecture: Architecture) -> set[str]:
    hops = index_of(architecture).hops
    ahead = [entry.to.hop for entry in architecture.entry_points]
    reached: set[str] = set()
    while ahead:
        slug = ahead.pop()
        if slug not in reached and slug in hops:
            reached.add(slug)
            ahead.extend(_named(hops[slug]))
    return reached


def _named(hop: Hop) -> Iterator[str]:
    """Yield the hops that a hop's rules name."""
    for rule in hop.rules:
        named = [rule.authorizer]
        if isinstance(rule.action, Forward):
            named += [rule.action.to.hop, rule.action.via]
        yield from (slug for slug in named if slug is not None)


CHECK = Check(
    "HOP_UNREACHED",
    "warning",
    "A hop nothing reaches",
    "No way from any entry point passes this hop, so no request ever comes to it as documented: "
    "a rule that leads to it is missing, or it is no longer there.",
    "The container `old-app` is documented, and no rule forwards to it.",
    "Add the rule that leads to it, or remove the hop.",
    find,
)
