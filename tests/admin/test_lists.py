"""Lists: found, filtered and counted, at a fixed number of queries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from docs_app import versions
from docs_app.core.architecture import Architecture, Hop, Page, Port, Zone
from docs_app.models import Hop as HopRow
from tests.admin.conftest import People
from tests.core.builders import forward, storage

QUERIES = {
    "architecture": 6,
    "zone": 7,
    "hop": 8,
    "entrypoint": 7,
    "route": 7,
    "page": 7,
    "waiver": 7,
    "version": 11,
}
"""Of a list: session, account, permissions, counts and rows, and what the filters offer."""

FORM_QUERIES = 26
"""Of a hop's form: what a list has, the draft as a value, the choices, and the parts."""


def larger() -> Architecture:
    """Return the storage service with three times as much of what lists and forms show."""
    small = storage()
    ports = tuple(Port(f"p{n}", 7000 + n, "TCP", "vpc") for n in range(6))
    rules = tuple(forward(f"r{n}", "items", port=f"p{n}") for n in range(6))
    nlb = next(hop for hop in small.hops if hop.slug == "nlb")
    grown = replace(nlb, ports=(*nlb.ports, *ports), rules=(*nlb.rules, *rules))
    return replace(
        small,
        zones=(*small.zones, *(Zone(f"z{n}", f"Z{n}", "group") for n in range(12))),
        hops=(
            *(grown if hop.slug == "nlb" else hop for hop in small.hops),
            *(Hop(f"h{n}", f"H{n}", "service", "vpc") for n in range(22)),
        ),
        entry_points=tuple(
            replace(entry, slug=f"{entry.slug}-{n}", host=entry.host if n == 0 else f"h{n}.org")
            for entry in small.entry_points
            for n in range(3)
        ),
        pages=(*small.pages, *(Page(f"p{n}", f"P{n}") for n in range(3))),
    )


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("kind", QUERIES)
def test_a_list_costs_as_many_queries_whatever_is_in_it(people: People, kind: str) -> None:
    client = people("Maintainer").client
    url = f"/admin/docs_app/{kind}/"
    few = queries(client, url)

    versions.create(larger(), None, "larger")

    assert (few, queries(client, url)) == (QUERIES[kind], QUERIES[kind])


def test_the_form_of_a_hop_costs_as_many_queries_however_many_parts_it_has(
    people: People,
) -> None:
    desk = people("Maintainer")
    url = desk.address("hop", "nlb")
    few = queries(desk.client, url)

    versions.create(larger(), None, "larger")

    assert (few, queries(desk.client, url)) == (FORM_QUERIES, FORM_QUERIES)


def test_hops_are_listed_with_their_ports_and_rules_counted_apart(people: People) -> None:
    client = people("Maintainer").client

    rows = client.get("/admin/docs_app/hop/?q=nlb").context["cl"].result_list

    assert [(row.slug, row.port_count, row.rule_count) for row in rows] == [("nlb", 2, 2)]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("q=65535", ["nlb"]),
        ("q=/bags", ["gateway"]),
        ("kind__exact=target_group", ["bags", "items"]),
        ("q=nginx&kind__exact=container", ["bags-nginx", "ingests-nginx"]),
    ],
)
def test_hops_are_found(people: People, query: str, slugs: list[str]) -> None:
    client = people("Maintainer").client

    rows = client.get(f"/admin/docs_app/hop/?{query}").context["cl"].result_list

    assert [row.slug for row in rows] == slugs


def test_hops_are_found_by_their_zone(people: People) -> None:
    client = people("Maintainer").client
    zone = HopRow.objects.get(slug="nlb").zone_id

    rows = client.get(f"/admin/docs_app/hop/?zone__id__exact={zone}").context["cl"].result_list

    assert [row.slug for row in rows] == ["nlb", "bags", "items"]
