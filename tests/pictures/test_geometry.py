"""Nothing in a picture runs through anything else."""

import datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture
from docs_app.core.codec import from_yaml
from docs_app.core.diagram import Diagram, View
from docs_app.core.dot.circles import on_circles
from docs_app.pictures import Stamp, inline_svg
from tests.core.builders import storage
from tests.core.strategies import architectures
from tests.pictures.geometry import Box, Geometry, geometry_of

STAMP = Stamp("storage", 1, datetime.date(2026, 11, 22))
SHIPPED = Path("docs_app/examples/storage_service/architecture.yaml")

VIEWS = [
    View(detail=detail, direction=direction, route=route, step=step)
    for detail in ("ports", "hops", "zones")
    for direction in ("LR", "TB")
    for route, step in ((None, None), ("bags", None), ("ingests", 3))
]
REJECTED = [View("bags", "anonymous"), View("ingests", "anonymous", direction="TB")]


def shipped() -> Architecture:
    return from_yaml(SHIPPED.read_text(encoding="utf-8"))


def drawn(architecture: Architecture, view: View) -> tuple[Geometry, Diagram]:
    picture = inline_svg(architecture, view, STAMP)
    return geometry_of(picture.svg), picture.shown


def cards(shown: Diagram) -> dict[str, str]:
    """Return by the id of a card or of a pill the id of the card."""
    pills = {pill.id: card.id for card in shown.cards for pill in card.pills}
    return pills | {card.id: card.id for card in shown.cards}


def ends(shown: Diagram, edge: str) -> set[str]:
    """Return what an edge may touch: its two ends, and the cards around them."""
    owners = {pill.id: card.id for card in shown.cards for pill in card.pills}
    own = next(each for each in shown.edges if each.id == edge)
    return {own.tail, own.head, owners.get(own.tail, own.tail), owners.get(own.head, own.head)}


def crossings(found: Geometry, shown: Diagram) -> list[tuple[str, str]]:
    """Return what edges run through: (edge, the part or the text's part)."""
    solid = {**found.cards, **found.pills}
    words = [
        (part, box)
        for part, boxes in found.texts.items()
        if part not in found.pills
        for box in boxes
    ]
    crossed: set[tuple[str, str]] = set()
    for edge, points in found.edges.items():
        own = ends(shown, edge)
        crossed |= {
            (edge, part)
            for part, box in solid.items()
            if part not in own and any(box.holds(point) for point in points)
        }
        # An edge meets the card it is for; even there it may not run through the name.
        crossed |= {
            (edge, f"text of {part}") for part, box in words if any(box.holds(at) for at in points)
        }
    return sorted(crossed)


def overlaps(found: Geometry) -> list[tuple[str, str]]:
    """Return which texts stand on each other, and which labels of edges on hops or ports."""
    words = [
        (part, box)
        for texts in (found.texts, found.badges)
        for part, boxes in texts.items()
        for box in boxes
    ]
    solid = [*found.cards.items(), *found.pills.items()]
    labels = [(part, box) for part, box in words if part in found.edges]
    return [
        *((a, b) for (a, one), (b, two) in combinations(words, 2) if one.overlaps(two)),
        *((a, b) for a, label in labels for b, box in solid if label.overlaps(box)),
    ]


@pytest.mark.parametrize("view", [*VIEWS, *REJECTED], ids=str)
def test_no_edge_of_the_storage_service_runs_through_a_hop_a_port_or_a_text(view: View) -> None:
    found, shown = drawn(storage(), view)

    assert crossings(found, shown) == []


@pytest.mark.parametrize("view", [*VIEWS, *REJECTED], ids=str)
def test_no_text_of_the_storage_service_stands_on_another_or_on_a_hop(view: View) -> None:
    found, _ = drawn(storage(), view)

    assert overlaps(found) == []


@pytest.mark.parametrize("view", [*VIEWS, *REJECTED], ids=str)
def test_every_part_and_every_text_is_on_the_page(view: View) -> None:
    found, _ = drawn(storage(), view)
    boxes = [*found.zones.values(), *found.cards.values(), *found.pills.values()]
    texts = [box for boxes in found.texts.values() for box in boxes]
    points = [Box(x, y, x, y) for points in found.edges.values() for x, y in points]

    assert [box for box in (*boxes, *texts, *points) if not box.within(found.page)] == []


@pytest.mark.parametrize("view", [*VIEWS, *REJECTED], ids=str)
def test_every_text_of_a_hop_fits_into_it(view: View) -> None:
    found, _ = drawn(storage(), view)
    held = {**found.cards, **found.pills, **found.zones}

    assert [
        (part, box)
        for part, outer in held.items()
        for box in found.texts[part]
        if not box.within(outer)
    ] == []


def test_the_shipped_pictures_are_clear_too() -> None:
    architecture = shipped()
    for route in architecture.routes:
        for example in route.examples:
            found, shown = drawn(architecture, View(route.slug, example.slug))

            assert (route.slug, example.slug, crossings(found, shown)) == (
                route.slug,
                example.slug,
                [],
            )
            assert (route.slug, example.slug, overlaps(found)) == (route.slug, example.slug, [])


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_nothing_moves_when_a_route_or_a_step_of_it_is_shown(direction: str) -> None:
    whole, *others = (
        drawn(storage(), View(route, step=step, direction=direction))[0]
        for route, step in ((None, None), ("bags", None), ("bags", 3), ("ingests", 8))
    )

    for other in others:
        assert (other.zones, other.cards, other.pills) == (whole.zones, whole.cards, whole.pills)


def test_ports_stand_in_the_order_of_the_architecture() -> None:
    found, shown = drawn(storage(), View())
    ports = [pill.id for card in shown.cards for pill in card.pills if card.id == "hop--nlb"]

    assert sorted(ports, key=lambda part: found.pills[part].top) == ports


def test_an_authorizer_stands_above_who_asks_it() -> None:
    found, _ = drawn(storage(), View())

    assert found.cards["hop--cognito"].bottom < found.cards["hop--gateway"].top


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(architectures(), st.sampled_from(["LR", "TB"]))
def test_no_edge_that_goes_onward_runs_through_a_port_of_another(
    architecture: Architecture, direction: str
) -> None:
    """Of any architecture; on a circle dot turns edges around, and may lead them over a port."""
    found, shown = drawn(architecture, View(direction=direction))
    circles = on_circles((cards(shown)[edge.tail], cards(shown)[edge.head]) for edge in shown.edges)
    onward = {
        edge.id
        for edge in shown.edges
        if not {cards(shown)[edge.tail], cards(shown)[edge.head]} <= circles
    }

    assert [
        (edge, part)
        for edge, points in found.edges.items()
        for part, box in found.pills.items()
        if edge in onward and part not in ends(shown, edge)
        if any(box.holds(point, -1) for point in points)
    ] == []
