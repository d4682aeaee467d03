"""One spelling for each host name, so that hosts can be compared as plain text."""

from __future__ import annotations

import re

INVOKE_HOST = re.compile(r"[^.]+\.execute-api\.[^.]+\.amazonaws\.com(\.cn)?")
"""The invoke URL of an API gateway has such a host."""


def normal_host(host: str) -> str:
    """Return the host in small letters, without a final dot, its labels as they go on the wire.

    ``München.example.`` becomes ``xn--mnchen-3ya.example``: the form in DNS and in the Host
    header (RFC 3490, RFC 9110 section 7.2). A name that no encoding takes stays as it is.
    """
    host = host.strip().rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host
