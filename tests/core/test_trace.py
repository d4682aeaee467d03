"""The good path: where a request goes that everybody lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Request, Respond, Rule, Token
from docs_app.core.kinds import AWS_GATEWAY, AWS_NLB, NGINX
from docs_app.core.steps import Fact, Outcome, PassedOver, Rewrite, Step, Trace
from docs_app.core.trace import trace
from tests.core.builders import forward, storage
from tests.core.tracing import at, changed, go, ruled, way

TO_INGESTS = [
    "client",
    "gateway/https",
    "(cognito)",
    "link",
    "nlb/ingests",
    "items",
    "ingests-nginx/http",
    "ingests-app/http",
]


def test_a_request_passes_every_hop_and_each_step_says_why() -> None:
    """client -> gateway:443 (cognito) -> link -> nlb:65535 -> items -> nginx:9000 -> app:9001."""
    request = Request("GET", "https://api.example.org/storage/v1/ingests", Token("valid"))

    found = trace(storage(), request)

    assert found == Trace(
        request,
        "domain",
        (
            Step("client", "GET", "/storage/v1/ingests"),
            Step(
                "gateway",
                "GET",
                "/storage/v1/ingests",
                "https",
                "ingests",
                codes=(
                    "ENTRY_BASE_PATH",
                    "ENTRY_STAGE_FROM_PATH",
                    "GW_RESOURCE_MATCHED",
                    "GW_METHOD_MATCHED",
                    "GW_INTEGRATION",
                    "GW_PASSTHROUGH",
                ),
                rewrites=(
                    Rewrite("base path stripped", "/storage/v1/ingests", "/v1/ingests"),
                    Rewrite("stage stripped", "/v1/ingests", "/ingests"),
                ),
                facts=(
                    Fact("Host", "api.example.org"),
                    Fact("Base path", "storage"),
                    Fact("Stage", "v1"),
                    Fact("Body limit", "10,485,760 bytes", False, AWS_GATEWAY + "limits.html"),
                    Fact("Integration timeout", "29 s", False, AWS_GATEWAY + "limits.html"),
                ),
                assumptions=("ASSUME_URI_PORT_SELECTS_LISTENER",),
            ),
            Step(
                "cognito",
                "GET",
                "/ingests",
                role="check",
                facts=(
                    Fact(
                        "Identity source",
                        "Authorization",
                        False,
                        AWS_GATEWAY + "apigateway-integrate-with-cognito.html",
                    ),
                ),
                assumptions=("ASSUME_TOKEN_ACCEPTED",),
            ),
            Step("link", "GET", "/ingests"),
            Step(
                "nlb",
                "GET",
                "/ingests",
                "ingests",
                "ingests",
                codes=("NLB_LISTENER_MATCHED",),
                facts=(
                    Fact(
                        "Cross-zone load balancing",
                        "no",
                        False,
                        AWS_NLB + "network-load-balancers.html",
                    ),
                ),
            ),
            Step(
                "items",
                "GET",
                "/ingests",
                None,
                "targets",
                codes=("TG_TARGET_CHOSEN",),
                facts=(Fact("Copies of ECS task, ingests API", "not recorded", False),),
            ),
            Step(
                "ingests-nginx",
                "GET",
                "/ingests",
                "http",
                "app",
                codes=("NGX_PROXIED", "ECS_AWSVPC", "NGX_CORS"),
                facts=(
                    Fact(
                        "Body limit",
                        "1,048,576 bytes",
                        False,
                        NGINX + "ngx_http_core_module.html#client_max_body_size",
                    ),
                    Fact(
                        "Read timeout",
                        "60 s",
                        False,
                        NGINX + "ngx_http_proxy_module.html#proxy_read_timeout",
                    ),
                    Fact(
                        "Host header passed on",
                        "localhost:9001",
                        False,
                        NGINX + "ngx_http_proxy_module.html#proxy_pass",
                    ),
                ),
            ),
            Step("ingests-app", "GET", "/ingests", "http", codes=("APP_ANSWERED",)),
        ),
        Outcome(
            "delivered",
            "ingests-app",
            "APP_ANSWERED",
            message="its status is not recorded",
            seconds=None,
        ),
    )


@pytest.mark.parametrize(
    ("url", "entry_point"),
    [
        ("https://api.example.org/storage/v1/ingests", "domain"),
        ("https://API.EXAMPLE.ORG:443/storage/v1/ingests/a/b?x=/bags#y", "domain"),
        ("https://abc.execute-api.eu-west-1.amazonaws.com/v1/ingests", "invoke-url"),
    ],
)
def test_both_ways_in_lead_to_the_same_app(url: str, entry_point: str) -> None:
    found = go(storage(), url)

    assert (found.entry_point, way(found)) == (entry_point, TO_INGESTS)


def test_without_a_documented_client_the_walk_begins_at_the_gateway() -> None:
    value = replace(storage(), hops=tuple(h for h in storage().hops if h.kind != "client"))

    assert way(go(value, "/ingests")) == TO_INGESTS[1:]


def test_an_app_with_rules_answers_by_them() -> None:
    value = ruled(
        storage(),
        "bags-app",
        replace(forward("made", "x", path="/bags", methods=("PUT",)), action=Respond(201)),
        replace(forward("list", "x", path="/bags", methods=("GET",)), action=Respond(200)),
    )

    put, get, post, other = (
        go(value, "/bags", "PUT").outcome,
        go(value, "/bags", "GET"),
        go(value, "/bags", "POST").outcome,
        go(value, "/bags/x", "GET").outcome,
    )

    assert put == Outcome("delivered", "bags-app", "APP_ANSWERED", 201, seconds=None)
    assert get.outcome == Outcome("delivered", "bags-app", "APP_ANSWERED", 200, seconds=None)
    assert post == Outcome("delivered", "bags-app", "APP_METHOD", 405, seconds=None)
    assert other == Outcome("delivered", "bags-app", "APP_NO_ROUTE", 404, seconds=None)
    assert at(get, "bags-app").passed_over == (PassedOver("made", "takes PUT only"),)


@pytest.mark.parametrize(
    ("hop", "code", "body"),
    [
        ("gateway", None, ""),
        ("nlb", None, ""),
        ("bags-nginx", "NGX_ANSWERED", "<html>...<center><h1>410 Gone</h1></center>...</html>"),
    ],
)
def test_a_rule_that_responds_ends_the_walk_there(hop: str, code: str | None, body: str) -> None:
    found = go(ruled(storage(), hop, Rule("gone", Respond(410))))

    assert found.outcome == Outcome("delivered", hop, code, 410, body=body)
    assert found.steps[-1].hop == ("cognito" if found.steps[-1].role == "check" else hop)


def test_an_app_that_forwards_passes_the_request_on_with_its_path_rewritten() -> None:
    value = changed(
        storage(),
        "bags-app",
        rules=(forward("on", "ingests-nginx/http", path="/bags", rewrite="/new"),),
    )

    found = go(value)

    assert way(found)[-3:] == ["bags-app/http", "ingests-nginx/http", "ingests-app/http"]
    assert at(found, "bags-app").rewrites == (Rewrite("path rewritten", "/bags", "/new"),)
    assert found.steps[-1].path == "/new"
