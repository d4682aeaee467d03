"""Reading a sample request: the one place where a URL is taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from docs_app.core.architecture import Request
from docs_app.core.hosts import normal_host

SCHEME_PORTS = {"http": 80, "https": 443}
TOKEN_STATES = ("none", "valid", "invalid", "expired")
TOKEN_USES = ("", "access", "id")
URL_LIMIT = 8192

_METHOD = re.compile(r"[A-Z][A-Z0-9_-]*")
_UNSENDABLE = re.compile(r"[\x00-\x20\x7f]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SENT_AS_IS = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as a client sends it: method, scheme, host in its normal spelling, port, path.

    ``path`` begins with a slash, is percent-encoded, has no ``.`` and ``..`` segments and no query.
    """

    method: str
    scheme: str
    host: str
    port: int
    path: str


def read_request(request: Request) -> Sent:
    """Return what a client sends. Raises ValueError: what cannot be sent, and why."""
    method = request.method.upper()
    if not _METHOD.fullmatch(method):
        raise ValueError(f"'{request.method}' is no method; write GET, POST or the like.")
    if request.token.state not in TOKEN_STATES:
        raise ValueError(
            f"A token is one of {', '.join(TOKEN_STATES)}, not '{request.token.state}'."
        )
    if request.token.use not in TOKEN_USES:
        raise ValueError(f"A token's use is access or id, not '{request.token.use}'.")
    if request.body_bytes < 0:
        raise ValueError(f"A body has 0 bytes or more, not {request.body_bytes}.")
    parts = _split(request.url)
    return Sent(method, parts.scheme, _host(parts), _port(parts), _path(parts.path))


def _split(url: str) -> SplitResult:
    if len(url) > URL_LIMIT:
        raise ValueError(f"The URL is longer than {URL_LIMIT:,} characters.")
    if _UNSENDABLE.search(url):
        raise ValueError(f"The URL '{url}' has a space or a control character; write it as %20.")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ValueError(f"The URL '{url}' cannot be read: {error}.") from error
    if parts.scheme not in SCHEME_PORTS:
        raise ValueError(f"The URL '{url}' must begin with https:// or http://.")
    if "@" in parts.netloc:
        raise ValueError(f"The URL '{url}' must not carry a name or password.")
    return parts


def _host(parts: SplitResult) -> str:
    host = normal_host(parts.hostname or "")
    if not host:
        raise ValueError(f"The URL '{parts.geturl()}' names no host.")
    return host


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError(f"The port in '{parts.netloc}' is not a number up to 65535.") from error
    return SCHEME_PORTS[parts.scheme] if port is None else port


def _path(path: str) -> str:
    """Return the path encoded and with its dot segments resolved (RFC 3986, section 5.2.4)."""
    bad = _BAD_ESCAPE.search(path)
    if bad:
        raise ValueError(f"'{path[bad.start() : bad.start() + 3]}' in the path is no %-escape.")
    kept: list[str] = []
    segments = path.removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + quote("/".join(kept), safe=_SENT_AS_IS)
