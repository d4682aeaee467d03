"""A hop that no request comes to."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.reached import reached_from


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each hop that cannot be come to from an entry point by rules, links and authorizers.

    Left alone: clients, where requests begin; and everything, as long as no entry point says
    where requests come in.
    """
    if not architecture.entry_points:
        return
    reached = reached_from(architecture, (entry.to.hop for entry in architecture.entry_points))
    for hop in architecture.hops:
        if hop.slug not in reached and hop.kind != "client":
            yield Found(f"hop:{hop.slug}", f"No entry point leads to {hop.name} by any rule.")


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
