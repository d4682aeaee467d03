"""The whole picture, what is in it, and the public ways in."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Destination, EntryPoint, Zone
from docs_app.core.diagram import View
from docs_app.core.pack.blocks import Block, Column, Inlines, Picture, Table
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    anchor,
    code,
    heading,
    joined,
    lines,
    missing,
    note,
    soft,
    strong,
    text,
)
from docs_app.core.pages.values import entry_url
from docs_app.core.wording import destination_label

MOST = 500
KINDS = {
    "internet": "internet",
    "cloud": "cloud account",
    "vpc": "private network",
    "load_balancing": "load balancing",
    "task": "task",
    "group": "group",
}


def chapter(desk: Desk) -> Chapter:
    """Return the picture of all, with its zones and entry points as tables."""
    return Chapter("The whole", "chapter--whole", tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    value = desk.architecture
    number = desk.picture(View(), "The whole") if value.hops else None
    if number is not None:
        yield Picture(number)
    if value.entry_points:
        yield heading(2, "Entry points")
        yield note("The public addresses, and the ports that they lead to.")
        yield Table(
            "Entry points",
            (Column("Entry point", 1), Column("Address", 1.6), Column("Leads to", 1)),
            tuple(_entry(desk, each) for each in value.entry_points[:MOST]),
        )
        yield from _left(len(value.entry_points), "entry points")
    if value.zones:
        yield heading(2, "Zones")
        yield note("Boundaries, one inside the other. A port is open from within one of them.")
        yield Table(
            "Zones",
            (
                Column("Zone", 1.1),
                Column("Kind", 1.1),
                Column("Inside", 0.9),
                Column("What it is", 2),
            ),
            tuple(_zone(desk, each) for each in value.zones[:MOST]),
        )
        yield from _left(len(value.zones), "zones")


def _left(count: int, what: str) -> Iterator[Block]:
    if count > MOST:
        yield note(f"and {count - MOST:,} more {what}, which the site lists")


def _entry(desk: Desk, entry: EntryPoint) -> tuple[Inlines, ...]:
    name = (*anchor(f"entry--{entry.slug}"), *strong(entry.name))
    to = destination_label(desk.architecture, Destination(entry.to.hop, entry.to.port))
    return (
        lines([name, soft(entry.summary) if entry.summary else ()]),
        code(entry_url(desk.architecture, entry)),
        text(to),
    )


def _zone(desk: Desk, zone: Zone) -> tuple[Inlines, ...]:
    name = (*anchor(f"zone--{zone.slug}"), *strong(zone.name))
    kind = text(KINDS.get(zone.kind, zone.kind))
    if zone.kind == "task":
        count = missing() if zone.replicas is None else text(zone.replicas)
        kind = lines([kind, joined([text("copies:"), count], " ")])
    return name, kind, desk.zone(zone.parent) if zone.parent else (), text(zone.summary)
