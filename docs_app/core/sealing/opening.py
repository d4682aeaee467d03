"""Putting a seal into a file, and taking it out again."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.sealing.line import digest_of, find_line, has_traces, line_of
from docs_app.core.sealing.places import FORMATS
from docs_app.core.sealing.seal import Seal, shortened


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that carries a seal, or once did.

    ``whole``: it is byte for byte what was sealed; whether the signature is a good one, only who
    has the key can say: it must be one of ``digest``. Of a file that is not whole, ``seal`` is
    what it claims to be, or None where that cannot be read.
    """

    whole: bool
    seal: Seal | None = None
    digest: str = ""
    signature: str = ""


def prepared(seal: Seal) -> Seal:
    """Return the seal as it can be written; what is signed must be that. KeyError: its format."""
    FORMATS[seal.format]
    return shortened(seal)


def sealed(content: bytes, seal: Seal, signature: str) -> bytes:
    """Return the content with its seal, valid in its format; equal arguments, equal bytes.

    ``signature`` is 64 digits of hex. ValueError: the content is not of the seal's format.
    """
    return _placed(content, seal.format, line_of(content, seal, signature))


def _placed(content: bytes, format: str, line: bytes) -> bytes:
    place = FORMATS[format]
    at = place.at(content)
    return content[:at] + place.dressed(line) + content[at:]


def opened(data: bytes) -> Opened | None:
    """Return what is sealed in a file; None: there is no sign of a seal in it."""
    line = find_line(data)
    if line is None:
        return Opened(whole=False) if has_traces(data) else None
    content = _content(data, line.seal.format, line.written)
    if content is None or not _same(data, content, line.seal, line.signature):
        return Opened(whole=False, seal=line.seal)
    return Opened(True, line.seal, digest_of(content, line.seal), line.signature)


def _content(data: bytes, format: str, line: bytes) -> bytes | None:
    """Return the file without its seal; None: the seal does not stand as it would."""
    if format not in FORMATS:
        return None
    dressed = FORMATS[format].dressed(line)
    at = data.rfind(dressed)
    return data[:at] + data[at + len(dressed) :] if at >= 0 else None


def _same(data: bytes, content: bytes, seal: Seal, signature: str) -> bool:
    """Say whether sealing the content once more gives the same file."""
    try:
        return shortened(seal) == seal and sealed(content, seal, signature) == data
    except ValueError:
        return False
