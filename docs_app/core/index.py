"""Lookups over an architecture, built once per value and kept with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Forward,
    Hop,
    Page,
    Port,
    PortRef,
    Route,
    Rule,
    Zone,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Index:
    """Every object of an architecture by its slug; ports and rules by (hop, slug)."""

    zones: Mapping[str, Zone]
    hops: Mapping[str, Hop]
    ports: Mapping[tuple[str, str], Port]
    rules: Mapping[tuple[str, str], Rule]
    entry_points: Mapping[str, EntryPoint]
    routes: Mapping[str, Route]
    pages: Mapping[str, Page]
    incoming: Mapping[str, tuple[tuple[str, str], ...]]
    """Per hop: the (hop, rule) pairs that forward to it or via it."""

    def port(self, ref: PortRef | Destination) -> Port | None:
        """Return the port a reference names, or None if it names none."""
        return self.ports.get((ref.hop, ref.port)) if ref.port is not None else None

    def zone_path(self, slug: str | None) -> tuple[str, ...]:
        """Return the zone and its ancestors, innermost first; a cycle ends where it closes."""
        path: list[str] = []
        while slug is not None and slug in self.zones and slug not in path:
            path.append(slug)
            slug = self.zones[slug].parent
        return tuple(path)

    def is_open(self, port: Port, sender_zone: str | None) -> bool:
        """Say whether something in ``sender_zone`` (None: the internet) may reach the port."""
        return port.open_from is None or port.open_from in self.zone_path(sender_zone)


def kept(architecture: Architecture, key: str, build: Callable[[Architecture], T]) -> T:
    """Return what ``build`` makes of the value, made once and kept with it under ``key``.

    Two threads may both build it the first time; they build the same, so either may stay.
    """
    store = architecture.__dict__
    name = f"_{key}"
    if name not in store:
        store[name] = build(architecture)
    return cast("T", store[name])


def is_kept(architecture: Architecture, key: str) -> bool:
    """Say whether :func:`kept` has made it already, so that asking again is free."""
    return f"_{key}" in architecture.__dict__


def index_of(architecture: Architecture) -> Index:
    """Return the value's lookups. The first call costs one pass over it; later calls are free."""
    return kept(architecture, "index", _build)


def _build(architecture: Architecture) -> Index:
    incoming: dict[str, list[tuple[str, str]]] = {}
    for hop in architecture.hops:
        for rule in hop.rules:
            action = rule.action
            if isinstance(action, Forward):
                pair = (hop.slug, rule.slug)
                incoming.setdefault(action.to.hop, []).append(pair)
                if action.via is not None and action.via != action.to.hop:
                    incoming.setdefault(action.via, []).append(pair)
    return Index(
        zones={zone.slug: zone for zone in architecture.zones},
        hops={hop.slug: hop for hop in architecture.hops},
        ports={(hop.slug, port.slug): port for hop in architecture.hops for port in hop.ports},
        rules={(hop.slug, rule.slug): rule for hop in architecture.hops for rule in hop.rules},
        entry_points={entry.slug: entry for entry in architecture.entry_points},
        routes={route.slug: route for route in architecture.routes},
        pages={page.path: page for page in architecture.pages},
        incoming={slug: tuple(pairs) for slug, pairs in incoming.items()},
    )
