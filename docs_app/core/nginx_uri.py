"""How nginx reads a path, and how it writes one that a rule changed.

Before it looks for a location it decodes the path, merges slashes and takes dots out. Unless a
rule changes it, what goes on is still the path as it came:
https://nginx.org/en/docs/http/ngx_http_core_module.html#location
https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
"""

from __future__ import annotations

from urllib.parse import quote, unquote

_SAFE = "!$&'()*+,-./:;=@[]_~"
"""What nginx leaves as it is, besides letters and digits."""


def read_path(path: str) -> str | None:
    """Return the path as nginx reads it; None: it cannot, and answers 400.

    A slash at the end stays. Bytes that are no UTF-8 stay too, as lone surrogates.
    """
    decoded = unquote(path, errors="surrogateescape")
    if "\0" in decoded:
        return None
    kept: list[str] = []
    segments = decoded.removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            if not kept:
                return None
            kept.pop()
        elif segment not in {"", "."}:
            kept.append(segment)
    slash = "/" if kept and segments[-1] in {"", ".", ".."} else ""
    return "/" + "/".join(kept) + slash


def write_path(path: str, arrived: str) -> str:
    """Return a changed path as it goes on; where ``arrived`` was not encoded, nor is this."""
    if "%" not in arrived:
        return path
    return quote(path, safe=_SAFE, errors="surrogateescape")
