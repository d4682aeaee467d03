"""What checks go over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.index import kept


def rules(architecture: Architecture) -> Iterator[tuple[Hop, Rule]]:
    """Yield every rule with its hop, in document order."""
    for hop in architecture.hops:
        for rule in hop.rules:
            yield hop, rule


def forwards(architecture: Architecture) -> Sequence[tuple[Hop, Rule, Forward]]:
    """Return every rule that forwards, with its hop and its action, in document order.

    Five checks go over them; the value keeps the list.
    """
    return kept(architecture, "forwards", _forwards)


def _forwards(architecture: Architecture) -> Sequence[tuple[Hop, Rule, Forward]]:
    return [
        (hop, rule, rule.action)
        for hop, rule in rules(architecture)
        if isinstance(rule.action, Forward)
    ]


def hops_of_kind(architecture: Architecture, kind: str) -> Iterator[Hop]:
    """Yield the hops of a kind, in document order."""
    return (hop for hop in architecture.hops if hop.kind == kind)
