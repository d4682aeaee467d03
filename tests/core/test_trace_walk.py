"""The walk itself: loops, closed and missing ports, and ways without number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Forward,
    Hop,
    Match,
    Port,
    PortRef,
    Rule,
)
from docs_app.core.steps import Outcome
from docs_app.core.trace.walk import VISITS_LIMIT
from tests.core.builders import forward, storage
from tests.core.tracing import at, changed, go, ruled, way

HTTP = (Port("http", 80, "HTTP"),)


def service(slug: str, *rules: Rule) -> Hop:
    return Hop(slug, slug.upper(), "service", ports=HTTP, rules=rules)


def group(slug: str, *targets: str) -> Hop:
    rules = tuple(forward(f"to-{n}", to) for n, to in enumerate(targets))
    return Hop(slug, slug.upper(), "target_group", rules=rules)


def site(*hops: Hop) -> Architecture:
    """Return an architecture whose entry point http://in.example leads to its first hop."""
    entry = EntryPoint("in", "In", "in.example", PortRef(hops[0].slug, "http"), scheme="http")
    return Architecture("site", "Site", hops=hops, entry_points=(entry,))


def test_rules_that_lead_round_in_a_circle_end_with_the_circle_written_out() -> None:
    """A -> B -> C -> B."""
    value = site(
        service("a", forward("on", "b/http")),
        service("b", forward("on", "c/http")),
        service("c", forward("on", "b/http")),
    )

    found = go(value, "http://in.example/x")

    assert way(found) == ["a/http", "b/http", "c/http", "b/http"]
    assert found.steps[-1].codes == ("WALK_LOOP",)
    assert found.outcome == Outcome(
        "rejected",
        None,
        "WALK_LOOP",
        message="it goes round in a circle: B:80 /x -> C:80 /x -> B:80 /x",
        seconds=None,
    )


def test_a_hop_may_be_passed_twice_with_another_path() -> None:
    value = site(
        service(
            "a",
            forward("in", "b/http", path="/x", rewrite="/y"),
            forward("out", "c/http", path="/y"),
        ),
        service("b", forward("back", "a/http")),
        service("c"),
    )

    found = go(value, "http://in.example/x")

    assert way(found) == ["a/http", "b/http", "a/http", "c/http"]
    assert found.outcome.kind == "delivered"


def test_a_circle_that_makes_the_path_longer_each_time_ends_too() -> None:
    value = site(
        service("a", forward("on", "b/http", path="/{p+}", rewrite="/{p}/more")),
        service("b", forward("on", "a/http")),
    )

    outcome = go(value, "http://in.example/x").outcome

    assert (outcome.kind, outcome.code) == ("rejected", "WALK_LOOP")
    assert outcome.message == (
        "it comes back to A:80 /x/more/more/more/more/more/more/more/more for the 9th time, each"
        " time with another path"
    )


def test_a_path_that_doubles_at_every_hop_is_given_up() -> None:
    hops = [
        service(f"s{n}", forward("on", f"s{n + 1}/http", path="/{p+}", rewrite="/{p}/{p}"))
        for n in range(40)
    ]

    outcome = go(site(*hops, service("s40")), "http://in.example/x").outcome

    assert (outcome.kind, outcome.code) == ("undetermined", "WALK_TOO_LONG")


def test_ways_that_part_and_meet_again_cost_no_more_than_the_places() -> None:
    """Forty groups of two services each: 2**40 ways, 120 places."""
    hops: list[Hop] = [service("first", forward("on", "g0"))]
    for n in range(40):
        hops.append(group(f"g{n}", f"a{n}/http", f"b{n}/http"))
        hops += [service(f"{side}{n}", forward("on", f"g{n + 1}")) for side in "ab"]
    hops += [group("g40", "end/http"), service("end")]

    found = go(site(*hops), "http://in.example/x")

    assert found.outcome.hop == "end"
    assert len(found.steps) == 1 + 40 * 2 + 2


def test_ways_without_number_are_given_up() -> None:
    hops: list[Hop] = [service("first", forward("on", "g0"))]
    for n in range(20):
        hops.append(group(f"g{n}", f"a{n}/http", f"b{n}/http"))
        hops += [
            service(
                f"{side}{n}",
                forward("on", f"g{n + 1}", path="/{p+}", rewrite=f"/{side}/{{p}}"),
            )
            for side in "ab"
        ]
    hops += [group("g20", "end/http"), service("end")]

    outcome = go(site(*hops), "http://in.example/x").outcome

    assert outcome.kind == "ambiguous"
    assert {each.code for each in outcome.outcomes} == {"APP_ANSWERED", "WALK_TOO_LONG"}


def test_a_chain_deeper_than_any_stack_is_walked_to_its_end() -> None:
    length = VISITS_LIMIT - 1
    hops = [service(f"s{n}", forward("on", f"s{n + 1}/http")) for n in range(length)]

    found = go(site(*hops, service(f"s{length}")), "http://in.example/x")

    assert (found.outcome.kind, len(found.steps)) == ("delivered", length + 1)


@pytest.mark.parametrize(
    ("to", "message", "last"),
    [
        (
            Destination("bags-nginx", "gone"),
            "a rule forwards to nginx:gone of ECS task, bags API, a port it does not have",
            "bags-nginx",
        ),
        (
            Destination("bags-nginx"),
            "a rule forwards to nginx of ECS task, bags API and names no port there",
            "bags-nginx",
        ),
        (
            Destination("nobody", "http"),
            "a rule forwards to nobody:http, which is not documented",
            "bags",
        ),
    ],
)
def test_where_nothing_listens_nobody_answers(to: Destination, message: str, last: str) -> None:
    found = go(ruled(storage(), "bags", Rule("targets", Forward(to))))

    assert found.steps[-1].hop == last
    assert found.outcome == Outcome(
        "rejected", None, "WALK_NOTHING_LISTENS", message=message, seconds=None
    )


def test_a_port_that_is_not_open_to_the_sender_is_not_entered() -> None:
    closed = replace(storage().hops[1].ports[0], open_from="vpc")

    found = go(changed(storage(), "gateway", ports=(closed,)))

    assert at(found, "gateway").codes == (
        "ENTRY_BASE_PATH",
        "ENTRY_STAGE_FROM_PATH",
        "WALK_NOT_OPEN",
    )
    assert found.outcome == Outcome(
        "rejected",
        None,
        "WALK_NOT_OPEN",
        message="Storage API:443 is open from within Private VPC only, not from Internet",
        seconds=None,
    )


def test_a_service_that_no_rule_of_its_own_fits_is_not_known_well_enough() -> None:
    rule = Rule("only", Forward(Destination("b", "http")), Match(path="/other"))

    found = go(site(service("a", rule), service("b")), "http://in.example/x")

    assert (found.outcome.kind, found.outcome.code) == ("undetermined", "WALK_NO_RULE")
    assert found.steps[-1].codes == ("WALK_NO_RULE",)


def test_an_entry_point_that_leads_nowhere_leads_to_nobody() -> None:
    value = replace(site(service("a")), hops=())

    found = go(value, "http://in.example/x")

    assert (found.entry_point, found.steps) == ("in", ())
    assert found.outcome.message == "a rule forwards to a:http, which is not documented"
