"""A value that says all there is to say: no field of it has its default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Respond,
    Route,
    Rule,
    Token,
    Waiver,
    Zone,
)

TEXT = 'Wörter, "in" \\ 日本語 \U0001f6b0.\n\n- [[port:nlb/http]] </script>&amp;'

ZONES = (
    Zone("aws", "AWS", "cloud", None, None, "The account.", TEXT),
    Zone("task", "Task", "task", "aws", 3, "Its copies.", "Prose."),
)

GATEWAY = Hop(
    "gateway",
    "The gateway",
    "gateway",
    "aws",
    "Where it begins.",
    TEXT,
    ports=(Port("https", 443, "HTTPS", "aws", "The public one."), Port("http", 80, "HTTP")),
    rules=(
        Rule(
            "bags",
            Forward(Destination("nlb", "http"), "link", "/api/{id}"),
            Match("https", ("GET", "POST"), "api.example.org", "/bags/{id}"),
            "cognito",
            ("bags/read", "bags/write"),
            "Bags",
            TEXT,
        ),
        Rule("open", Forward(Destination("group")), Match(path="/open/{proxy+}"), "cognito", ()),
        Rule("gone", Respond(410), Match(methods=("DELETE",))),
        Rule("silent", Respond()),
    ),
    settings=(
        ("body_limit", 10_485_760),
        ("invoke_url_enabled", False),
        ("responses", (("413", '{"message":null}'), ("504", "Zeit ist um"))),
        ("stages", (("v1", ()), ("v2", (("count", 2), ("host", "v2.example.org"))))),
    ),
)
HOPS = (
    GATEWAY,
    Hop("cognito", "Cognito", "authorizer", settings=(("flow", "client_credentials"),)),
    Hop("link", "Link", "vpc_link"),
    Hop("nlb", "The balancer", "load_balancer", ports=(Port("http", 80, "TCP", "aws"),)),
    Hop(
        "group",
        "The group",
        "target_group",
        health_check=HealthCheck("HTTP", 8000, "/health", "200-299", 30, 5, 3, 2),
    ),
    Hop("app", "The app", "container", "task", health_check=HealthCheck()),
)

ENTRY_POINTS = (
    EntryPoint(
        "api",
        "The API",
        "api.example.org",
        PortRef("gateway", "http"),
        "http",
        "storage",
        "v1",
        "For all.",
        TEXT,
    ),
)
ROUTES = (
    Route(
        "bags",
        "Bags",
        "All about bags.",
        TEXT,
        (
            Example(
                "get",
                "A bag",
                Request(
                    "POST",
                    "https://api.example.org/storage/bags/1?x=%20#y",
                    Token("valid", "access", ("bags/read", "bags/write")),
                    2_000_000_000_000,
                    (("X-Two", "2"), ("Accept", "application/json")),
                ),
                Expectation("rejected", "gateway", 413, "GW_TOO_LARGE"),
                TEXT,
            ),
        ),
    ),
)

EVERYTHING = Architecture(
    "everything",
    "Everything",
    "production",
    "All that can be said.",
    ZONES,
    HOPS,
    ENTRY_POINTS,
    ROUTES,
    (Page("start", "Start"), Page("start/here", "Here", TEXT)),
)
"""As it was when the first version was published."""

WAIVER = Waiver("NAME_UNLIKE", "hop:group", "Ann Lee", 'It is "meant".', date(2027, 1, 31))
WAIVED = replace(EVERYTHING, waivers=(WAIVER,))
"""Waivers came later, under the same schema: what has none is written as before."""
