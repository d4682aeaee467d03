"""A port that is open to a wider zone than any rule needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from docs_app.core.architecture import Architecture, Port, PortRef
from docs_app.core.index import Index, index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.senders import is_public, senders


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each port open from a zone around the smallest one that holds it and all its senders.

    Left alone: ports that nobody sends to (their hop is found, if nothing reaches it), and ports
    closed to one of their senders.
    """
    index = index_of(architecture)
    sending = senders(architecture)
    smallest_around = cache(partial(_smallest_around, index))
    for hop in architecture.hops:
        for port in hop.ports:
            zones = sending.get(PortRef(hop.slug, port.slug))
            if not zones:
                continue
            needed = smallest_around(zones | {hop.zone})
            if needed is not None and _is_wider(index, port, needed):
                wide = (
                    "the internet" if port.open_from is None else index.zones[port.open_from].name
                )
                yield Found(
                    f"port:{hop.slug}/{port.slug}",
                    f"{hop.slug}/{port.slug} ({port.number}) is open from {wide}; "
                    f"what sends to it is within {index.zones[needed].name}.",
                    f"Open it from within {needed}, or document who else needs it.",
                )


def _smallest_around(index: Index, zones: frozenset[str | None]) -> str | None:
    """Return the innermost zone that holds all of them; None: only the internet does."""
    first, *others = map(index.zone_path, zones)
    return next((zone for zone in first if all(zone in path for path in others)), None)


def _is_wider(index: Index, port: Port, needed: str) -> bool:
    return is_public(index, port) or port.open_from in index.zone_path(needed)[1:]


CHECK = Check(
    "PORT_TOO_OPEN",
    "warning",
    "A port open to a wider zone than any rule needs",
    "Everything that is documented to send to this port is inside a smaller zone than the one "
    "from which the port is open. What is open and not needed is a way round something.",
    "The app's port 9001 is open from within the VPC, and only nginx in the same task uses it.",
    "Open the port from within the smallest zone that holds it and its senders, or document the "
    "rule that needs it open wider.",
    find,
)
