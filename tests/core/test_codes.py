"""Codes are stable: this list is the specification's, and every one is explained."""

from __future__ import annotations

from docs_app.core.codes import CODES

STATED = """
ENTRY_INVOKE_URL ENTRY_INVOKE_URL_DISABLED ENTRY_UNKNOWN_STAGE ENTRY_BASE_PATH ENTRY_NO_BASE_PATH
ENTRY_STAGE_FROM_MAPPING ENTRY_STAGE_FROM_PATH ENTRY_UNKNOWN_HOST ENTRY_TLS
GW_RESOURCE_MATCHED GW_METHOD_MATCHED ASSUME_TRAILING_SLASH GW_NO_ROUTE
GW_TOKEN_MISSING GW_TOKEN_INVALID GW_TOKEN_EXPIRED GW_SCOPE_MISSING GW_TOKEN_USE
ASSUME_TOKEN_ACCEPTED GW_AUTHORIZER_DOWN GW_PREFLIGHT_UNAUTHENTICATED GW_ACCESS_DENIED GW_WAF
GW_THROTTLED GW_TOO_LARGE GW_LIMIT GW_STAGE_VAR_MISSING GW_INTEGRATION
ASSUME_URI_PORT_SELECTS_LISTENER GW_PATH_DECODED GW_INTEGRATION_TIMEOUT GW_INTEGRATION_FAILURE
GW_PASSTHROUGH
COG_TOKEN COG_INVALID_CLIENT COG_INVALID_SCOPE COG_FLOW_NOT_ALLOWED
VPCL_NOT_AVAILABLE NLB_LISTENER_MATCHED NLB_NO_LISTENER NLB_FLOW_HASH NLB_ZONAL
NLB_ZONE_OUT_OF_DNS ASSUME_VPCLINK_FOLLOWS_DNS SG_BLOCKS NLB_IDLE
TG_TARGET_CHOSEN TG_NOT_YET_HEALTHY TG_FAIL_OPEN TG_EMPTY TG_DRAINING TG_TARGET_RESET
ECS_AWSVPC ECS_ESSENTIAL_EXIT CT_NGINX_DOWN CT_APP_DOWN
NGX_ANSWERED NGX_BAD_REQUEST NGX_METHOD NGX_SLASH
NGX_PROXIED NGX_UPSTREAM_DOWN NGX_UPSTREAM_TIMEOUT NGX_TOO_LARGE NGX_CORS NGX_PREFLIGHT
APP_ANSWERED APP_NO_ROUTE APP_METHOD
WALK_LOOP WALK_NOTHING_LISTENS WALK_NOT_OPEN WALK_NO_RULE WALK_NOT_RECORDED WALK_TOO_LONG
"""

ASSUMED = {
    "ENTRY_INVOKE_URL_DISABLED",
    "ENTRY_UNKNOWN_STAGE",
    "ENTRY_TLS",
    "ASSUME_TRAILING_SLASH",
    "ASSUME_TOKEN_ACCEPTED",
    "ASSUME_URI_PORT_SELECTS_LISTENER",
    "ASSUME_VPCLINK_FOLLOWS_DNS",
    "GW_LIMIT",
    "GW_STAGE_VAR_MISSING",
    "COG_INVALID_CLIENT",
    "COG_INVALID_SCOPE",
    "COG_FLOW_NOT_ALLOWED",
    "ECS_AWSVPC",
}

STATUSES = {
    "ENTRY_INVOKE_URL_DISABLED": 403,
    "ENTRY_UNKNOWN_STAGE": 403,
    "ENTRY_NO_BASE_PATH": 403,
    "GW_NO_ROUTE": 403,
    "GW_TOKEN_MISSING": 401,
    "GW_TOKEN_INVALID": 401,
    "GW_TOKEN_EXPIRED": 401,
    "GW_SCOPE_MISSING": 401,
    "GW_TOKEN_USE": 401,
    "GW_AUTHORIZER_DOWN": 500,
    "GW_PREFLIGHT_UNAUTHENTICATED": 401,
    "GW_ACCESS_DENIED": 403,
    "GW_WAF": 403,
    "GW_THROTTLED": 429,
    "GW_TOO_LARGE": 413,
    "GW_STAGE_VAR_MISSING": 500,
    "GW_INTEGRATION_TIMEOUT": 504,
    "GW_INTEGRATION_FAILURE": 504,
    "COG_TOKEN": 200,
    "COG_INVALID_CLIENT": 400,
    "COG_INVALID_SCOPE": 400,
    "COG_FLOW_NOT_ALLOWED": 400,
    "VPCL_NOT_AVAILABLE": 504,
    "CT_NGINX_DOWN": 504,
    "NGX_BAD_REQUEST": 400,
    "NGX_METHOD": 405,
    "NGX_SLASH": 301,
    "NGX_UPSTREAM_DOWN": 502,
    "NGX_UPSTREAM_TIMEOUT": 504,
    "NGX_TOO_LARGE": 413,
    "NGX_PREFLIGHT": 204,
    "APP_NO_ROUTE": 404,
    "APP_METHOD": 405,
}

OURS = {"APP_ANSWERED", "ENTRY_UNKNOWN_HOST"}
"""Codes besides the walk's own that no outside document has to state."""


def test_every_code_of_the_specification_is_explained_and_no_other() -> None:
    assert sorted(CODES) == sorted(STATED.split())


def test_codes_that_no_document_states_are_marked_as_assumed() -> None:
    assert {code for code, row in CODES.items() if row.assumed} == ASSUMED


def test_statuses_are_those_of_the_specification() -> None:
    given = {code: row.status for code, row in CODES.items() if row.status is not None}

    assert given == STATUSES


def test_every_code_says_what_it_means_and_cites_its_source() -> None:
    silent = [code for code, row in CODES.items() if not (row.title and row.meaning.endswith("."))]
    unsourced = {
        code
        for code, row in CODES.items()
        if not row.source.startswith("https://") and not code.startswith("WALK_")
    }

    assert silent == []
    assert unsourced - OURS <= ASSUMED


def test_a_gateway_response_type_belongs_to_a_status_of_the_400s_or_500s() -> None:
    assert [c for c, row in CODES.items() if row.response and (row.status or 0) < 400] == []
