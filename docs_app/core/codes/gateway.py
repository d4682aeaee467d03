"""Codes of the gateway: routing, letting in, limits, and the integration behind it."""

from __future__ import annotations

from docs_app.core.codes.code import GATEWAY, Code

RESPONSES = GATEWAY + "supported-gateway-response-types.html"
COGNITO_POOL = GATEWAY + "apigateway-enable-cognito-user-pool.html"
QUOTAS = GATEWAY + "limits.html"
PRIVATE = GATEWAY + "set-up-private-integration.html"
PROXY_RESOURCE = GATEWAY + "api-gateway-set-up-simple-proxy.html"

_ROUTING = (
    Code(
        "GW_RESOURCE_MATCHED",
        "Resource found",
        "Segment by segment, a literal goes before {name} and {name} before {name+}. A {name+}"
        " needs at least one segment, so it does not take its parent's path.",
        source=PROXY_RESOURCE,
    ),
    Code(
        "GW_METHOD_MATCHED",
        "Method found",
        "On the resource found, a rule for the very method goes before one for any method.",
        source=PROXY_RESOURCE,
    ),
    Code(
        "ASSUME_TRAILING_SLASH",
        "Slash at the end left out",
        "A path that ends in a slash is taken to mean the same path without it.",
        assumed=True,
    ),
    Code(
        "GW_NO_ROUTE",
        "No resource or no such method",
        "The gateway has no rule for this path, or none for this method on it. It says so before"
        " it looks at any token, in words that sound like a missing token.",
        403,
        source=RESPONSES,
        response="MISSING_AUTHENTICATION_TOKEN",
    ),
)

_LETTING_IN = (
    Code(
        "GW_TOKEN_MISSING",
        "No token",
        "The header that should carry the token is missing or empty; the authorizer is not asked.",
        401,
        source=COGNITO_POOL,
        response="UNAUTHORIZED",
    ),
    Code(
        "GW_TOKEN_INVALID",
        "Token not valid",
        "The token is malformed, wrongly signed, or another issuer's.",
        401,
        source=COGNITO_POOL,
        response="UNAUTHORIZED",
    ),
    Code(
        "GW_TOKEN_EXPIRED",
        "Token expired",
        "The token was good once. The response type EXPIRED_TOKEN is not this case: that one is"
        " for signed AWS requests.",
        401,
        source=COGNITO_POOL,
        response="UNAUTHORIZED",
    ),
    Code(
        "GW_SCOPE_MISSING",
        "Scope missing",
        "The rule asks for scopes and the token has none of them; any one would do. The status"
        " is 401 like that of a bad token, not 403.",
        401,
        source=COGNITO_POOL,
        response="UNAUTHORIZED",
    ),
    Code(
        "GW_TOKEN_USE",
        "Wrong use of token",
        "A rule with scopes takes access tokens only, a rule without scopes ID tokens only.",
        401,
        source=COGNITO_POOL,
        response="UNAUTHORIZED",
    ),
    Code(
        "ASSUME_TOKEN_ACCEPTED",
        "Token taken to be accepted",
        "Scopes or the token's use are not recorded; a token that the authorizer issued is taken"
        " to be accepted.",
        assumed=True,
    ),
    Code(
        "GW_AUTHORIZER_DOWN",
        "Authorizer out of reach",
        "The gateway cannot reach the authorizer, so it lets nobody in.",
        500,
        source=RESPONSES,
        response="AUTHORIZER_CONFIGURATION_ERROR",
    ),
    Code(
        "GW_PREFLIGHT_UNAUTHENTICATED",
        "Preflight without a token",
        "A browser sends its OPTIONS request without a token. Where a rule for any method asks"
        " for one, the preflight is refused, without CORS headers, and the browser gives up.",
        401,
        source=GATEWAY + "how-to-cors.html",
        response="UNAUTHORIZED",
    ),
    Code(
        "GW_ACCESS_DENIED",
        "Denied by resource policy",
        "The resource policy of the API does not let this caller in.",
        403,
        source=GATEWAY + "apigateway-resource-policies.html",
        response="ACCESS_DENIED",
    ),
    Code(
        "GW_WAF",
        "Stopped by the firewall",
        "A rule of the web application firewall in front of the API stops the request.",
        403,
        source=GATEWAY + "apigateway-control-access-aws-waf.html",
        response="WAF_FILTERED",
    ),
)

_LIMITS = (
    Code(
        "GW_THROTTLED",
        "Too many requests",
        "A rate or burst limit of the account, the stage, the method or the usage plan is passed.",
        429,
        source=GATEWAY + "api-gateway-request-throttling.html",
        response="THROTTLED",
    ),
    Code(
        "GW_TOO_LARGE",
        "Body too large for the gateway",
        "The body is larger than the gateway passes on. This response cannot be customised.",
        413,
        source=QUOTAS,
        response="REQUEST_TOO_LARGE",
    ),
    Code(
        "GW_LIMIT",
        "Headers too large",
        "All headers together are larger than the gateway takes; it answers with a status from"
        " the 400s.",
        assumed=True,
        source=QUOTAS,
    ),
)

_INTEGRATION = (
    Code(
        "GW_STAGE_VAR_MISSING",
        "Stage variable missing",
        "The address of the backend names a stage variable that this stage does not have.",
        500,
        assumed=True,
        source=GATEWAY + "stage-variables.html",
        response="API_CONFIGURATION_ERROR",
    ),
    Code(
        "GW_INTEGRATION",
        "Forwarded to the backend",
        "The gateway makes a request of its own to the backend and waits for the answer.",
        source=PRIVATE,
    ),
    Code(
        "ASSUME_URI_PORT_SELECTS_LISTENER",
        "The address's port chooses the listener",
        "Over a VPC link, the host in the backend's address is only the Host header; its port"
        " is taken to choose the listener on the load balancer.",
        assumed=True,
        source=PRIVATE,
    ),
    Code(
        "GW_PATH_DECODED",
        "Path decoded",
        "What {name+} takes is percent-decoded before it is passed on, so the path may change.",
        source=GATEWAY + "api-gateway-known-issues.html",
    ),
    Code(
        "GW_INTEGRATION_TIMEOUT",
        "The backend took too long",
        "No answer came within the integration timeout, so the gateway answers itself.",
        504,
        source=RESPONSES,
        response="INTEGRATION_TIMEOUT",
    ),
    Code(
        "GW_INTEGRATION_FAILURE",
        "The backend could not be reached",
        "The connection was refused, reset, or could not be made, so the gateway answers itself:"
        " with 504, or in some setups with 500.",
        504,
        source=RESPONSES,
        response="INTEGRATION_FAILURE",
        other_status=500,
    ),
    Code(
        "GW_PASSTHROUGH",
        "Answer passed on",
        "The backend answered, and its status goes to the caller as it is, whatever it is.",
        source=GATEWAY + "setup-http-integrations.html",
    ),
)

ROWS = (*_ROUTING, *_LETTING_IN, *_LIMITS, *_INTEGRATION)
