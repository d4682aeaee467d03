import pytest
from hypothesis import given

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    PortRef,
    Respond,
    Zone,
)
from docs_app.core.diff import Change, describe, diff
from tests.core.builders import storage
from tests.core.edits import added, edited, without
from tests.core.strategies import architectures


def told(after: Architecture) -> list[str]:
    """Return what is told of the changes from the storage service."""
    return [describe(change, after) for change in diff(storage(), after)]


def test_a_change_is_told_with_the_new_value_and_the_old() -> None:
    before = edited(storage(), "port:nlb/ingests", number=65536)
    (change,) = diff(before, storage())
    assert describe(change, storage()) == "Port ingests on api-nlb: number 65535, was 65536"
    assert describe(change) == "Port ingests on nlb: number 65535, was 65536"


@pytest.mark.parametrize(
    ("subject", "fields", "sentence"),
    [
        (
            "port:nlb/bags",
            {"open_from": None},
            "Port bags on api-nlb: open from the internet, was Private VPC",
        ),
        (
            "zone:bags-task",
            {"replicas": 2},
            "Zone ECS task, bags API: replicas 2, was not recorded",
        ),
        (
            "hop:bags-nginx",
            {"settings": (("software", "nginx"),)},
            "Hop nginx of ECS task, bags API: CORS not recorded, was on",
        ),
        (
            "hop:gateway",
            {"settings": (("stages", (("v1", ()), ("v2", (("a", 1),)))),)},
            "Hop Storage API: stages v1, v2 a 1, was v1",
        ),
        (
            "hop:items",
            {"health_check": HealthCheck(path="/health")},
            "Hop items: health check path /health, was not recorded",
        ),
        ("hop:items", {"health_check": None}, "Hop items: health check none, was documented"),
        (
            "rule:nlb/bags",
            {"action": Forward(Destination("items"))},
            "Rule bags on api-nlb forwards to the items target group, was the bags target group",
        ),
        (
            "rule:nlb/bags",
            {"action": Respond()},
            "Rule bags on api-nlb: now answer with a status not recorded, "
            "was forward to the bags target group",
        ),
        (
            "rule:items/targets",
            {"action": Forward(Destination("bags-nginx", "http"))},
            "Rule targets on items forwards to nginx:9000 of ECS task, bags API, "
            "was nginx:9000 of ECS task, ingests API",
        ),
        (
            "rule:gateway/bags",
            {"action": Forward(Destination("nlb", "bags"))},
            "Rule bags on Storage API: link none, was api_vpc_link",
        ),
        (
            "rule:gateway/bags",
            {"authorizer": None},
            "Rule bags on Storage API: authorizer none, was Cognito",
        ),
        (
            "rule:nlb/bags",
            {"match": Match("ingests")},
            "Rule bags on api-nlb: port ingests (65535), was bags (65534)",
        ),
        (
            "entry:domain",
            {"to": PortRef("nlb", "bags")},
            "Entry point domain leads to api-nlb:65534, was Storage API:443",
        ),
        (
            "hop:gateway",
            {"settings": (("integration_timeout", 40), ("stages", (("v1", ()),)))},
            "Hop Storage API: integration timeout 40 s, was not recorded",
        ),
        (
            "rule:gateway/bags",
            {"match": Match("https", ("GET", "HEAD"), path="/bags")},
            "Rule bags on Storage API: methods GET, HEAD, was any",
        ),
        (
            "rule:gateway/bags",
            {"scopes": ()},
            "Rule bags on Storage API: scopes none, was not recorded",
        ),
        (
            "entry:domain",
            {"stage": "v1"},
            "Entry point domain: stage v1, was from the path",
        ),
        (
            "route:bags",
            {"prose": "One line.\n\nAnother.\n"},
            "Route Bags: prose 3 lines, was none",
        ),
        ("architecture", {"environment": "staging"}, "Architecture: environment staging, was none"),
    ],
)
def test_what_changed_is_told_in_words(
    subject: str, fields: dict[str, object], sentence: str
) -> None:
    value = storage()
    if subject == "architecture":
        value = Architecture(**{**_fields(value), **fields})  # type: ignore[arg-type]
    else:
        value = edited(value, subject, **fields)
    assert told(value) == [sentence]


def _fields(value: Architecture) -> dict[str, object]:
    return {name: getattr(value, name) for name in Architecture.__dataclass_fields__}


def test_a_text_that_was_rewritten_at_the_same_length_is_told_as_such() -> None:
    one = edited(storage(), "page:overview", body="a\nb\n")
    (change,) = diff(one, edited(storage(), "page:overview", body="c\nd\n"))
    assert describe(change) == "Page overview: body rewritten, 2 lines"


def test_what_is_new_gone_moved_or_renamed_is_told() -> None:
    page = Page("ports/who", "Who")
    assert told(added(storage(), "page:overview", page)) == ["Page ports/who added"]
    assert told(without(storage(), "rule:nlb/bags")) == ["Rule bags on api-nlb removed"]
    nlb = next(hop for hop in storage().hops if hop.slug == "nlb")
    assert told(edited(storage(), "hop:nlb", ports=nlb.ports[::-1])) == [
        "Port ingests on api-nlb: now first, was after bags"
    ]
    assert told(edited(storage(), "route:bags", slug="holdings")) == [
        "Route Bags: slug holdings, was bags"
    ]


def test_what_is_no_longer_there_is_told_by_its_slug_or_by_the_name_that_it_had() -> None:
    change = Change("removed", "hop:old", before=Hop("old", "Old", "service"))
    before = added(storage(), "hop:nlb", change.before)
    assert describe(change, storage()) == "Hop old removed"
    assert describe(change, storage(), before) == "Hop Old removed"


def test_two_things_of_one_name_are_told_by_their_slugs() -> None:
    twin = Zone("other-vpc", "Private VPC", "vpc")
    before = added(storage(), "zone:vpc", twin)
    after = edited(before, "port:nlb/bags", open_from="other-vpc")
    (change,) = diff(before, after)
    assert describe(change, after) == "Port bags on api-nlb: open from other-vpc, was vpc"


@given(architectures(), architectures())
def test_any_change_is_told_on_one_line(before: Architecture, after: Architecture) -> None:
    for change in diff(before, after):
        sentence = describe(change, after)
        assert sentence == sentence.strip()
        assert "\n" not in sentence
