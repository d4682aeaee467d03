"""What a code is, and where the documents live that codes refer to."""

from __future__ import annotations

from dataclasses import dataclass

GATEWAY = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
COGNITO = "https://docs.aws.amazon.com/cognito/latest/developerguide/"
BALANCER = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/"
ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
NGINX = "https://nginx.org/en/docs/http/"
HTTP = "https://www.rfc-editor.org/rfc/rfc9110#name-"


@dataclass(frozen=True, slots=True)
class Code:
    """Why a step or an outcome is what it is. Codes are stable: never renamed, never reused.

    ``status`` is what a caller gets unless settings say otherwise; None: no HTTP answer, or not
    the code's to say. ``assumed``: no document states it; it is held to be so. ``source`` is the
    document that states it, empty for the walk's own. ``response`` is the type of gateway
    response that can be customised, if any. ``other_status`` is what comes instead in some setups.
    """

    code: str
    title: str
    meaning: str
    status: int | None = None
    assumed: bool = False
    source: str = ""
    response: str = ""
    other_status: int | None = None
