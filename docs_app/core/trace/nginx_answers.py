"""What answers look like that come from nginx or through it: its pages, and its headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from docs_app.core.codes import CODES
from docs_app.core.kinds import effective, recorded
from docs_app.core.steps import NOT_RECORDED
from docs_app.core.trace.decisions import Answer, Ending, Visit, answered, rejected

SERVER = (("Server", "nginx"),)
HTML = (("Content-Type", "text/html"),)
ORIGIN = "Access-Control-Allow-Origin"

SUCCESSES = (200, 201, 204, 206, 301, 302, 303, 304, 307, 308)
"""Statuses to which `add_header` adds without `always`.

https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
"""

BEFORE_LOCATIONS = ("NGX_BAD_REQUEST", "NGX_METHOD")
"""Answers made before a location is chosen: what stands in locations is not added to them."""

TITLES: Mapping[int, str] = {
    301: "Moved Permanently",
    302: "Found",
    303: "See Other",
    307: "Temporary Redirect",
    308: "Permanent Redirect",
    400: "Bad Request",
    401: "Authorization Required",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Not Allowed",
    406: "Not Acceptable",
    408: "Request Time-out",
    409: "Conflict",
    410: "Gone",
    411: "Length Required",
    412: "Precondition Failed",
    413: "Request Entity Too Large",
    414: "Request-URI Too Large",
    415: "Unsupported Media Type",
    416: "Requested Range Not Satisfiable",
    421: "Misdirected Request",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Temporarily Unavailable",
    504: "Gateway Time-out",
    505: "HTTP Version Not Supported",
    507: "Insufficient Storage",
}
"""What nginx's own pages say; it has none for other statuses."""


def page(status: int) -> Answer:
    """Return nginx's own page for a status, if it has one."""
    title = TITLES.get(status)
    if title is None:
        return Answer()
    return Answer(f"<html>...<center><h1>{status} {title}</h1></center>...</html>", HTML)


def refused(visit: Visit, code: str, message: str) -> Ending:
    """Return the ending of a request that nginx turns away with this code's status."""
    status = CODES[code].status or 500
    return as_nginx(visit, rejected(visit.hop.slug, code, status, message, page(status)))


def by_configuration(visit: Visit, status: int | None, seconds: float | None = 0) -> Ending:
    """Return the ending of a request that nginx answers because it is told to."""
    ending = answered(visit.hop.slug, status, "NGX_ANSWERED", seconds)
    shown = page(status or 200)
    outcome = replace(ending.outcome, body=shown.body, headers=shown.headers)
    return as_nginx(visit, replace(ending, outcome=outcome))


def as_nginx(visit: Visit, ending: Ending) -> Ending:
    """Return the answer with the headers that every answer through nginx has."""
    own = (*SERVER, *(((ORIGIN, NOT_RECORDED),) if cors_codes(visit, ending) else ()))
    names = {name.lower() for name, _ in own}
    kept = tuple(each for each in ending.outcome.headers if each[0].lower() not in names)
    return replace(ending, outcome=replace(ending.outcome, headers=(*kept, *own)))


def cors_codes(visit: Visit, ending: Ending) -> tuple[str, ...]:
    """Return NGX_CORS where CORS headers are added to this answer."""
    if recorded(visit.hop, "cors") is not True or ending.outcome.code in BEFORE_LOCATIONS:
        return ()
    always = effective(visit.hop, "cors_always") is not False
    return ("NGX_CORS",) if always or ending.outcome.status in {*SUCCESSES, None} else ()
