"""Sentences that staff read: rules, steps and outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Hop, Port, Respond, Rule
from docs_app.core.steps import Missing, Outcome
from docs_app.core.wording import (
    hop_label,
    outcome_sentence,
    port_label,
    rule_sentence,
)
from tests.core.builders import forward, storage
from tests.core.tracing import changed


@pytest.mark.parametrize(
    ("port", "label"),
    [
        (Port("a", 443, "HTTPS"), "443"),
        (Port("a", 9000, "HTTP"), "9000"),
        (Port("a", 65535, "TCP"), "65535 (TCP)"),
        (Port("a", 443, "TLS"), "443 (TLS)"),
    ],
)
def test_a_port_is_its_number_and_its_protocol_where_it_is_not_http(port: Port, label: str) -> None:
    assert port_label(port) == label


@pytest.mark.parametrize(
    ("slug", "label"),
    [
        ("gateway", "Storage API"),
        ("bags-nginx", "nginx of ECS task, bags API"),
        ("items", "the items target group"),
        ("gone", "gone"),
    ],
)
def test_hops_of_one_name_are_told_apart_by_their_zones(slug: str, label: str) -> None:
    assert hop_label(storage(), slug) == label


def test_a_target_group_that_is_named_so_is_not_named_so_twice() -> None:
    value = changed(storage(), "items", name="Items Target Group")

    assert hop_label(value, "items") == "Items Target Group"


@pytest.mark.parametrize(
    ("hop", "rule", "sentence"),
    [
        (
            "nlb",
            forward("r", "items", port="ingests"),
            "On 65535 (TCP), any connection: forward to the items target group.",
        ),
        (
            "nlb",
            forward("r", "items"),
            "On any port, any connection: forward to the items target group.",
        ),
        (
            "gateway",
            forward(
                "r",
                "nlb/ingests",
                via="link",
                port="https",
                path="/ingests",
                authorizer="cognito",
            ),
            "On 443, any method, path /ingests, with a token from Cognito: forward to"
            " api-nlb:65535 through api_vpc_link.",
        ),
        (
            "ingests-nginx",
            forward("r", "ingests-app/http"),
            "On 9000, any request: forward to ingests_api:9001.",
        ),
        (
            "items",
            forward("r", "ingests-nginx/http"),
            "Any connection: forward to nginx:9000 of ECS task, ingests API.",
        ),
        (
            "bags-nginx",
            forward(
                "r",
                "bags-app/http",
                methods=("GET", "HEAD"),
                host="x.example",
                path="/{p+}",
                rewrite="/new/{p}",
            ),
            "On 9000, GET or HEAD, host x.example, path /{p+}: forward to bags_api:9001 as"
            " /new/{p}.",
        ),
        (
            "gateway",
            replace(forward("r", "nlb/bags", authorizer="cognito"), scopes=("a", "b")),
            "On 443, any request, with a token from Cognito for a or b: forward to api-nlb:65534.",
        ),
        (
            "gateway",
            replace(forward("r", "nlb/bags", authorizer="cognito"), scopes=()),
            "On 443, any request, with a token from Cognito that needs no scope: forward to"
            " api-nlb:65534.",
        ),
        ("bags-app", Rule("r", Respond(204)), "On 9001, any request: answer 204."),
        (
            "bags-app",
            Rule("r", Respond()),
            "On 9001, any request: answer here, with a status that is not recorded.",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(hop: str, rule: Rule, sentence: str) -> None:
    assert rule_sentence(storage(), hop, rule) == sentence


DELIVERED = Outcome("delivered", "bags-app", "APP_ANSWERED", 200)
MISSING = Missing("bags-nginx", "whether it answers OPTIONS itself", "whoever configures nginx")


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (DELIVERED, "Delivered: bags_api answers with 200."),
        (
            Outcome("delivered", "bags-app", "APP_ANSWERED"),
            "Delivered: bags_api answers; its status is not recorded.",
        ),
        (
            Outcome("delivered", "bags-app", "APP_NO_ROUTE", 404),
            "Delivered: bags_api answers with 404 (APP_NO_ROUTE).",
        ),
        (
            Outcome("rejected", "gateway", "GW_TOKEN_MISSING", 401, "the request has no token"),
            "Rejected at once by Storage API with 401 (GW_TOKEN_MISSING): the request has no"
            " token.",
        ),
        (
            Outcome("rejected", "gateway", "GW_INTEGRATION_TIMEOUT", 504, "it waits", "", 29),
            "Rejected after 29 s by Storage API with 504 (GW_INTEGRATION_TIMEOUT): it waits.",
        ),
        (
            Outcome("rejected", "gateway", "GW_INTEGRATION_FAILURE", 504, "no way", "", None),
            "Rejected by Storage API with 504 (GW_INTEGRATION_FAILURE): no way.",
        ),
        (
            Outcome("rejected", "gateway", "X", 504, "no way", "", None, other_status=500),
            "Rejected by Storage API with 504 or 500 (X): no way.",
        ),
        (
            Outcome("rejected", None, "WALK_LOOP", None, "it goes round"),
            "Not answered (WALK_LOOP): it goes round.",
        ),
        (
            Outcome(
                "undetermined",
                "bags-nginx",
                "WALK_NOT_RECORDED",
                message="nobody recorded it",
                missing=(MISSING,),
            ),
            "Not known (WALK_NOT_RECORDED): nobody recorded it. Missing: whether it answers"
            " OPTIONS itself; whoever configures nginx could say.",
        ),
        (
            Outcome(
                "ambiguous",
                outcomes=(DELIVERED, Outcome("rejected", None, "WALK_LOOP", None, "it circles")),
            ),
            "One of 2 endings, and the documented facts allow each: Delivered: bags_api answers"
            " with 200. Not answered (WALK_LOOP): it circles.",
        ),
    ],
)
def test_an_outcome_reads_as_a_sentence(outcome: Outcome, sentence: str) -> None:
    assert outcome_sentence(storage(), outcome) == sentence


def test_a_hops_only_port_goes_without_saying_and_a_hop_without_ports_has_none_to_say() -> None:
    hop = Hop("x", "X", "service", rules=(forward("on", "bags-app/http"),))
    value = replace(storage(), hops=(*storage().hops, hop))

    assert rule_sentence(value, "x", hop.rules[0]) == "Any request: forward to bags_api:9001."
