"""Rows -> value: the draft of one architecture in eleven queries, however large it is.

Rows come as bare tuples, and JSON in them as text. With 10,000 hops and 50,000 rules, model
instances would cost several times as much as all the rest, and reading "no methods" 50,000 times
half as much.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast

from docs_app.core.architecture import (
    Action,
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Respond,
    Route,
    Rule,
    Token,
    Waiver,
    Zone,
)
from docs_app.core.codec.settings import load_settings
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models.rule import FORWARD
from docs_app.store.moment import one_moment
from docs_app.store.tables import (
    ENTRY_POINTS,
    EXAMPLES,
    HEALTH_CHECKS,
    HOPS,
    PAGES,
    PORTS,
    ROUTES,
    RULES,
    WAIVERS,
    ZONES,
    Table,
)

Slugs = Mapping[int | None, str | None]
"""Primary key -> slug; None -> None."""


class NoSuchArchitecture(LookupError):  # noqa: N818  # it reads as what it says
    """There is no architecture with this slug."""


def load_draft(slug: str) -> Architecture:
    """Return the architecture as the rows have it, published or not.

    Eleven queries, all of one moment. NoSuchArchitecture: no row has this slug.
    """
    with one_moment():
        return _draft(slug)


def _draft(slug: str) -> Architecture:
    fields = ("pk", "slug", "name", "environment", "summary")
    head = ArchitectureRow.objects.filter(slug=slug).values_list(*fields).first()
    if head is None:
        raise NoSuchArchitecture(slug)
    pk, *said = head
    zone_rows = list(_rows(ZONES, pk))
    zones: Slugs = {None: None} | {row[0]: row[2] for row in zone_rows}
    hop_rows = list(_rows(HOPS, pk))
    hops: Slugs = {None: None} | {row[0]: row[2] for row in hop_rows}
    port_rows = list(_rows(PORTS, pk))
    refs = {row[0]: PortRef(str(hops[row[1]]), row[2]) for row in port_rows}
    slug, name, environment, summary = said
    return Architecture(
        slug,
        name,
        environment,
        summary,
        tuple(_zones(zone_rows, zones)),
        tuple(
            _hops(hop_rows, _ports(port_rows, zones), _rules(pk, hops, refs), _checks(pk), zones)
        ),
        tuple(_entry_points(pk, refs)),
        tuple(_routes(pk, hops)),
        tuple(Page(path, title, body) for _, _, path, title, body, _ in _rows(PAGES, pk)),
        tuple(_waivers(pk)),
    )


def _rows(table: Table, architecture: int) -> Iterable[tuple[Any, ...]]:
    """Return (pk, owner, key, *columns) of each row in its order; JSON as text.

    Of a table without a key, the columns follow the owner.
    """
    key = (table.key,) if table.key else ()
    order = ("position", "pk") if "position" in table.columns else ("pk",)
    texts = {f"{name}_text": Cast(name, TextField()) for name in table.json_columns}
    columns = [f"{name}_text" if name in table.json_columns else name for name in table.columns]
    rows = table.model._default_manager.filter(**{table.of_architecture: architecture})
    ordered: QuerySet[Model] = rows.order_by(*order).annotate(**texts)
    return ordered.values_list("pk", table.owner, *key, *columns)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a JSON list. There are few different ones, and many rows."""
    return tuple(json.loads(text))


def _zones(rows: Iterable[tuple[Any, ...]], zones: Slugs) -> Iterator[Zone]:
    for _, _, slug, name, kind, parent, replicas, summary, prose, _ in rows:
        yield Zone(slug, name, kind, zones[parent], replicas, summary, prose)


def _ports(rows: Iterable[tuple[Any, ...]], zones: Slugs) -> dict[int, list[Port]]:
    """Return each hop's ports by the hop's primary key."""
    ports: dict[int, list[Port]] = {}
    for _, hop, slug, number, protocol, open_from, summary, _ in rows:
        port = Port(slug, number, protocol, zones[open_from], summary)
        ports.setdefault(hop, []).append(port)
    return ports


def _checks(pk: int) -> dict[int, HealthCheck]:
    return {hop: HealthCheck(*columns) for _, hop, *columns in _rows(HEALTH_CHECKS, pk)}


def _hops(
    rows: Iterable[tuple[Any, ...]],
    ports: Mapping[int, list[Port]],
    rules: Mapping[int, list[Rule]],
    checks: Mapping[int, HealthCheck],
    zones: Slugs,
) -> Iterator[Hop]:
    for hop, _, slug, name, kind, zone, summary, prose, settings, _ in rows:
        yield Hop(
            slug,
            name,
            kind,
            zones[zone],
            summary,
            prose,
            tuple(ports.get(hop, ())),
            tuple(rules.get(hop, ())),
            load_settings(json.loads(settings)) if settings != "{}" else (),
            checks.get(hop),
        )


def _rules(pk: int, hops: Slugs, refs: Mapping[int, PortRef]) -> dict[int, list[Rule]]:
    """Return each hop's rules by the hop's primary key."""
    rules: dict[int, list[Rule]] = {}
    # Many rules say the same in part; equal parts are made once, which saves time and memory.
    match = cache(Match)
    action = cache(partial(_action, hops, refs))
    for row in _rows(RULES, pk):
        _, hop, slug, name, port, methods, host, path, authorizer, scopes, *act, prose, _ = row
        takes = match(refs[port].port if port else None, _words(methods), host, path)
        allowed = None if scopes is None else _words(scopes)
        rules.setdefault(hop, []).append(
            Rule(slug, action(tuple(act)), takes, hops[authorizer], allowed, name, prose)
        )
    return rules


def _action(hops: Slugs, refs: Mapping[int, PortRef], columns: tuple[Any, ...]) -> Action:
    kind, to_port, to_hop, via, rewrite, status = columns
    if kind != FORWARD:
        return Respond(status)
    if to_port is None:
        return Forward(Destination(str(hops[to_hop])), hops[via], rewrite)
    ref = refs[to_port]
    return Forward(Destination(ref.hop, ref.port), hops[via], rewrite)


def _entry_points(pk: int, refs: Mapping[int, PortRef]) -> Iterator[EntryPoint]:
    for row in _rows(ENTRY_POINTS, pk):
        _, _, slug, name, scheme, host, base_path, stage, to, summary, prose, _ = row
        yield EntryPoint(
            slug, name, host, refs[to], scheme, base_path, stage, summary=summary, prose=prose
        )


def _routes(pk: int, hops: Slugs) -> Iterator[Route]:
    examples: dict[int, list[Example]] = {}
    for _, route, slug, name, prose, *columns, _ in _rows(EXAMPLES, pk):
        method, url, state, use, scopes, body, headers, outcome, hop, status, code = columns
        request = Request(
            method,
            url,
            Token(state, use, _words(scopes)),
            body,
            tuple((header, value) for header, value in json.loads(headers)),
        )
        expect = Expectation(outcome, hops[hop], status, code)
        examples.setdefault(route, []).append(Example(slug, name, request, expect, prose))
    for route, _, slug, name, summary, prose, _ in _rows(ROUTES, pk):
        yield Route(slug, name, summary, prose, tuple(examples.get(route, ())))


def _waivers(pk: int) -> Iterator[Waiver]:
    for _, _, finding, who, why, until, _ in _rows(WAIVERS, pk):
        code, _, subject = finding.partition("/")
        yield Waiver(code, subject, who, why, until)
