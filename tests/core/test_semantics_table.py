"""Every row of the table of how hops decide, shown by a trace."""

from __future__ import annotations

import pytest

from docs_app.core.codes import CODES
from docs_app.core.faults import misfit, parse_fault
from docs_app.core.steps import Outcome, Trace
from docs_app.core.trace import trace
from docs_app.core.wording import outcome_sentence, step_sentence
from tests.core.semantics import CASES, Case

TABLE = """
ENTRY_INVOKE_URL ENTRY_INVOKE_URL_DISABLED ENTRY_UNKNOWN_STAGE ENTRY_BASE_PATH ENTRY_NO_BASE_PATH
ENTRY_STAGE_FROM_MAPPING ENTRY_STAGE_FROM_PATH ENTRY_UNKNOWN_HOST ENTRY_TLS
GW_RESOURCE_MATCHED GW_METHOD_MATCHED ASSUME_TRAILING_SLASH GW_NO_ROUTE GW_TOKEN_MISSING
GW_TOKEN_INVALID GW_TOKEN_EXPIRED GW_SCOPE_MISSING GW_TOKEN_USE GW_AUTHORIZER_DOWN
GW_PREFLIGHT_UNAUTHENTICATED GW_ACCESS_DENIED GW_WAF GW_THROTTLED GW_TOO_LARGE GW_LIMIT
GW_STAGE_VAR_MISSING GW_INTEGRATION ASSUME_URI_PORT_SELECTS_LISTENER GW_PATH_DECODED
GW_INTEGRATION_TIMEOUT GW_INTEGRATION_FAILURE GW_PASSTHROUGH
COG_TOKEN COG_INVALID_CLIENT COG_INVALID_SCOPE COG_FLOW_NOT_ALLOWED
VPCL_NOT_AVAILABLE NLB_LISTENER_MATCHED NLB_NO_LISTENER NLB_FLOW_HASH NLB_ZONAL
NLB_ZONE_OUT_OF_DNS ASSUME_VPCLINK_FOLLOWS_DNS TG_TARGET_CHOSEN TG_NOT_YET_HEALTHY TG_FAIL_OPEN
TG_EMPTY TG_DRAINING TG_TARGET_RESET SG_BLOCKS NLB_IDLE
ECS_AWSVPC ECS_ESSENTIAL_EXIT CT_NGINX_DOWN NGX_PROXIED NGX_UPSTREAM_DOWN NGX_UPSTREAM_TIMEOUT
NGX_TOO_LARGE NGX_CORS NGX_PREFLIGHT APP_ANSWERED APP_NO_ROUTE APP_METHOD
WALK_LOOP WALK_NOTHING_LISTENS WALK_NOT_OPEN WALK_NO_RULE WALK_NOT_RECORDED
"""
"""The rows of the specification, in its order."""


def traced(case: Case) -> Trace:
    faults = [parse_fault(text) for text in case.faults]
    assert [misfit(case.architecture, fault) for fault in faults] == [""] * len(faults)
    return trace(case.architecture, case.request, faults)


def ending(outcome: Outcome) -> str:
    if outcome.kind == "ambiguous":
        return " | ".join(ending(each) for each in outcome.outcomes)
    return f"{outcome.hop or '-'} {outcome.code} {outcome.status or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: ":".join((case.code, *case.faults)))
def test_a_row_of_the_table(case: Case) -> None:
    found = traced(case)

    told = {code for step in found.steps for code in (*step.codes, *step.assumptions)}
    assert case.code in told | {found.outcome.code}
    assert ending(found.outcome) == case.ends


@pytest.mark.parametrize("case", CASES, ids=lambda case: ":".join((case.code, *case.faults)))
def test_a_row_of_the_table_is_told_in_sentences(case: Case) -> None:
    found = traced(case)

    for number in range(1, len(found.steps) + 1):
        assert step_sentence(case.architecture, found, number).endswith(".")
    assert outcome_sentence(case.architecture, found.outcome).endswith(".")


def test_every_row_and_every_code_has_a_case() -> None:
    shown = {case.code for case in CASES}

    assert set(TABLE.split()) <= shown
    assert set(CODES) == shown
