from dataclasses import replace
from datetime import date

import pytest

from docs_app.core.architecture import (
    Architecture,
    EntryPoint,
    Hop,
    Match,
    Port,
    PortRef,
    Respond,
    Zone,
)
from docs_app.core.comparison import Clause, Opening, compare
from docs_app.core.diff import Change, apply
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without

TODAY = date(2026, 11, 22)
NLB = "api-nlb:65534"
APP = "bags_api:9001"


def told(before: Architecture, after: Architecture) -> tuple[list[str], list[str]]:
    """Return what became more open, and what less, in sentences with their kinds."""
    reach = compare(before, after, TODAY).reach
    return (
        [f"{each.kind}: {each.came}" for each in reach.wider],
        [f"{each.kind}: {each.went}" for each in reach.narrower],
    )


def scoped(*scopes: str) -> Architecture:
    return edited(storage(), "rule:gateway/bags", scopes=scopes)


HEALTH = forward("health", "nlb/bags", path="/health")

CASES = {
    "a port opened to the internet": (
        storage(),
        edited(storage(), "port:nlb/bags", open_from=None),
        f"internet: {NLB} is open from the internet; it was open from within Private VPC only.",
        f"internet: {NLB} is open from within Private VPC only; it was open from the internet.",
    ),
    "a port opened to the zone that is the internet": (
        storage(),
        edited(storage(), "port:nlb/bags", open_from="internet"),
        f"internet: {NLB} is open from the internet; it was open from within Private VPC only.",
        f"internet: {NLB} is open from within Private VPC only; it was open from the internet.",
    ),
    "a port opened to a zone around": (
        storage(),
        edited(storage(), "port:bags-app/http", open_from="vpc"),
        f"zone: {APP} is open from within Private VPC; "
        "it was open from within ECS task, bags API only.",
        f"zone: {APP} is open from within ECS task, bags API only; "
        "it was open from within Private VPC.",
    ),
    "a port opened to a zone around, with another number": (
        storage(),
        edited(storage(), "port:bags-app/http", open_from="vpc", number=9002),
        "zone: bags_api:9002 is open from within Private VPC; "
        "it was open from within ECS task, bags API only.",
        f"zone: {APP} is open from within ECS task, bags API only; "
        "it was open from within Private VPC.",
    ),
    "a port newly listened on from the internet": (
        storage(),
        added(storage(), "port:nlb/bags", Port("web", 8080, "HTTP")),
        "listens: api-nlb:8080 listens, open from the internet; it did not.",
        "listens: api-nlb:8080 does not listen there; it did, open from the internet.",
    ),
    "a rule that lost its authorizer": (
        storage(),
        edited(storage(), "rule:gateway/bags", authorizer=None),
        "authorizer: Rule bags on Storage API takes any method, path /bags from the internet and "
        "asks nobody who calls; it asked Cognito about a token.",
        "authorizer: Rule bags on Storage API asks Cognito about a token; "
        "it took any method, path /bags from the internet and asked nobody who calls.",
    ),
    "a rule put for one that asked, under another name": (
        storage(),
        replace(
            without(storage(), "rule:gateway/bags"),
            hops=added(
                without(storage(), "rule:gateway/bags"),
                "rule:gateway/bags-below",
                forward("boxes", "nlb/bags", path="/bags", port="https", via="link"),
            ).hops,
        ),
        "authorizer: Rule boxes on Storage API takes any method, path /bags from the internet and "
        "asks nobody who calls; it asked Cognito about a token.",
        None,
    ),
    "a new rule that asks nobody": (
        storage(),
        added(storage(), "rule:gateway/bags", HEALTH),
        "unasked: Rule health on Storage API takes any method, path /health from the internet and "
        "asks nobody who calls; it was not there.",
        "unasked: Rule health on Storage API is not there; "
        "it took any method, path /health from the internet and asked nobody who calls.",
    ),
    "a rule that answered by itself": (
        added(storage(), "rule:gateway/bags", replace(HEALTH, action=Respond(404))),
        added(storage(), "rule:gateway/bags", HEALTH),
        "unasked: Rule health on Storage API takes any method, path /health from the internet and "
        "asks nobody who calls; it answered by itself.",
        None,
    ),
    "a rule that needs no scope any more": (
        scoped("read"),
        scoped(),
        "scopes: Rule bags on Storage API takes any token from Cognito; "
        "it took a token for read from Cognito only.",
        "scopes: Rule bags on Storage API takes a token for read from Cognito only; "
        "it took any token from Cognito.",
    ),
    "a rule that is content with another scope": (
        scoped("write"),
        scoped("read", "write"),
        "scopes: Rule bags on Storage API takes a token for read or write from Cognito only; "
        "it took a token for write from Cognito only.",
        None,
    ),
    "a public address more": (
        storage(),
        added(
            storage(),
            "entry:domain",
            EntryPoint("new", "New", "new.example.org", PortRef("gateway", "https")),
        ),
        "address: https://new.example.org/ leads to Storage API:443; it led nowhere.",
        "address: https://new.example.org/ leads nowhere; it led to Storage API:443.",
    ),
}


@pytest.mark.parametrize(("before", "after", "wider", "narrower"), CASES.values(), ids=list(CASES))
def test_what_became_more_open_is_less_open_the_other_way_round(
    before: Architecture, after: Architecture, wider: str, narrower: str | None
) -> None:
    assert told(before, after) == ([wider], [])
    shut, opened = told(after, before)
    assert (shut, len(opened)) == ([], 1)
    if narrower is not None:
        assert opened == [narrower]


def test_an_opening_is_told_whole() -> None:
    reach = compare(storage(), edited(storage(), "port:nlb/bags", open_from=None), TODAY).reach
    assert reach.wider == (
        Opening(
            "internet",
            "port:nlb/bags",
            NLB,
            Clause("is open from the internet", "was open from the internet"),
            Clause("is open from within Private VPC only", "was open from within Private VPC only"),
            NLB,
        ),
    )
    assert reach.narrower == ()


def test_a_zone_that_moved_into_the_one_a_port_is_open_to_can_reach_it() -> None:
    outside = added(storage(), "zone:vpc", Zone("partner", "Partner", "vpc"))
    inside = edited(outside, "zone:partner", parent="vpc")
    wider, narrower = told(outside, inside)
    assert narrower == []
    assert wider[0] == (f"zone: {NLB} is open from Partner too, within Private VPC; it was not.")
    assert len(wider) == 4  # both listeners, and nginx of both tasks
    assert told(inside, outside)[1][0] == (
        f"zone: {NLB} is closed to Partner; it was open from Partner too."
    )


def test_a_port_that_is_open_to_another_zone_is_both_more_open_and_less() -> None:
    other = added(storage(), "zone:vpc", Zone("partner", "Partner", "vpc"))
    wider, narrower = told(other, edited(other, "port:nlb/bags", open_from="partner"))
    assert wider == [
        f"zone: {NLB} is open from within Partner; it was open from within Private VPC only."
    ]
    assert narrower == [
        f"zone: {NLB} is open from within Partner only; it was open from within Private VPC."
    ]


def test_a_rule_that_asks_nobody_and_takes_other_requests_is_both_too() -> None:
    other = replace(HEALTH, match=Match(methods=("GET",), host="a.example.org"))
    before = added(storage(), "rule:gateway/bags", HEALTH)
    wider, narrower = told(before, added(storage(), "rule:gateway/bags", other))
    assert wider == [
        "unasked: Rule health on Storage API takes GET, host a.example.org from the internet and "
        "asks nobody who calls; it took any method, path /health only."
    ]
    assert narrower == [
        "unasked: Rule health on Storage API takes GET, host a.example.org only; "
        "it took any method, path /health from the internet and asked nobody who calls."
    ]


def test_the_loudest_comes_first() -> None:
    after = added(storage(), "rule:gateway/bags", HEALTH)
    after = edited(after, "port:bags-app/http", open_from="vpc")
    after = edited(after, "rule:gateway/ingests", authorizer=None)
    after = added(after, "port:nlb/bags", Port("web", 8080, "HTTP"))
    after = edited(after, "port:nlb/bags", open_from=None)
    assert [sentence.partition(":")[0] for sentence in told(storage(), after)[0]] == [
        "internet",
        "authorizer",
        "unasked",
        "listens",
        "zone",
    ]


def test_a_new_hop_that_the_internet_reaches_is_told() -> None:
    hop = Hop("web", "Web", "service", "aws", ports=(Port("http", 80, "HTTP"),))
    assert told(storage(), added(storage(), "hop:nlb", hop)) == (
        ["listens: Web:80 listens, open from the internet; it did not."],
        [],
    )


def test_another_number_on_the_internet_is_a_port_more_and_a_port_less() -> None:
    assert told(storage(), edited(storage(), "port:gateway/https", number=8443)) == (
        ["listens: Storage API:8443 listens, open from the internet; it did not."],
        ["listens: Storage API:443 does not listen there; it did, open from the internet."],
    )


RENAMED = apply(
    [
        Change("renamed", "zone:net", "slug", "vpc", "net"),
        Change("renamed", "hop:front", "slug", "nlb", "front"),
    ],
    storage(),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (storage(), RENAMED),
        (storage(), edited(storage(), "port:gateway/https", slug="tls", protocol="TLS")),
        (storage(), edited(storage(), "zone:vpc", name="Another name")),
        (storage(), added(storage(), "zone:vpc", Zone("new", "New", "group", parent="vpc"))),
        (added(storage(), "zone:vpc", Zone("old", "Old", "vpc", parent="vpc")), storage()),
        (storage(), added(storage(), "port:nlb/bags", Port("new", 8080, "TCP", "vpc"))),
        (storage(), edited(storage(), "port:nlb/bags", number=65000)),
        (
            edited(storage(), "port:nlb/bags", open_from=None),
            edited(storage(), "port:nlb/bags", open_from="internet"),
        ),
        (
            storage(),
            added(
                storage(),
                "rule:gateway/bags",
                forward("browsers", "nlb/bags", path="/bags", methods=("OPTIONS",)),
            ),
        ),
        (storage(), edited(storage(), "rule:gateway/bags", prose="Why.", name="Bags")),
        (storage(), edited(storage(), "entry:domain", name="Another name")),
        (storage(), edited(storage(), "rule:gateway/bags", scopes=())),
    ],
    ids=[
        "another slug of hop and zone",
        "another slug and protocol of a port",
        "another name of a zone",
        "a new zone inside the one that a port is open to",
        "a zone that is gone",
        "a new port that is closed to the internet",
        "another number of a port that is closed to the internet",
        "the internet by the zone's name",
        "a rule for browsers that ask before",
        "what a rule is called",
        "what an address is called",
        "scopes that were not recorded",
    ],
)
def test_what_opens_nothing_is_left_alone(before: Architecture, after: Architecture) -> None:
    assert told(before, after) == ([], [])


def test_what_became_more_open_is_found_on_a_renamed_hop() -> None:
    before = added(storage(), "zone:vpc", Zone("partner", "Partner", "vpc"))
    renamed = apply([Change("renamed", "hop:front", "slug", "nlb", "front")], before)
    moved = edited(renamed, "zone:partner", parent="vpc")
    comparison = compare(before, moved, TODAY)
    [first, *_] = comparison.reach.wider
    assert (first.subject, comparison.sides.was(first.subject)) == (
        "port:front/bags",
        "port:nlb/bags",
    )
