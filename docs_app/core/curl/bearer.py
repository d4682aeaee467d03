"""What a pasted Authorization header says of its token. Its signature and its time are not checked.

Claims of Cognito's tokens:
https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from typing import Any

from docs_app.core.architecture import Token
from docs_app.core.curl.notes import BEARER, NO_BEARER


def read_token(authorization: str) -> tuple[Token, tuple[str, ...]]:
    """Return the token of a header's value, taken to be valid, and a note of what was assumed."""
    if not authorization:
        return Token(), ()
    scheme, _, rest = authorization.partition(" ")
    if rest and scheme.lower() != "bearer":
        return Token("invalid"), (NO_BEARER,)
    claims = _claims(rest or scheme)
    use = claims.get("token_use")
    scopes = claims.get("scope")
    return (
        Token(
            "valid",
            use if use in {"access", "id"} else "",
            tuple(scopes.split()) if isinstance(scopes, str) else (),
        ),
        (BEARER,),
    )


def _claims(token: str) -> dict[str, Any]:
    """Return what a JSON Web Token claims; of any other token nothing is known."""
    parts = token.strip().split(".")
    if len(parts) != 3:
        return {}
    try:
        claims = json.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}
