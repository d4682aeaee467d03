"""The one line that a seal is in every format: its facts, the signature, and a checksum.

    routebook-seal:1?architecture=storage&version=3&...&signature=HEX&check=HEX

The signature covers the content and the facts. The checksum covers the signature too, and needs no
key: it tells a file that was damaged from one that another site has sealed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from docs_app.core.sealing.seal import Seal, facts, seal_of

MARK = b"routebook-seal:1?"
_LINE = re.compile(
    re.escape(MARK) + rb"(?P<facts>[A-Za-z0-9_.~%=&-]+)"
    rb"&signature=(?P<signature>[0-9a-f]{64})&check=(?P<check>[0-9a-f]{64})"
)
_TRACES = re.compile(rb"routebook-seal|&signature=[0-9a-f]{32}|[0-9a-f]{32}&check=")
"""What is left of a seal wherever a few of its bytes were changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in a file, with what it says."""

    written: bytes
    seal: Seal
    signature: str
    check: str


def digest_of(content: bytes, seal: Seal) -> str:
    """Return the SHA-256 of what a signature covers, as hex: the seal's facts and the content."""
    return sha256(_framed(MARK, facts(seal).encode()) + content).hexdigest()


def line_of(content: bytes, seal: Seal, signature: str) -> bytes:
    """Return the line for a content; ``signature`` is 64 digits of hex."""
    told, check = facts(seal), _check(content, seal, signature)
    return MARK + f"{told}&signature={signature}&check={check}".encode()


def _check(content: bytes, seal: Seal, signature: str) -> str:
    return sha256(_framed(digest_of(content, seal).encode(), signature.encode())).hexdigest()


def _framed(*parts: bytes) -> bytes:
    """Return the parts with their lengths before them, so that no two lists read alike."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def find_line(data: bytes) -> Line | None:
    """Return the last line in a file, which is its seal's; None: there is none to be read."""
    at = data.rfind(MARK)
    found = _LINE.match(data, at) if at >= 0 else None
    seal = seal_of(found["facts"].decode()) if found else None
    if found is None or seal is None:
        return None
    return Line(found[0], seal, found["signature"].decode(), found["check"].decode())


def has_traces(data: bytes) -> bool:
    """Say whether there is, or once was, a seal in a file."""
    return _TRACES.search(data) is not None
