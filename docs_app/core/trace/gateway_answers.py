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
from docs_app.core.trace.decisions import Answer, Ending, rejected

FIXED = ("REQUEST_TOO_LARGE",)
"""Types that no setting changes."""

UNSTATED = {"GW_LIMIT": 431}
"""Statuses that AWS does not document; RFC 6585 has 431 for header fields that are too large."""

REMAPPED = "x-amzn-Remapped-Server"
FORBIDDEN = Answer(
    '{"message":"Forbidden"}',
    (("Content-Type", "application/json"), ("x-amzn-ErrorType", "ForbiddenException")),
)
"""What a refusal looks like before any API is found."""

ERROR_TYPES = {
    "MISSING_AUTHENTICATION_TOKEN": "MissingAuthenticationTokenException",
    "UNAUTHORIZED": "UnauthorizedException",
    "AUTHORIZER_CONFIGURATION_ERROR": "AuthorizerConfigurationException",
    "ACCESS_DENIED": "AccessDeniedException",
    "WAF_FILTERED": "ForbiddenException",
    "THROTTLED": "TooManyRequestsException",
    "REQUEST_TOO_LARGE": "RequestEntityTooLargeException",
    "API_CONFIGURATION_ERROR": "InternalServerErrorException",
    "INTEGRATION_FAILURE": "InternalServerErrorException",
    "INTEGRATION_TIMEOUT": "InternalServerErrorException",
}
"""Values of x-amzn-ErrorType by response type. No document lists them: assumed."""

BODIES = {
    "GW_NO_ROUTE": '{"message":"Missing Authentication Token"}',
    "GW_TOKEN_MISSING": '{"message":"Unauthorized"}',
    "GW_PREFLIGHT_UNAUTHENTICATED": '{"message":"Unauthorized"}',
    "GW_TOKEN_INVALID": '{"message":"Unauthorized"}',
    "GW_TOKEN_EXPIRED": '{"message":"The incoming token has expired"}',
    "GW_SCOPE_MISSING": '{"message":"Unauthorized"}',
    "GW_TOKEN_USE": '{"message":"Unauthorized"}',
    "GW_AUTHORIZER_DOWN": '{"message":null}',
    "GW_ACCESS_DENIED": '{"Message":"User: anonymous is not authorized to perform: ..."}',
    "GW_WAF": '{"message":"Forbidden"}',
    "GW_THROTTLED": '{"message":"Too Many Requests"}',
    "GW_TOO_LARGE": '{"message":"Request Too Long"}',
    "GW_STAGE_VAR_MISSING": '{"message": "Internal server error"}',
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
    status = gateway_status(hop, row.response, row.status or UNSTATED[code])
    ending = rejected(hop.slug, code, status, message, _answer(code, row.response))
    if row.other_status is None:
        return ending
    other = gateway_status(hop, row.response, row.other_status)
    alike = other == status  # The settings say which.
    return Ending(replace(ending.outcome, other_status=None if alike else other))


def _answer(code: str, response: str) -> Answer:
    kind = ERROR_TYPES.get(response)
    typed = (("x-amzn-ErrorType", kind),) if kind else ()
    return Answer(BODIES.get(code, ""), (("Content-Type", "application/json"), *typed))


def late(ending: Ending, seconds: float | None) -> Ending:
    """Return the same answer, given after this time."""
    return Ending(replace(ending.outcome, seconds=seconds))


def passed_on(ending: Ending) -> Ending:
    """Return a backend's answer as it leaves the gateway: its Server header gets another name."""
    headers = tuple(
        (REMAPPED if name.lower() == "server" else name, value)
        for name, value in ending.outcome.headers
    )
    return replace(ending, outcome=replace(ending.outcome, headers=headers))
