"""A forward to a port that is not open to where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.index import Index, index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.listing import listed
from docs_app.core.lint.senders import client_zones, sender_zones
from docs_app.core.lint.walking import forwards


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each rule that forwards to a port closed to it, and each entry point closed to all.

    Who sends via a link sends from the link's zone. An entry point is used by the clients, or
    from the internet where none is documented; it is left alone when one of them gets in.
    """
    index = index_of(architecture)
    clients = client_zones(architecture)
    for hop, rule, action in forwards(architecture):
        port = index.port(action.to)
        zones = sender_zones(index, hop, action.via) if port is not None else ()
        closed = [zone for zone in zones if port is not None and not index.is_open(port, zone)]
        if port is not None and closed:
            senders = listed(sorted(_name(index, zone) for zone in closed))
            yield Found(
                f"rule:{hop.slug}/{rule.slug}",
                f"Rule {hop.slug}/{rule.slug} sends to {action.to} from {senders}; "
                f"that port is open from within {_name(index, port.open_from)} only.",
            )
    for entry in architecture.entry_points:
        port = index.port(entry.to)
        if port is not None and not any(index.is_open(port, zone) for zone in clients):
            yield Found(
                f"entry:{entry.slug}",
                f"Entry point {entry.slug} leads to {entry.to}, which is open from within "
                f"{_name(index, port.open_from)} only, where no client is.",
            )


def _name(index: Index, slug: str | None) -> str:
    if slug is None:
        return "the internet"
    return index.zones[slug].name if slug in index.zones else slug


CHECK = Check(
    "PORT_NOT_OPEN",
    "error",
    "A forward to a port that is not open to the sender",
    "A rule sends requests to a port that, as documented, cannot be reached from where the rule's "
    "hop is. Nothing would answer, and the caller would wait until a timeout.",
    "A target group forwards to the app's port 9001, which is open from within its task only.",
    "Forward to a port that is open to the sender, send via a link that leads there, or correct "
    "the zone from which the port is open.",
    find,
)
