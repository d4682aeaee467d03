"""The picture of zones, which even the largest architecture has."""

from dataclasses import replace

from hypothesis import given

from docs_app.core.architecture import Architecture, Hop, Port, Zone
from docs_app.core.diagram import Box, Card, View, diagram
from docs_app.core.diagram.overview import CARDS_MAX
from tests.core.builders import forward, storage
from tests.core.strategies import architectures

ZONES = View(detail="zones")


def crowd(tasks: int, zones: tuple[Zone, ...] = (), parent: str | None = None) -> Architecture:
    """Return so many tasks of two hops in a row.

    gateway -> task-0: nginx -> app, task-1: nginx -> app ...
    """
    places = tuple(Zone(f"task-{n}", f"Task {n}", "task", parent) for n in range(tasks))
    ports = (Port("http", 80, "HTTP"),)
    hops = [Hop("gateway", "Gateway", "gateway", ports=ports, rules=())]
    for n in range(tasks):
        rules = (forward("app", f"app-{n}/http"),)
        hops += [
            Hop(f"nginx-{n}", "nginx", "container", f"task-{n}", ports=ports, rules=rules),
            Hop(f"app-{n}", "app", "container", f"task-{n}", ports=ports),
        ]
    rules = tuple(forward(f"r{n}", f"nginx-{n}/http", path=f"/{n}") for n in range(tasks))
    hops[0] = replace(hops[0], rules=rules)
    return Architecture("crowd", "Crowd", zones=(*zones, *places), hops=tuple(hops))


def test_zones_are_cards_that_count_what_they_hold() -> None:
    shown = diagram(storage(), ZONES)

    assert [(box.id, box.parent) for box in shown.boxes] == [
        ("zone--aws", None),
        ("zone--vpc", "zone--aws"),
    ]
    assert [(card.id, card.zone, card.heading, card.name) for card in shown.cards] == [
        ("zone--internet", None, "Internet", ("Internet", "1 hop, 0 ports")),
        ("inside--aws", "zone--aws", "Cloud account", ("directly inside", "2 hops, 2 ports")),
        ("inside--vpc", "zone--vpc", "Private network", ("directly inside", "1 hop, 0 ports")),
        ("zone--balancing", "zone--vpc", "Load balancing", ("Load balancing", "3 hops, 2 ports")),
        (
            "zone--bags-task",
            "zone--vpc",
            "Task",
            ("ECS task, bags API \u00d7 n", "2 hops, 2 ports"),
        ),
        (
            "zone--ingests-task",
            "zone--vpc",
            "Task",
            ("ECS task, ingests API \u00d7 n", "2 hops, 2 ports"),
        ),
    ]


def test_an_edge_counts_the_rules_between_two_zones() -> None:
    shown = diagram(storage(), ZONES)

    assert [(edge.tail, edge.head, [line.text for line in edge.lines]) for edge in shown.edges] == [
        ("zone--internet", "inside--aws", ["2 addresses"]),
        ("inside--aws", "inside--vpc", ["4 rules"]),
        ("inside--vpc", "zone--balancing", ["4 rules"]),
        ("zone--balancing", "zone--bags-task", ["1 rule"]),
        ("zone--balancing", "zone--ingests-task", ["1 rule"]),
    ]


def test_a_route_is_marked_on_the_zones_too() -> None:
    shown = diagram(storage(), View("bags", step=5, detail="zones"))

    assert [(card.id, card.state, card.numbers) for card in shown.cards] == [
        ("zone--internet", "strong", (1,)),
        ("inside--aws", "strong", (2, 3)),
        ("inside--vpc", "strong", (4,)),
        ("zone--balancing", "current", (5, 6)),
        ("zone--bags-task", "strong", (7, 8)),
        ("zone--ingests-task", "dim", ()),
    ]


def test_many_zones_of_a_kind_side_by_side_are_one_card() -> None:
    vpc = Zone("vpc", "VPC", "vpc")

    shown = diagram(crowd(13, (vpc,), "vpc"), ZONES)

    assert shown.boxes == (
        Box("zone--vpc", "vpc", "vpc", ("VPC",), "Zone VPC", "/crowd/zones/#zone--vpc"),
    )
    assert shown.cards == (
        Card(
            "nowhere",
            "service",
            "No zone",
            ("1 hop, 1 port",),
            "1 hop, 1 port",
            "/crowd/hops/",
        ),
        Card(
            "zones--vpc--task",
            "zone-task",
            "Task",
            ("13 zones", "26 hops, 26 ports"),
            "13 zones: 26 hops, 26 ports",
            "/crowd/zones/",
            zone="zone--vpc",
        ),
    )


def test_twelve_of_a_kind_are_still_drawn_one_by_one() -> None:
    assert len(diagram(crowd(12), ZONES).cards) == 13


def test_ten_thousand_hops_are_a_picture_of_few_cards() -> None:
    shown = diagram(crowd(5_000), ZONES)

    assert [card.name for card in shown.cards] == [
        ("1 hop, 1 port",),
        ("5000 zones", "10000 hops, 10000 ports"),
    ]
    assert [[line.text for line in edge.lines] for edge in shown.edges] == [["5000 rules"]]


def test_deep_zones_are_counted_on_what_holds_them() -> None:
    outer = tuple(Zone(f"g{n}", f"Group {n}", "group") for n in range(12))
    middle = tuple(
        Zone(f"g{n}-{m}", "Middle", "vpc", f"g{n}") for n in range(12) for m in range(12)
    )
    inner = tuple(Zone(f"{zone.slug}-in", "Inner", "cloud", zone.slug) for zone in middle)
    hops = tuple(Hop(f"h-{zone.slug}", "Hop", "service", zone.slug) for zone in (*middle, *inner))

    shown = diagram(Architecture("deep", "Deep", zones=(*outer, *middle, *inner), hops=hops), ZONES)

    assert len(shown.cards) == 144 <= CARDS_MAX
    assert shown.cards[0].name == ("Middle", "2 hops, 0 ports")


@given(architectures())
def test_every_hop_is_counted_once(architecture: Architecture) -> None:
    shown = diagram(architecture, ZONES)
    counts = [int(card.name[-1].split()[0]) for card in shown.cards]

    assert sum(counts) == len(architecture.hops)
