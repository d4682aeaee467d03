"""Several names in one sentence, of which there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence

SHOWN = 8
"""Names told; of more, how many more there are."""


def listed(names: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``; of many the first, ``and 9,992 more``."""
    told = list(names[:SHOWN])
    if len(names) > SHOWN:
        told.append(f"{len(names) - SHOWN:,} more")
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def way(places: Sequence[str]) -> str:
    """Return the places with arrows between them; of a long way its beginning and its end."""
    if len(places) > SHOWN + 2:
        left_out = f"{len(places) - SHOWN:,} more"
        places = (*places[: SHOWN - 1], left_out, places[-1])
    return " → ".join(places)
