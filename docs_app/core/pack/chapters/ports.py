"""Who may reach what, from where: every port against every zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs_app.core.architecture import EntryPoint, Forward, Hop, Port, PortRef, Zone
from docs_app.core.pack.blocks import Block, Column, Inlines, Table
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import anchor, heading, lines, note, soft, strong, text
from docs_app.core.wording import hop_label

MOST = 1_000
SENDERS = 8

ZONES, TABLES = 14, 3
"""Zones beside each other in a table, and tables of them; with more a matrix is no help."""


def chapter(desk: Desk) -> Chapter:
    """Return each port with who sends to it, and the matrix of ports and zones."""
    return Chapter("Ports", "chapter--ports", tuple(_blocks(desk)), wide=True)


def _blocks(desk: Desk) -> Iterator[Block]:
    every = [(hop, port) for hop in desk.architecture.hops for port in hop.ports]
    if not every:
        return
    shown = every[:MOST]
    yield note(
        "Who may reach what, from where. A port is open from within one zone; whoever is outside "
        "that zone is not let in."
    )
    entries = _entries(desk)
    columns = (
        Column("Port", 0),
        Column("Protocol", 0),
        Column("Hop", 1.3),
        Column("Open from within", 1),
        Column("Who sends here", 1.8),
    )
    askers = _askers(desk)
    rows = tuple(_row(desk, hop, port, entries, askers) for hop, port in shown)
    yield Table("Ports", columns, rows)
    if len(every) > MOST:
        yield note(f"and {len(every) - MOST:,} more ports, which the site lists")
    yield from _matrix(desk, shown)


def _entries(desk: Desk) -> dict[PortRef, list[EntryPoint]]:
    found: dict[PortRef, list[EntryPoint]] = {}
    for entry in desk.architecture.entry_points:
        found.setdefault(entry.to, []).append(entry)
    return found


def _askers(desk: Desk) -> dict[str, dict[str, None]]:
    """Return by authorizer the hops with a rule that names it, each once."""
    found: dict[str, dict[str, None]] = {}
    for hop in desk.architecture.hops:
        for rule in hop.rules:
            if rule.authorizer is not None:
                found.setdefault(rule.authorizer, {})[hop.slug] = None
    return found


def _row(
    desk: Desk,
    hop: Hop,
    port: Port,
    entries: dict[PortRef, list[EntryPoint]],
    askers: dict[str, dict[str, None]],
) -> tuple[Inlines, ...]:
    number = (*anchor(f"port--{hop.slug}--{port.slug}"), *strong(port.number))
    told = [desk.hop(hop.slug), soft(port.summary) if port.summary else ()]
    open_from = desk.zone(port.open_from)
    if port.open_from is None:
        open_from = strong("the internet")
    senders = [
        *(
            text(f"{entry.name} (entry point)")
            for entry in entries.get(PortRef(hop.slug, port.slug), ())
        ),
        *_senders(desk, hop, port),
        *((*desk.hop(slug), *soft(" asks it")) for slug in askers.get(hop.slug, ())),
    ]
    more = [soft(f"and {len(senders) - SENDERS:,} more")] if len(senders) > SENDERS else []
    sent = lines([*senders[:SENDERS], *more]) or soft("nothing documented")
    return number, text(port.protocol), lines(told), open_from, sent


def _senders(desk: Desk, hop: Hop, port: Port) -> list[Inlines]:
    """Return the rules that forward to a port, each by its hop and name."""
    found = []
    for sender, slug in desk.index.incoming.get(hop.slug, ()):
        rule = desk.index.rules[sender, slug]
        action = rule.action
        if isinstance(action, Forward) and (action.to.hop, action.to.port) == (hop.slug, port.slug):
            found.append((*desk.hop(sender), *soft(f" rule {rule.name or slug}")))
    return found


def _matrix(desk: Desk, ports: Sequence[tuple[Hop, Port]]) -> Iterator[Block]:
    zones = desk.architecture.zones
    if not zones:
        return
    yield heading(2, "From where each may be reached")
    if len(zones) > ZONES * TABLES:
        yield note(
            f"With {len(zones):,} zones a table of zones against ports is no help to read; the "
            "table above says for each port from within which zone it is open."
        )
        return
    yield note("“yes”: whoever is in that zone, or in a zone inside it, is let in.")
    outside = [] if any(zone.kind == "internet" for zone in zones) else [None]
    every: list[Zone | None] = [*outside, *zones]
    for first in range(0, len(every), ZONES):
        part = every[first : first + ZONES]
        columns = (
            Column("Port", 0),
            Column("Hop", 0),
            *(Column(zone.name if zone else "the internet", 0, turned=True) for zone in part),
        )
        rows = tuple(
            (
                desk.port(hop.slug, port.slug),
                text(hop_label(desk.architecture, hop.slug)),
                *(_reach(desk, port, zone) for zone in part),
            )
            for hop, port in ports
        )
        yield Table("Which zone may reach which port", columns, rows)


def _reach(desk: Desk, port: Port, zone: Zone | None) -> Inlines:
    reached = desk.index.is_open(port, zone.slug if zone else None)
    return strong("yes") if reached else soft("no")
