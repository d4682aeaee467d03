"""The way of a request, marked on the whole picture."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Request
from docs_app.core.diagram import Diagram, Edge, Stop, View, diagram
from docs_app.core.steps import Missing, Outcome, Step, Trace
from tests.core.builders import storage
from tests.core.strategies import architectures


def with_state(shown: Diagram, *states: str) -> list[str]:
    cards = [card.id for card in shown.cards if card.state in states]
    edges = [edge.id for edge in shown.edges if edge.state in states]
    return cards + edges


def ended(outcome: Outcome, *steps: Step) -> Trace:
    return Trace(Request("GET", "https://api.example.org/x"), "domain", steps, outcome)


def test_a_route_follows_its_first_example() -> None:
    shown = diagram(storage(), View("bags"))

    assert with_state(shown, "strong") == [
        "hop--client",
        "hop--gateway",
        "hop--cognito",
        "hop--link",
        "hop--nlb",
        "hop--bags",
        "hop--bags-nginx",
        "hop--bags-app",
        "edge--client---gateway--https",
        "asks--gateway--https---cognito--https",
        "edge--gateway--https---link",
        "edge--link---nlb--bags",
        "edge--nlb--bags---bags",
        "edge--bags---bags-nginx--http",
        "edge--bags-nginx--http---bags-app--http",
    ]
    assert with_state(shown, "dim") == [
        "hop--items",
        "hop--ingests-nginx",
        "hop--ingests-app",
        "edge--link---nlb--ingests",
        "edge--nlb--ingests---items",
        "edge--items---ingests-nginx--http",
        "edge--ingests-nginx--http---ingests-app--http",
    ]
    assert shown.stop is None


def test_hops_on_the_way_are_numbered_as_its_steps_are() -> None:
    shown = diagram(storage(), View("bags"))

    assert {card.id: card.numbers for card in shown.cards if card.numbers} == {
        "hop--client": (1,),
        "hop--gateway": (2,),
        "hop--cognito": (3,),
        "hop--link": (4,),
        "hop--nlb": (5,),
        "hop--bags": (6,),
        "hop--bags-nginx": (7,),
        "hop--bags-app": (8,),
    }


def test_ports_and_zones_that_are_not_passed_are_dimmed() -> None:
    shown = diagram(storage(), View("bags"))

    assert [pill.state for card in shown.cards for pill in card.pills] == [
        "strong",
        "strong",
        "strong",
        "dim",
        "strong",
        "strong",
        "dim",
        "dim",
    ]
    assert [box.state for box in shown.boxes] == ["strong"] * 5 + ["dim"]


def test_of_a_merged_edge_only_what_was_used_stands_out() -> None:
    edge = diagram(storage(), View("bags")).edges[0]

    assert [(line.text, line.state) for line in edge.lines] == [
        ("Invoke URL", "dim"),
        ("Custom domain", "strong"),
    ]


def test_a_step_marks_its_hop_its_port_and_how_the_request_came_there() -> None:
    shown = diagram(storage(), View("bags", step=5))

    assert with_state(shown, "current") == ["hop--nlb", "edge--link---nlb--bags"]
    nlb = next(card for card in shown.cards if card.id == "hop--nlb")
    assert [(pill.id, pill.state) for pill in nlb.pills] == [
        ("port--nlb--bags", "current"),
        ("port--nlb--ingests", "dim"),
    ]


def test_a_step_at_an_authorizer_marks_the_question() -> None:
    shown = diagram(storage(), View("bags", step=3))

    assert with_state(shown, "current") == [
        "hop--cognito",
        "asks--gateway--https---cognito--https",
    ]


def test_a_step_that_there_is_not_marks_nothing() -> None:
    assert with_state(diagram(storage(), View("bags", step=99)), "current") == []


def test_a_rejected_request_ends_in_a_stop_beside_the_hop_that_rejected_it() -> None:
    shown = diagram(storage(), View("bags", "anonymous"))

    assert shown.stop is not None
    assert shown.stop == Stop(
        id="stop",
        lines=("Stopped here", "status 401"),
        title=shown.stop.title,
        href="/storage/hops/gateway/",
        zone="zone--aws",
    )
    assert shown.edges[-1] == Edge(
        id="stop--edge",
        kind="stop",
        tail="port--gateway--https",
        head="stop",
        lines=(),
        title=shown.stop.title,
        href="/storage/hops/gateway/",
        state="strong",
    )
    assert with_state(shown, "strong") == [
        "hop--client",
        "hop--gateway",
        "edge--client---gateway--https",
        "stop--edge",
    ]


def test_a_request_that_nobody_answers_says_so() -> None:
    outcome = Outcome("rejected", "nlb", "NLB_NO_LISTENER", None, "Packets are dropped.")

    shown = diagram(storage(), trace=ended(outcome, Step("nlb", "GET", "/x")))

    assert shown.stop is not None
    assert shown.stop.lines == ("Stopped here", "no answer comes")
    assert shown.stop.title == "Stopped here: Packets are dropped."


def test_a_missing_fact_and_several_outcomes_are_stops_of_their_own() -> None:
    missing = Outcome("undetermined", "nlb", missing=(Missing("nlb", "cross-zone"),))
    several = Outcome("ambiguous", "nlb", outcomes=(missing, missing))

    assert [
        stop.lines
        for outcome in (missing, several)
        if (stop := diagram(storage(), trace=ended(outcome, Step("nlb", "GET", "/x"))).stop)
    ] == [("Not recorded", "cross-zone"), ("Several outcomes", "2 are possible")]


def test_a_request_that_reaches_no_hop_has_a_stop_by_itself() -> None:
    trace = replace(ended(Outcome("undetermined", None, "ENTRY_UNKNOWN_HOST")), entry_point=None)

    shown = diagram(storage(), trace=trace)

    assert shown.stop is not None
    assert shown.stop.zone is None
    assert [edge.id for edge in shown.edges if edge.kind == "stop"] == []


def test_a_link_that_the_steps_leave_out_is_on_the_way_all_the_same() -> None:
    trace = ended(
        Outcome("delivered", "nlb"),
        Step("gateway", "GET", "/bags", "https", "bags"),
        Step("nlb", "GET", "/bags", "bags"),
    )

    shown = diagram(storage(), trace=trace)

    assert [edge.id for edge in shown.edges if edge.state == "strong"] == [
        "edge--client---gateway--https",
        "edge--gateway--https---link",
        "edge--link---nlb--bags",
    ]


def test_the_way_is_told_in_words() -> None:
    shown = diagram(storage(), View("bags", "anonymous"))

    assert shown.title == "Storage: Bags"
    assert shown.way == "GET https://api.example.org/storage/v1/bags is rejected with status 401"
    assert shown.description == (
        "Storage: Bags: 11 hops in 6 zones, joined by 12 edges. Followed through it: "
        "GET https://api.example.org/storage/v1/bags is rejected with status 401."
    )


def test_a_route_without_examples_dims_nothing() -> None:
    routes = tuple(replace(route, examples=()) for route in storage().routes)

    assert with_state(diagram(replace(storage(), routes=routes), View("bags")), "dim") == []


@pytest.mark.parametrize("view", [View("nothing"), View("bags", "nothing")], ids=str)
def test_an_unknown_route_or_example_is_a_key_error(view: View) -> None:
    with pytest.raises(KeyError):
        diagram(storage(), view)


@given(architectures(), st.sampled_from(["ports", "hops", "zones"]))
def test_nothing_is_ever_removed_from_a_route_s_picture(
    architecture: Architecture, detail: str
) -> None:
    whole = list(diagram(architecture, View(detail=detail)).ids())
    for route in architecture.routes:
        ids = diagram(architecture, View(route.slug, detail=detail)).ids()

        assert [part for part in ids if not part.startswith("stop")] == whole
