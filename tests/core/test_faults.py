"""Faults as values and texts, and which of them mean something where."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Port, Request
from docs_app.core.faults import (
    FAULT_KINDS,
    Fault,
    FaultKind,
    fault_sentence,
    faults_for,
    faults_on,
    misfit,
    parse_fault,
)
from docs_app.core.faults.kinds import LIMITS
from docs_app.core.trace import trace
from tests.core.builders import forward, storage
from tests.core.strategies import journeys
from tests.core.strategy_values import slugs
from tests.core.tracing import SITE, VALID, changed, go, ruled

ALL = """
certificate-missing:invoke-url certificate-missing:domain
invoke-url-disabled:gateway waf:gateway denied:gateway throttled:gateway
authorizer-down:cognito authorizer-rejects:cognito
client-unknown:cognito scope-refused:cognito flow-refused:cognito
link-down:link
idle:nlb
listener-missing:nlb/bags closed:nlb/bags listener-missing:nlb/ingests closed:nlb/ingests
zone-out:bags unhealthy:bags unhealthy:bags:1 draining:bags draining:bags:1
initial:bags initial:bags:1 gone:bags reset:bags
down:bags-nginx slow:bags-nginx:61 answers:bags-nginx:500 closed:bags-nginx/http
down:bags-app slow:bags-app:61 answers:bags-app:500
zone-out:items unhealthy:items draining:items initial:items gone:items reset:items
down:ingests-nginx slow:ingests-nginx:61 answers:ingests-nginx:500 closed:ingests-nginx/http
down:ingests-app slow:ingests-app:61 answers:ingests-app:500
exited:bags-task exited:bags-task:1 exited:ingests-task
"""
"""Of the storage service, where two copies of the bags API are recorded."""


@st.composite
def faults(draw: st.DrawFn) -> Fault:
    """Return a fault of any kind, on anything."""
    kind = draw(st.sampled_from(tuple(FAULT_KINDS.values())))
    subject = draw(slugs)
    if kind.on == "port":
        subject = f"{subject}/{draw(slugs)}"
    return Fault(kind.word, subject, draw(_values(kind)))


def _values(kind: FaultKind) -> st.SearchStrategy[int | str]:
    if kind.value == "name":
        return st.from_regex(r"[A-Za-z0-9_]{1,9}", fullmatch=True)
    if not kind.value:
        return st.just("")
    numbers = st.integers(*LIMITS[kind.value])
    return st.just("") | numbers if kind.value == "count" else numbers


@given(faults())
def test_a_fault_read_from_its_own_text_is_the_same_fault(fault: Fault) -> None:
    assert parse_fault(str(fault)) == fault


@given(st.text() | st.text(st.sampled_from("downslow:/-1a ")))
def test_any_text_is_a_fault_or_is_refused_in_a_sentence(text: str) -> None:
    told = ""
    try:
        fault = parse_fault(text)
    except ValueError as error:
        told = str(error)
    else:
        assert parse_fault(str(fault)) == fault
    assert told[-1:] in {"", ".", "?"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("authorizer-down:cognito", Fault("authorizer-down", "cognito")),
        ("listener-missing:nlb/ingests", Fault("listener-missing", "nlb/ingests")),
        ("unhealthy:items:2", Fault("unhealthy", "items", 2)),
        ("unhealthy:items:all", Fault("unhealthy", "items")),
        ("unhealthy:items", Fault("unhealthy", "items")),
        ("slow:ingests-app:040", Fault("slow", "ingests-app", 40)),
        (" answers:ingests-app:503 ", Fault("answers", "ingests-app", 503)),
        ("variable-missing:gateway:Root_1", Fault("variable-missing", "gateway", "Root_1")),
    ],
)
def test_faults_are_written_kind_subject_and_value(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "'' is no fault; write kind:subject, such as down:nginx, or kind:subject:value, such"
            " as slow:app:40.",
        ),
        ("link-dwon:x", "There is no fault 'link-dwon'; did you mean link-down:link?"),
        ("down", "'down' does not say what is meant; write down:nginx."),
        ("closed:nginx", "'closed:nginx' does not say what is meant; write closed:nginx/http."),
        ("down:nginx:2", "'down:nginx:2' says too much; write down:nginx."),
        (
            "slow:app",
            "'slow:app' ends in no number that will do: seconds, from 1 to 100,000,000, as in"
            " slow:app:40.",
        ),
        (
            "answers:app:99",
            "'answers:app:99' ends in no number that will do: a status, from 100 to 599, as in"
            " answers:app:503.",
        ),
        (
            "draining:items:-1",
            "'draining:items:-1' ends in no number that will do: how many, or all, from 1 to"
            " 10,000, as in draining:items:1.",
        ),
        (
            "variable-missing:gateway",
            "'variable-missing:gateway' does not name it; write variable-missing:gateway:root.",
        ),
    ],
)
def test_what_is_no_fault_is_refused_with_the_mend(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_fault(text)


def test_every_kind_has_an_example_that_reads_as_itself() -> None:
    assert [parse_fault(kind.example).kind for kind in FAULT_KINDS.values()] == list(FAULT_KINDS)


def test_all_single_faults_of_an_architecture_in_the_order_of_its_hops() -> None:
    value = replace(
        storage(),
        zones=tuple(
            replace(zone, replicas=2 if zone.slug == "bags-task" else zone.replicas)
            for zone in storage().zones
        ),
    )

    assert [str(choice.fault) for choice in faults_for(value)] == ALL.split()


def test_the_faults_on_a_way_are_those_of_what_it_passes_or_asks() -> None:
    refused = go(storage(), token=replace(VALID, state="none"))

    assert [str(choice.fault) for choice in faults_on(storage(), refused)] == [
        "certificate-missing:domain",
        "waf:gateway",
        "denied:gateway",
        "throttled:gateway",
    ]
    passed = {str(choice.fault) for choice in faults_on(storage(), go(storage(), "/ingests"))}
    assert {"listener-missing:nlb/ingests", "exited:ingests-task", "zone-out:bags"} <= passed
    assert not passed & {"listener-missing:nlb/bags", "gone:bags", "invoke-url-disabled:gateway"}


def test_where_ways_part_and_meet_again_the_faults_of_each_are_on_the_way() -> None:
    """bags -> bags-nginx or ingests-nginx -> bags-app: the steps show the first."""
    value = ruled(
        storage(), "bags", forward("a", "bags-nginx/http"), forward("b", "ingests-nginx/http")
    )
    value = ruled(value, "ingests-nginx", forward("app", "bags-app/http"))
    value = changed(value, "bags-app", ports=(Port("http", 9001, "HTTP", "vpc"),))
    plain = go(value)

    assert (plain.outcome.kind, plain.steps[-2].hop) == ("delivered", "bags-nginx")
    on_way = {str(choice.fault) for choice in faults_on(value, plain)}
    assert "down:ingests-nginx" in on_way
    assert trace(value, plain.request, (Fault("down", "ingests-nginx"),)).outcome != plain.outcome


@given(journeys())
def test_no_fault_that_is_not_on_the_way_changes_how_a_request_ends(
    pair: tuple[Architecture, Request],
) -> None:
    architecture, request = pair
    plain = trace(architecture, request)
    on_way = set(faults_on(architecture, plain))

    assert on_way <= set(faults_for(architecture))
    for choice in set(faults_for(architecture)) - on_way:
        assert trace(architecture, request, (choice.fault,)).outcome == plain.outcome


@given(journeys())
def test_every_choice_has_a_sentence_fits_and_can_be_written(
    pair: tuple[Architecture, Request],
) -> None:
    for choice in faults_for(pair[0]):
        assert choice.sentence == fault_sentence(pair[0], choice.fault)
        assert choice.sentence.endswith(".")
        assert misfit(pair[0], choice.fault) == ""
        assert parse_fault(str(choice.fault)) == choice.fault


def test_a_zone_is_out_of_target_groups_only() -> None:
    value = changed(storage(), "items", kind="service", settings=(), health_check=None)

    plain = go(value, "/ingests")
    assert {"nlb", "items"} <= {step.hop for step in plain.steps}
    assert trace(value, plain.request, (Fault("zone-out", "items"),)) == plain


@given(journeys(), st.lists(faults(), max_size=3))
def test_faults_on_what_is_not_there_change_nothing(
    pair: tuple[Architecture, Request], wrong: list[Fault]
) -> None:
    architecture, request = pair
    strange = [each for each in wrong if misfit(architecture, each)]

    assert trace(architecture, request, strange) == trace(architecture, request)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("down:nobody", "down:nobody: there is no hop 'nobody'."),
        ("down:nlb", "down:nlb: 'nlb' is no container or service."),
        ("closed:nlb/http", "closed:nlb/http: there is no port 'nlb/http'."),
        (
            "listener-missing:bags-app/http",
            "listener-missing:bags-app/http: 'bags-app/http' is no load balancer.",
        ),
        ("exited:vpc", "exited:vpc: 'vpc' is no task."),
        ("certificate-missing:web", "certificate-missing:web: there is no entry point 'web'."),
        ("down:bags-app", ""),
    ],
)
def test_a_fault_that_means_nothing_here_is_told(text: str, problem: str) -> None:
    assert misfit(storage(), parse_fault(text)) == problem


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("unhealthy:items", "All targets of the items target group are unhealthy."),
        (
            "unhealthy:items:2",
            "Of the targets of the items target group, 2 fail their health checks.",
        ),
        ("listener-missing:nlb/bags", "There is no listener on api-nlb:65534."),
        ("slow:bags-app:40", "bags_api takes 40 s to answer."),
        (
            "exited:bags-task",
            "An essential container of every copy of ECS task, bags API has exited.",
        ),
        ("certificate-missing:domain", "There is no certificate for api.example.org."),
        ("down:bags-nginx", "nginx of ECS task, bags API is down."),
        ("down:gone", "gone is down."),
    ],
)
def test_a_fault_is_told_in_a_sentence(text: str, sentence: str) -> None:
    assert fault_sentence(storage(), parse_fault(text)) == sentence


def test_the_request_of_a_trace_with_faults_must_be_one_that_can_be_sent() -> None:
    with pytest.raises(ValueError, match="is no method"):
        trace(storage(), Request("G T", SITE, VALID), (Fault("client-unknown", "cognito"),))
