"""Where the line of a seal stands in a file of each format, so that the file stays valid."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_END_CHUNK = b"\x00\x00\x00\x00IEND\xae\x42\x60\x82"
_END_OBJECT = b"\n}\n"


@dataclass(frozen=True, slots=True)
class Place:
    """How a line is dressed, and at which byte of the content it goes in.

    ``at`` raises ValueError where the content is not of the format.
    """

    dressed: Callable[[bytes], bytes]
    at: Callable[[bytes], int]


def _comment(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    return lambda line: before + line + after


def _chunk(line: bytes) -> bytes:
    """Return a text chunk (https://www.w3.org/TR/png/#11tEXt)."""
    data = b"Routebook\0" + line
    body = b"tEXt" + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def _before(end: bytes) -> Callable[[bytes], int]:
    def at(content: bytes) -> int:
        if not content.endswith(end):
            raise ValueError("It does not end as a file of its format does.")
        return len(content) - len(end)

    return at


def _before_last(word: bytes) -> Callable[[bytes], int]:
    return lambda content: content.rindex(word)


FORMATS: Mapping[str, Place] = {
    "svg": Place(_comment(b"<!-- ", b" -->\n"), len),
    "html": Place(_comment(b"<!-- ", b" -->\n"), len),
    "dot": Place(_comment(b"// ", b"\n"), len),
    "mermaid": Place(_comment(b"%% ", b"\n"), len),
    "json": Place(_comment(b',\n  "seal": "', b'"'), _before(_END_OBJECT)),
    "png": Place(_chunk, _before(_END_CHUNK)),
    # A comment may stand between any two objects; behind the cross-reference table it moves none,
    # and the last line stays the end-of-file marker, as it must (ISO 32000-1, 7.5.5).
    "pdf": Place(_comment(b"%", b"\n"), _before_last(b"startxref")),
}
