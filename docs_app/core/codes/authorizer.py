"""Codes of the authorizer: how a client comes by its token, before any request to the API."""

from __future__ import annotations

from docs_app.core.codes.code import COGNITO, Code

TOKEN_ENDPOINT = COGNITO + "token-endpoint.html"

ROWS = (
    Code(
        "COG_TOKEN",
        "Token issued",
        "The client proved who it is with its own id and secret, and got a bearer token that is"
        " good for the token lifetime.",
        200,
        source=TOKEN_ENDPOINT,
    ),
    Code(
        "COG_INVALID_CLIENT",
        "Client refused",
        "The client's id or secret is wrong: it gets no token, so it never calls the API.",
        400,
        assumed=True,
        source=TOKEN_ENDPOINT,
    ),
    Code(
        "COG_INVALID_SCOPE",
        "Scope refused",
        "The scope asked for does not exist, or this client may not have it: no token.",
        400,
        assumed=True,
        source=TOKEN_ENDPOINT,
    ),
    Code(
        "COG_FLOW_NOT_ALLOWED",
        "Flow not allowed",
        "This client may not get tokens in this way: no token.",
        400,
        assumed=True,
        source=TOKEN_ENDPOINT,
    ),
)
