"""A picture in words says what the picture shows."""

from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View, diagram
from docs_app.core.outline import OutlineEdge, OutlinePart, outline
from tests.core.builders import storage
from tests.core.strategies import architectures


def test_parts_stand_below_the_zone_that_holds_them() -> None:
    said = outline(diagram(storage()))

    assert [(part.depth, part.id) for part in said.parts[:12]] == [
        (0, "zone--internet"),
        (1, "hop--client"),
        (0, "zone--aws"),
        (1, "hop--gateway"),
        (2, "port--gateway--https"),
        (1, "hop--cognito"),
        (2, "port--cognito--https"),
        (1, "zone--vpc"),
        (2, "hop--link"),
        (2, "zone--balancing"),
        (3, "hop--nlb"),
        (4, "port--nlb--bags"),
    ]


def test_an_edge_names_its_ends_and_leads_to_them() -> None:
    said = outline(diagram(storage(), View("bags")))

    assert said.edges[3] == OutlineEdge(
        id="edge--link---nlb--bags",
        kind="forward",
        tail="api_vpc_link",
        head="api-nlb :65534 TCP · bags",
        label="/bags and below",
        title="api_vpc_link forwards to api-nlb port 65534: /bags and below",
        href="/storage/hops/gateway/",
        tail_href="/storage/hops/link/",
        head_href="/storage/hops/nlb/#port--bags",
        state="strong",
    )


def test_the_steps_are_in_their_order() -> None:
    said = outline(diagram(storage(), View("bags", step=2)))

    assert [(number, part.name, part.state) for number, part in said.steps[:3]] == [
        (1, "API user", "strong"),
        (2, "Storage API", "current"),
        (3, "Cognito", "strong"),
    ]


def test_a_stop_is_a_part_like_any_other() -> None:
    said = outline(diagram(storage(), View("bags", "anonymous")))
    stop = next(part for part in said.parts if part.id == "stop")

    assert stop == OutlinePart(
        "stop",
        "stop",
        "Stopped here, status 401",
        stop.title,
        "/storage/hops/gateway/",
        1,
        "strong",
    )


@given(architectures(), st.sampled_from(["ports", "hops", "zones"]))
def test_it_has_exactly_the_parts_of_the_diagram(architecture: Architecture, detail: str) -> None:
    for route in (None, *(route.slug for route in architecture.routes)):
        shown = diagram(architecture, View(route, detail=detail))
        said = outline(shown)

        assert sorted(row.id for row in (*said.parts, *said.edges)) == sorted(shown.ids())
