"""How much a gateway takes: requests at a time, bytes of body, bytes of headers.

https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterable

from docs_app.core.trace.decisions import Visit
from docs_app.core.trace.facts import number

LINE = len(": \r\n")
"""What a header line has besides its name and value."""


def over_limit(visit: Visit) -> tuple[str, str] | None:
    """Return the code and message of the first limit that the request is over, or None."""
    hop, request = visit.hop, visit.travel.request
    if visit.broken.has("throttled", hop.slug):
        return "GW_THROTTLED", f"{hop.name} gets more requests than it may pass on"
    limit = number(hop, "body_limit")
    if request.body_bytes > limit:
        told = f"the body has {request.body_bytes:,} bytes"
        return "GW_TOO_LARGE", f"{told}, and {hop.name} passes on {limit:,}"
    limit = number(hop, "header_limit")
    size = header_bytes(request.headers)
    if size > limit:
        return "GW_LIMIT", f"the headers have {size:,} bytes, and {hop.name} takes {limit:,}"
    return None


def header_bytes(headers: Iterable[tuple[str, str]]) -> int:
    """Return the size of header lines as they are sent. The token's is not known, nor counted."""
    return sum(len(name.encode()) + len(value.encode()) + LINE for name, value in headers)
