"""The reference tables that a page can show, as values; how they look is in ``blocks``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from docs_app.core.architecture import HealthCheck, Hop
from docs_app.core.kinds import KINDS
from docs_app.core.pages.fact import NOT_RECORDED, Fact
from docs_app.core.pages.facts import FACTS, Look, health_text
from docs_app.core.wording import hop_label

ROWS = 500
"""Rows shown on a page; the table's own address has the rest."""

Cell = Fact | str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. The first cell of a row names it.

    ``left_out`` counts the rows beyond :data:`ROWS`, which stand at ``href``.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    href: str
    left_out: int = 0


def table(look: Look, name: str) -> Table:
    """Return the table of that name, a key of :data:`TABLES`."""
    caption, columns, rows_of = TABLES[name]
    rows = tuple(rows_of(look))
    address = look.addresses.table("hops" if name == "health" else name)
    return Table(caption, columns, rows[:ROWS], address, max(0, len(rows) - ROWS))


def _ports(look: Look) -> Iterator[tuple[Cell, ...]]:
    for hop in look.architecture.hops:
        for port in hop.ports:
            ref = f"{hop.slug}/{port.slug}"
            from_where = look.zone_or_internet(port.open_from)
            number = FACTS["port"](look, ref)
            yield number, port.protocol, _hop(look, hop), from_where, port.summary


def _entry_points(look: Look) -> Iterator[tuple[Cell, ...]]:
    for entry in look.architecture.entry_points:
        href = look.addresses.entry_point(entry.slug)
        name = Fact("entry", entry.name, href)
        to = look.index.port(entry.to)
        port = FACTS["port"](look, str(entry.to)) if to else str(entry.to)
        hop = look.index.hops.get(entry.to.hop)
        yield (
            name,
            FACTS["entry"](look, entry.slug),
            _hop(look, hop) if hop else entry.to.hop,
            port,
            entry.summary,
        )


def _rules(look: Look) -> Iterator[tuple[Cell, ...]]:
    for hop in look.architecture.hops:
        for rule in hop.rules:
            yield _hop(look, hop), FACTS["rule"](look, f"{hop.slug}/{rule.slug}")


def _hops(look: Look) -> Iterator[tuple[Cell, ...]]:
    for hop in look.architecture.hops:
        kind = KINDS[hop.kind].label if hop.kind in KINDS else hop.kind
        yield _hop(look, hop), kind, look.zone_or_none(hop.zone) or "", hop.summary


def _health(look: Look) -> Iterator[tuple[Cell, ...]]:
    for hop in look.architecture.hops:
        if hop.health_check is not None or hop.kind == "target_group":
            check = hop.health_check or HealthCheck()
            values = ((each.name, getattr(check, each.name)) for each in fields(HealthCheck))
            yield _hop(look, hop), *(_field(name, value) for name, value in values)


def _field(name: str, value: str | int | None) -> Cell:
    if value is None:
        return Fact("health", NOT_RECORDED, recorded=False)
    return health_text(name, value)


def _hop(look: Look, hop: Hop) -> Fact:
    """Return the hop, with its zone where another has its name: a row has no text around it."""
    fact = FACTS["hop"](look, hop.slug)
    if hop.kind == "target_group":
        return fact
    return replace(fact, text=hop_label(look.architecture, hop.slug))


_HEALTH = ("Protocol", "Port", "Path", "Matcher", "Interval", "Timeout", "Healthy", "Unhealthy")

TABLES: Mapping[str, tuple[str, tuple[str, ...], Callable[[Look], Iterator[tuple[Cell, ...]]]]] = {
    "ports": ("Ports", ("Port", "Protocol", "On", "Open from", "What for"), _ports),
    "entry-points": (
        "Entry points",
        ("Entry point", "Address", "Leads to", "Port", "What for"),
        _entry_points,
    ),
    "rules": ("Rules", ("On", "Rule"), _rules),
    "hops": ("Hops", ("Hop", "Kind", "Zone", "What it does"), _hops),
    "health": ("Health checks", ("Target group", *_HEALTH), _health),
}
