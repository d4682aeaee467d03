"""Words for kinds of what a comparison finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

EXAMPLES: Mapping[str, str] = {
    "fails": "fails now, and passed before",
    "elsewhere": "ends elsewhere now",
    "steps": "other steps to the same end",
    "otherwise": "fails for another reason",
    "passes": "passes now, and failed before",
    "removed": "gone",
    "added": "new",
}
"""What became of an example, by the kind of :class:`ExampleChange`."""


def counts_sentence(counts: Sequence[tuple[str, int]]) -> str:
    """Return ``3 changes: 1 added, 2 changed.``; that nothing differs where there are none."""
    each = ", ".join(f"{number:,} {kind}" for kind, number in counts)
    if len(counts) < 2:
        return f"{each}." if counts else "Nothing differs."
    return f"{sum(number for _, number in counts):,} changes: {each}."
