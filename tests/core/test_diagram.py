"""What a picture shows of an architecture when nothing is followed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Hop, Port, Zone
from docs_app.core.diagram import (
    Box,
    Card,
    Edge,
    Line,
    Meaning,
    Pill,
    View,
    diagram,
)
from tests.core.builders import forward, storage
from tests.core.strategies import architectures


def with_hop(architecture: Architecture, hop: Hop) -> Architecture:
    hops = tuple(hop if each.slug == hop.slug else each for each in architecture.hops)
    return replace(architecture, hops=hops)


def hop_of(architecture: Architecture, slug: str) -> Hop:
    return next(hop for hop in architecture.hops if hop.slug == slug)


def test_every_zone_hop_and_port_is_shown_in_the_order_of_the_architecture() -> None:
    shown = diagram(storage())

    assert [(box.id, box.parent) for box in shown.boxes] == [
        ("zone--internet", None),
        ("zone--aws", None),
        ("zone--vpc", "zone--aws"),
        ("zone--balancing", "zone--vpc"),
        ("zone--bags-task", "zone--vpc"),
        ("zone--ingests-task", "zone--vpc"),
    ]
    assert [(card.id, [pill.id for pill in card.pills]) for card in shown.cards] == [
        ("hop--client", []),
        ("hop--gateway", ["port--gateway--https"]),
        ("hop--cognito", ["port--cognito--https"]),
        ("hop--link", []),
        ("hop--nlb", ["port--nlb--bags", "port--nlb--ingests"]),
        ("hop--bags", []),
        ("hop--bags-nginx", ["port--bags-nginx--http"]),
        ("hop--bags-app", ["port--bags-app--http"]),
        ("hop--items", []),
        ("hop--ingests-nginx", ["port--ingests-nginx--http"]),
        ("hop--ingests-app", ["port--ingests-app--http"]),
    ]


def test_every_way_through_it_is_an_edge_with_few_words() -> None:
    shown = diagram(storage())

    assert [
        (edge.kind, edge.tail, edge.head, tuple(line.text for line in edge.lines))
        for edge in shown.edges
    ] == [
        ("entry", "hop--client", "port--gateway--https", ("Invoke URL", "Custom domain")),
        ("asks", "port--gateway--https", "port--cognito--https", ()),
        ("forward", "port--gateway--https", "hop--link", ()),
        ("forward", "hop--link", "port--nlb--bags", ("/bags and below",)),
        ("forward", "hop--link", "port--nlb--ingests", ("/ingests and below",)),
        ("forward", "port--nlb--bags", "hop--bags", ()),
        ("forward", "port--nlb--ingests", "hop--items", ()),
        ("forward", "hop--bags", "port--bags-nginx--http", ("healthy target",)),
        ("forward", "port--bags-nginx--http", "port--bags-app--http", ("localhost",)),
        ("forward", "hop--items", "port--ingests-nginx--http", ("healthy target",)),
        ("forward", "port--ingests-nginx--http", "port--ingests-app--http", ("localhost",)),
    ]


def test_parts_say_what_they_are_and_where_their_words_lead() -> None:
    shown = diagram(storage())

    assert shown.boxes[4] == Box(
        id="zone--bags-task",
        slug="bags-task",
        kind="task",
        label=("ECS task, bags API × n",),  # noqa: RUF001 - the sign itself
        title="Zone ECS task, bags API  × n",  # noqa: RUF001
        href="/storage/zones/#zone--bags-task",
        parent="zone--vpc",
    )
    assert shown.cards[4] == Card(
        id="hop--nlb",
        kind="load_balancer",
        heading="Network load balancer",
        name=("api-nlb",),
        title="Network load balancer api-nlb",
        href="/storage/hops/nlb/",
        zone="zone--balancing",
        pills=(
            Pill(
                "port--nlb--bags",
                ":65534 TCP · bags",
                "api-nlb, port 65534 (TCP)",
                "/storage/hops/nlb/#port--bags",
            ),
            Pill(
                "port--nlb--ingests",
                ":65535 TCP · ingests",
                "api-nlb, port 65535 (TCP)",
                "/storage/hops/nlb/#port--ingests",
            ),
        ),
    )
    assert shown.edges[3] == Edge(
        id="edge--link---nlb--bags",
        kind="forward",
        tail="hop--link",
        head="port--nlb--bags",
        lines=(Line("/bags and below"),),
        title="api_vpc_link forwards to api-nlb port 65534: /bags and below",
        href="/storage/hops/gateway/",
    )
    assert shown.edges[5].href == "/storage/hops/nlb/#rule--bags"


def test_links_lead_to_the_version_that_is_shown() -> None:
    assert diagram(storage(), version=7).cards[0].href == "/storage/versions/7/hops/client/"


def test_a_task_says_how_many_of_it_run() -> None:
    zones = tuple(
        replace(zone, replicas=3) if zone.slug == "bags-task" else zone for zone in storage().zones
    )

    shown = diagram(replace(storage(), zones=zones))

    assert shown.boxes[4].label == ("ECS task, bags API × 3",)  # noqa: RUF001


def test_without_ports_the_edges_of_two_hops_are_one() -> None:
    shown = diagram(storage(), View(detail="hops"))

    assert [card.pills for card in shown.cards] == [()] * 11
    assert [
        (edge.tail, edge.head, [line.text for line in edge.lines]) for edge in shown.edges[:4]
    ] == [
        ("hop--client", "hop--gateway", ["Invoke URL", "Custom domain"]),
        ("hop--gateway", "hop--cognito", []),
        ("hop--gateway", "hop--link", []),
        ("hop--link", "hop--nlb", ["/bags and below", "/ingests and below"]),
    ]


def test_an_edge_says_three_things_at_most_and_counts_the_rest() -> None:
    nlb = hop_of(storage(), "nlb")
    paths = tuple(forward(f"r{n}", "bags", port="bags", path=f"/p{n}") for n in range(5))

    shown = diagram(with_hop(storage(), replace(nlb, rules=paths)))

    edge = next(edge for edge in shown.edges if edge.tail == "port--nlb--bags")
    assert [line.text for line in edge.lines] == ["/p0", "/p1", "and 3 more"]
    assert edge.title == "api-nlb port 65534 forwards to bags: /p0; /p1; /p2; /p3; /p4"


def test_a_rule_for_any_of_several_ports_starts_at_the_hop() -> None:
    nlb = hop_of(storage(), "nlb")

    shown = diagram(with_hop(storage(), replace(nlb, rules=(forward("all", "bags"),))))

    assert [edge.tail for edge in shown.edges if edge.head == "hop--bags"] == ["hop--nlb"]


def test_what_leads_nowhere_is_left_out() -> None:
    nlb = hop_of(storage(), "nlb")
    rules = (forward("gone", "nobody"), forward("closed", "bags-nginx/none"))

    shown = diagram(with_hop(storage(), replace(nlb, rules=rules)))

    assert [edge for edge in shown.edges if edge.id.startswith("edge--nlb")] == []


def test_zones_in_a_circle_are_drawn_all_the_same() -> None:
    zones = (Zone("a", "A", "group", "b"), Zone("b", "B", "group", "a"))
    hops = (Hop("x", "X", "service", "b", ports=(Port("http", 80, "HTTP"),)),)

    shown = diagram(Architecture("c", "Circle", zones=zones, hops=hops))

    assert {(box.id, box.parent) for box in shown.boxes} == {
        ("zone--a", None),
        ("zone--b", "zone--a"),
    }


def test_the_legend_tells_of_what_is_shown_and_of_nothing_else() -> None:
    lone = Architecture("one", "One", hops=(Hop("app", "App", "container"),))

    assert diagram(lone).legend == (Meaning("kind-container", "Container"),)
    assert [row.kind for row in diagram(storage()).legend] == [
        "zone-internet",
        "zone-cloud",
        "zone-vpc",
        "zone-load_balancing",
        "zone-task",
        "kind-client",
        "kind-gateway",
        "kind-authorizer",
        "kind-vpc_link",
        "kind-load_balancer",
        "kind-target_group",
        "kind-container",
        "edge-entry",
        "edge-forward",
        "edge-asks",
    ]


@pytest.mark.parametrize("choice", [{"detail": "all"}, {"direction": "RL"}, {"theme": "blue"}])
def test_a_view_that_nothing_can_draw_is_refused(choice: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is one of"):
        View(**choice)


@given(architectures(), st.sampled_from(["ports", "hops", "zones"]))
def test_ids_are_unique_and_edges_end_at_parts(architecture: Architecture, detail: str) -> None:
    shown = diagram(architecture, View(detail=detail))
    ids = list(shown.ids())

    assert len(ids) == len(set(ids))
    assert {end for edge in shown.edges for end in (edge.tail, edge.head)} <= set(ids)
    assert {card.zone for card in shown.cards} <= {None, *ids}


@given(architectures())
def test_every_hop_and_port_is_in_the_picture(architecture: Architecture) -> None:
    ids = set(diagram(architecture).ids())

    assert {f"hop--{hop.slug}" for hop in architecture.hops} <= ids
    assert {
        f"port--{hop.slug}--{port.slug}" for hop in architecture.hops for port in hop.ports
    } <= ids
