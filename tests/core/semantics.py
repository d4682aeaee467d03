"""One case for each row of the table of how hops decide and what a caller sees.

The rows stand here by their codes. A case is a request to a variant of the small storage service,
what is wrong there, and ``ends``: who answers, the outcome's code, its status (``-``: none).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from docs_app.core.architecture import (
    Architecture,
    EntryPoint,
    Match,
    PortRef,
    Request,
    Respond,
    Rule,
    Token,
)
from tests.core.builders import forward, storage
from tests.core.tracing import SITE, VALID, changed, entered, ruled

INVOKE = "https://abc.execute-api.eu-west-1.amazonaws.com"
AUTH = "https://auth.example.org/oauth2/token"
APP = "bags-app APP_ANSWERED -"
NONE = Token("none")
MIB = 1_048_576


@dataclass(frozen=True)
class Case:
    """A row's code and a request that shows it; see the module."""

    code: str
    ends: str
    faults: tuple[str, ...] = ()
    path: str = "/bags"
    architecture: Architecture = field(default_factory=storage)
    method: str = "GET"
    token: Token = VALID
    body_bytes: int = 0
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def request(self) -> Request:
        url = self.path if "://" in self.path else SITE + self.path
        return Request(self.method, url, self.token, self.body_bytes, self.headers)


def row(code: str, ends: str, *faults: str, **varied: Any) -> Case:
    return Case(code, ends, faults, **varied)


def gateway(**settings: Any) -> Architecture:
    recorded = {"stages": (("v1", ()),), **settings}
    return changed(storage(), "gateway", settings=tuple(sorted(recorded.items())))


def nginx(**settings: Any) -> Architecture:
    recorded = {"software": "nginx", **settings}
    return changed(storage(), "bags-nginx", settings=tuple(sorted(recorded.items())))


def scoped(*scopes: str) -> Architecture:
    hop = next(hop for hop in storage().hops if hop.slug == "gateway")
    return ruled(storage(), "gateway", *(replace(rule, scopes=scopes) for rule in hop.rules))


def copies(number: int | None) -> Architecture:
    zones = tuple(
        replace(zone, replicas=number) if zone.kind == "task" else zone for zone in storage().zones
    )
    return replace(storage(), zones=zones)


def token_door() -> Architecture:
    """Return the storage service with a door to its authorizer."""
    door = EntryPoint("auth", "Tokens", "auth.example.org", PortRef("cognito", "https"))
    return replace(storage(), entry_points=(*storage().entry_points, door))


def app(*rules: Rule) -> Architecture:
    return ruled(storage(), "bags-app", *rules)


def wrong_port() -> Architecture:
    return ruled(storage(), "bags-nginx", forward("app", "bags-app/gone"))


def circle() -> Architecture:
    """nginx -> app -> nginx."""
    return app(forward("back", "bags-nginx/http"))


def growing() -> Architecture:
    """A path that doubles on each round through nginx and the app."""
    double = forward("app", "bags-app/http", path="/{p+}", rewrite="/{p}" + "/{p}" * 9)
    return ruled(circle(), "bags-nginx", double)


def variable(**stage: str) -> Architecture:
    rule = forward("b", "nlb/bags", via="link", path="/bags", rewrite="/${stageVariables.root}/b")
    return ruled(gateway(stages=(("v1", tuple(stage.items())),)), "gateway", rule)


def unopened() -> Architecture:
    rule = forward("b", "nlb/bags", path="/bags")
    return ruled(storage(), "gateway", rule)


ENTRY = (
    row("ENTRY_INVOKE_URL", APP, path=f"{INVOKE}/v1/bags"),
    row(
        "ENTRY_INVOKE_URL_DISABLED",
        "gateway ENTRY_INVOKE_URL_DISABLED 403",
        path=f"{INVOKE}/v1/bags",
        architecture=gateway(invoke_url_enabled=False),
    ),
    row(
        "ENTRY_INVOKE_URL_DISABLED",
        "gateway ENTRY_INVOKE_URL_DISABLED 403",
        "invoke-url-disabled:gateway",
        path=f"{INVOKE}/v1/bags",
    ),
    row("ENTRY_UNKNOWN_STAGE", "gateway ENTRY_UNKNOWN_STAGE 403", path=f"{INVOKE}/v9/bags"),
    row("ENTRY_BASE_PATH", APP),
    row(
        "ENTRY_NO_BASE_PATH", "gateway ENTRY_NO_BASE_PATH 403", path="https://api.example.org/bags"
    ),
    row(
        "ENTRY_STAGE_FROM_MAPPING",
        "gateway GW_NO_ROUTE 403",
        architecture=entered(storage(), stage="v1"),
    ),
    row("ENTRY_STAGE_FROM_PATH", APP),
    row("ENTRY_UNKNOWN_HOST", "- ENTRY_UNKNOWN_HOST -", path="https://elsewhere.example/"),
    row("ENTRY_TLS", "- ENTRY_TLS -", path="http://api.example.org/storage/v1/bags"),
    row("ENTRY_TLS", "- ENTRY_TLS -", "certificate-missing:domain"),
)

GATEWAY = (
    row("GW_RESOURCE_MATCHED", APP),
    row("GW_METHOD_MATCHED", APP),
    row("ASSUME_TRAILING_SLASH", APP, path="/bags/"),
    row("GW_NO_ROUTE", "gateway GW_NO_ROUTE 403", path="/bag", token=NONE),
    row("GW_TOKEN_MISSING", "gateway GW_TOKEN_MISSING 401", token=NONE),
    row("GW_TOKEN_INVALID", "gateway GW_TOKEN_INVALID 401", token=Token("invalid")),
    row("GW_TOKEN_INVALID", "gateway GW_TOKEN_INVALID 401", "authorizer-rejects:cognito"),
    row("GW_TOKEN_EXPIRED", "gateway GW_TOKEN_EXPIRED 401", token=Token("expired")),
    row(
        "GW_SCOPE_MISSING",
        "gateway GW_SCOPE_MISSING 401",
        architecture=scoped("a"),
        token=Token("valid", "access", ("b",)),
    ),
    row(
        "GW_TOKEN_USE",
        "gateway GW_TOKEN_USE 401",
        architecture=scoped("a"),
        token=Token("valid", "id", ("a",)),
    ),
    row("ASSUME_TOKEN_ACCEPTED", APP),
    row("GW_AUTHORIZER_DOWN", "gateway GW_AUTHORIZER_DOWN 500", "authorizer-down:cognito"),
    row(
        "GW_PREFLIGHT_UNAUTHENTICATED",
        "gateway GW_PREFLIGHT_UNAUTHENTICATED 401",
        method="OPTIONS",
        token=NONE,
    ),
    row("GW_ACCESS_DENIED", "gateway GW_ACCESS_DENIED 403", "denied:gateway"),
    row("GW_WAF", "gateway GW_WAF 403", "waf:gateway", path="/bag"),
    row("GW_THROTTLED", "gateway GW_THROTTLED 429", "throttled:gateway"),
    row("GW_TOO_LARGE", "gateway GW_TOO_LARGE 413", body_bytes=10 * MIB + 1),
    row("GW_LIMIT", "gateway GW_LIMIT 431", headers=(("X", "x" * 10_236),)),
    row(
        "GW_STAGE_VAR_MISSING", "gateway GW_STAGE_VAR_MISSING 500", architecture=variable(other="x")
    ),
    row(
        "GW_STAGE_VAR_MISSING",
        "gateway GW_STAGE_VAR_MISSING 500",
        "variable-missing:gateway:root",
        architecture=variable(root="x"),
    ),
    row("GW_INTEGRATION", APP),
    row("ASSUME_URI_PORT_SELECTS_LISTENER", APP),
    row("GW_PATH_DECODED", APP, path="/bags/a%20b"),
    row("GW_INTEGRATION_TIMEOUT", "gateway GW_INTEGRATION_TIMEOUT 504", "slow:bags-app:30"),
    row("GW_INTEGRATION_FAILURE", "gateway GW_INTEGRATION_FAILURE 504", "gone:bags"),
    row("GW_PASSTHROUGH", "bags-app APP_ANSWERED 503", "answers:bags-app:503"),
)

TOKENS = (
    row("COG_TOKEN", "cognito COG_TOKEN 200", path=AUTH, method="POST", architecture=token_door()),
    row("COG_INVALID_CLIENT", "cognito COG_INVALID_CLIENT 400", "client-unknown:cognito"),
    row("COG_INVALID_SCOPE", "cognito COG_INVALID_SCOPE 400", "scope-refused:cognito"),
    row("COG_FLOW_NOT_ALLOWED", "cognito COG_FLOW_NOT_ALLOWED 400", "flow-refused:cognito"),
)

FAILURE = "gateway GW_INTEGRATION_FAILURE 504"
TIMEOUT = "gateway GW_INTEGRATION_TIMEOUT 504"

BALANCING = (
    row("VPCL_NOT_AVAILABLE", FAILURE, "link-down:link"),
    row("NLB_LISTENER_MATCHED", APP),
    row("NLB_NO_LISTENER", TIMEOUT, "listener-missing:nlb/bags"),
    row("NLB_FLOW_HASH", APP, architecture=copies(2)),
    row("NLB_ZONAL", APP, "unhealthy:bags:1", architecture=copies(2)),
    row("NLB_ZONE_OUT_OF_DNS", APP, "zone-out:items"),
    row("ASSUME_VPCLINK_FOLLOWS_DNS", APP, "zone-out:items"),
    row("SG_BLOCKS", TIMEOUT, "closed:bags-nginx/http"),
    row("NLB_IDLE", f"{APP} | {FAILURE}", "idle:nlb"),
    row("TG_TARGET_CHOSEN", APP),
    row("TG_NOT_YET_HEALTHY", FAILURE, "initial:bags"),
    row("TG_NOT_YET_HEALTHY", APP, "initial:bags:1", architecture=copies(2)),
    row("TG_FAIL_OPEN", APP, "unhealthy:bags"),
    row("TG_FAIL_OPEN", FAILURE, "unhealthy:bags", "down:bags-nginx"),
    row("TG_EMPTY", FAILURE, "gone:bags"),
    row("TG_EMPTY", FAILURE, architecture=copies(0)),
    row("TG_DRAINING", FAILURE, "draining:bags"),
    row("TG_DRAINING", APP, "draining:bags:1", architecture=copies(2)),
    row("TG_TARGET_RESET", f"{APP} | {FAILURE}", "reset:bags"),
)

TASK = (
    row("ECS_AWSVPC", APP),
    row("ECS_ESSENTIAL_EXIT", FAILURE, "exited:bags-task"),
    row("CT_NGINX_DOWN", FAILURE, "down:bags-nginx"),
    row("CT_APP_DOWN", "bags-nginx NGX_UPSTREAM_DOWN 502", "down:bags-app"),
    row("NGX_ANSWERED", "bags-nginx NGX_ANSWERED 503", "answers:bags-nginx:503"),
    row("NGX_BAD_REQUEST", "bags-nginx NGX_BAD_REQUEST 400", path="/bags/%2E%2E/%2E%2E/%2E%2E"),
    row("NGX_BAD_REQUEST", "bags-nginx NGX_BAD_REQUEST 400", method="X1"),
    row("NGX_METHOD", "bags-nginx NGX_METHOD 405", method="TRACE"),
    row(
        "NGX_SLASH",
        "bags-nginx NGX_SLASH 301",
        architecture=ruled(
            storage(), "bags-nginx", forward("x", "bags-app/http", path="/bags/{rest+}")
        ),
    ),
    row("NGX_PROXIED", APP),
    row("NGX_UPSTREAM_DOWN", "bags-nginx NGX_UPSTREAM_DOWN 502", "down:bags-app"),
    row(
        "NGX_UPSTREAM_DOWN",
        "bags-nginx NGX_UPSTREAM_DOWN 502",
        "down:bags-app",
        architecture=gateway(responses=(("DEFAULT_5XX", 500),)),
    ),
    row("NGX_UPSTREAM_TIMEOUT", TIMEOUT, "slow:bags-app:61"),
    row(
        "NGX_UPSTREAM_TIMEOUT",
        "bags-nginx NGX_UPSTREAM_TIMEOUT 504",
        "slow:bags-app:6",
        architecture=nginx(read_timeout=5),
    ),
    row("NGX_TOO_LARGE", "bags-nginx NGX_TOO_LARGE 413", body_bytes=MIB + 1),
    row("NGX_CORS", APP),
    row("NGX_UPSTREAM_DOWN", "bags-nginx NGX_UPSTREAM_DOWN 502", architecture=wrong_port()),
    row(
        "NGX_PREFLIGHT",
        "bags-nginx NGX_PREFLIGHT 204",
        "down:bags-app",
        method="OPTIONS",
        architecture=nginx(answers_preflight=True),
    ),
    row("APP_ANSWERED", APP),
    row(
        "APP_NO_ROUTE",
        "bags-app APP_NO_ROUTE 404",
        architecture=app(Rule("x", Respond(200), Match(path="/x"))),
    ),
    row(
        "APP_METHOD",
        "bags-app APP_METHOD 405",
        architecture=app(Rule("x", Respond(200), Match(methods=("PUT",), path="/bags"))),
    ),
)

WALK = (
    row("WALK_LOOP", "- WALK_LOOP -", architecture=circle()),
    row(
        "WALK_NOTHING_LISTENS",
        "- WALK_NOTHING_LISTENS -",
        architecture=ruled(storage(), "bags", forward("t", "bags-nginx/gone")),
    ),
    row("WALK_NOT_OPEN", TIMEOUT, architecture=unopened()),
    row("WALK_NO_RULE", "nlb WALK_NO_RULE -", architecture=ruled(storage(), "nlb")),
    row("WALK_NOT_RECORDED", "bags-nginx WALK_NOT_RECORDED -", method="OPTIONS"),
    row("WALK_NOT_RECORDED", "bags WALK_NOT_RECORDED -", "draining:bags:1"),
    row("WALK_TOO_LONG", "bags-app WALK_TOO_LONG -", architecture=growing()),
)

CASES = (*ENTRY, *GATEWAY, *TOKENS, *BALANCING, *TASK, *WALK)
