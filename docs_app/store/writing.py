"""Value -> rows: makes the draft say what a value says, writing only what differs.

Rows are recognised by their slugs and keep their primary keys, so what an admin page is open on
stays the same object. The order of the steps keeps every constraint true at each of them:
zones, hops, ports, then what refers to them; and what is gone goes last, referrers first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from docs_app.core.architecture import Architecture
from docs_app.core.codec.settings import dump_settings
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import tables
from docs_app.store.parking import park
from docs_app.store.rows import entry_point_row, example_row, health_check_row, rule_row
from docs_app.store.sync import Sync
from docs_app.store.tables import Key, Table, Values

Wanted = dict[Key, Values]


@dataclass
class _Draft:
    """The rows under way: each table's, with those that are wanted of it, in the order of use."""

    pk: int
    done: list[tuple[Sync, Mapping[Key, Values]]] = field(default_factory=list)

    def bring(self, table: Table, wanted: Wanted) -> Sync:
        """Create and update a table's rows; what goes is removed at the end."""
        sync = Sync(table, self.pk)
        self.finish(sync, wanted)
        return sync

    def finish(self, sync: Sync, wanted: Wanted) -> None:
        sync.create(wanted)
        sync.update(wanted)
        self.done.append((sync, wanted))

    def remove(self) -> None:
        """Delete what is not wanted any more, the last table first."""
        for sync, wanted in reversed(self.done):
            sync.remove(wanted)


@transaction.atomic
def save_draft(architecture: Architecture) -> None:
    """Make the rows say what the value says; load_draft then returns an equal one.

    The value must be well-formed. KeyError: it refers to what it does not have; the transaction
    is undone. A draft that says so already is left without a write.
    """
    draft = _Draft(_save_head(architecture))
    zones = _save_zones(draft, architecture)
    hops = draft.bring(
        tables.HOPS,
        {
            (draft.pk, hop.slug): (
                hop.name,
                hop.kind,
                zones(hop.zone),
                hop.summary,
                hop.prose,
                dump_settings(hop.settings),
                position,
            )
            for position, hop in enumerate(architecture.hops)
        },
    )
    hop_pks = {slug: pk for (_, slug), pk in hops.pks.items()}
    parts = _save_parts(draft, architecture, hop_pks, zones)
    routes, examples = _save_public(draft, architecture, hop_pks, parts[0])
    draft.remove()
    hops.count_saves(set().union(*(sync.touched for sync in parts)) - hops.created)
    routes.count_saves(examples.touched - routes.created)


def _save_head(architecture: Architecture) -> int:
    """Create or update the architecture's own row, and return its primary key."""
    said = {
        "name": architecture.name,
        "environment": architecture.environment,
        "summary": architecture.summary,
    }
    rows = ArchitectureRow.objects.select_for_update()
    row, created = rows.get_or_create(slug=architecture.slug, defaults=said)
    if not created and any(getattr(row, name) != value for name, value in said.items()):
        ArchitectureRow.objects.filter(pk=row.pk).update(revision=F("revision") + 1, **said)
    return row.pk


def _save_zones(draft: _Draft, architecture: Architecture) -> Callable[[str | None], int | None]:
    """Save the zones, and return what gives a zone's primary key for its slug (None for None)."""
    sync = Sync(tables.ZONES, draft.pk)

    def wanted(parent: Callable[[str | None], int | None]) -> Wanted:
        return {
            (draft.pk, zone.slug): (
                zone.name,
                zone.kind,
                parent(zone.parent),
                zone.replicas,
                zone.summary,
                zone.prose,
                position,
            )
            for position, zone in enumerate(architecture.zones)
        }

    def pk(slug: str | None) -> int | None:
        return None if slug is None else sync.pks[draft.pk, slug]

    # A parent may stand behind its child: new zones get theirs when all of them are there.
    sync.create(wanted(lambda _: None))
    draft.finish(sync, wanted(pk))
    return pk


def _save_parts(
    draft: _Draft,
    architecture: Architecture,
    hop_pks: Mapping[str, int],
    zones: Callable[[str | None], int | None],
) -> tuple[Sync, Sync, Sync]:
    """Save the ports, rules and health checks of all hops."""
    wanted_ports: Wanted = {
        (hop_pks[hop.slug], port.slug): (
            port.number,
            port.protocol,
            zones(port.open_from),
            port.summary,
            position,
        )
        for hop in architecture.hops
        for position, port in enumerate(hop.ports)
    }
    ports = Sync(tables.PORTS, draft.pk)
    park(ports, wanted_ports)
    draft.finish(ports, wanted_ports)
    rules = draft.bring(
        tables.RULES,
        {
            (hop_pks[hop.slug], rule.slug): rule_row(rule, hop.slug, hop_pks, ports.pks, position)
            for hop in architecture.hops
            for position, rule in enumerate(hop.rules)
        },
    )
    checks = draft.bring(
        tables.HEALTH_CHECKS,
        {
            (hop_pks[hop.slug], ""): health_check_row(hop.health_check)
            for hop in architecture.hops
            if hop.health_check is not None
        },
    )
    return ports, rules, checks


def _save_public(
    draft: _Draft, architecture: Architecture, hop_pks: Mapping[str, int], ports: Sync
) -> tuple[Sync, Sync]:
    """Save entry points, pages, waivers, and routes with examples; return the latter two."""
    draft.bring(
        tables.ENTRY_POINTS,
        {
            (draft.pk, entry.slug): entry_point_row(entry, hop_pks, ports.pks, position)
            for position, entry in enumerate(architecture.entry_points)
        },
    )
    routes = draft.bring(
        tables.ROUTES,
        {
            (draft.pk, route.slug): (route.name, route.summary, route.prose, position)
            for position, route in enumerate(architecture.routes)
        },
    )
    examples = draft.bring(
        tables.EXAMPLES,
        {
            (routes.pks[draft.pk, route.slug], example.slug): example_row(
                example, hop_pks, position
            )
            for route in architecture.routes
            for position, example in enumerate(route.examples)
        },
    )
    pages: Wanted = {
        (draft.pk, page.path): (page.title, page.body, position)
        for position, page in enumerate(architecture.pages)
    }
    draft.bring(tables.PAGES, pages)
    waivers: Wanted = {
        (draft.pk, waiver.finding): (waiver.who, waiver.why, waiver.until, position)
        for position, waiver in enumerate(architecture.waivers)
    }
    draft.bring(tables.WAIVERS, waivers)
    return routes, examples
