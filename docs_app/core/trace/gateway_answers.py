"""Answers that a gateway makes itself: their statuses are computed from its settings.

An explicit gateway response for the type goes first, then DEFAULT_4XX or DEFAULT_5XX where the
settings customise it, then the type's own default:
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Hop
from docs_app.core.codes import CODES
from docs_app.core.kinds import recorded
from docs_app.core.trace.decisions import Ending, rejected

FIXED = ("REQUEST_TOO_LARGE",)
"""Types that no setting changes."""

FORBIDDEN = '{"message":"Forbidden"}'
BODIES = {
    "GW_NO_ROUTE": '{"message":"Missing Authentication Token"}',
    "GW_TOKEN_MISSING": '{"message":"Unauthorized"}',
    "GW_PREFLIGHT_UNAUTHENTICATED": '{"message":"Unauthorized"}',
    "GW_TOKEN_INVALID": '{"message":"Unauthorized"}',
    "GW_TOKEN_EXPIRED": '{"message":"The incoming token has expired"}',
    "GW_SCOPE_MISSING": '{"message":"Unauthorized"}',
    "GW_TOKEN_USE": '{"message":"Unauthorized"}',
    "GW_INTEGRATION_TIMEOUT": '{"message": "Endpoint request timed out"}',
}
"""Bodies as the gateway sends them while nobody customises the response."""


def gateway_status(hop: Hop, response: str, default: int) -> int:
    """Return the status of a gateway response type on this gateway."""
    if response in FIXED or hop.kind != "gateway":
        return default
    for name in (response, f"DEFAULT_{default // 100}XX"):
        status = customised(hop, name)
        if status is not None:
            return status
    return default


def customised(hop: Hop, response: str) -> int | None:
    """Return the status that the settings give a response type, or None."""
    responses = recorded(hop, "responses")
    value = dict(responses).get(response) if isinstance(responses, tuple) else None
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None


def refusal(hop: Hop, code: str, message: str) -> Ending:
    """Return the ending of a request that the gateway itself refuses with this code, at once."""
    row = CODES[code]
    status = gateway_status(hop, row.response, row.status or 500)
    return rejected(hop.slug, code, status, message, BODIES.get(code, ""))


def late(ending: Ending, seconds: float | None) -> Ending:
    """Return the same answer, given after this time."""
    return Ending(replace(ending.outcome, seconds=seconds))
