"""Which parts of a diagram stand on a circle of edges, or between two."""

from __future__ import annotations

from collections.abc import Iterable


def on_circles(edges: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return what is left when again and again all is taken away that nothing enters or leaves.

    Costs one visit of each edge.
    """
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for tail, head in edges:
        after.setdefault(tail, set()).add(head)
        before.setdefault(head, set()).add(tail)
    for ways, back in ((after, before), (before, after)):
        ends = [each for each in back if not ways.get(each)]
        while ends:
            end = ends.pop()
            for each in back.pop(end, ()):
                ways[each].discard(end)
                if not ways[each]:
                    ends.append(each)
        for each in [each for each, left in ways.items() if not left]:
            del ways[each]
    return frozenset(after) & frozenset(before)
