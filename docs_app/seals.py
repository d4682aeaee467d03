"""Seals of this site: signed with its key, and told from those of others.

    data = sealed_up(content, Seal(Source("storage", 3, "4c0f..."), date, "route bags", "svg"))
    verdict = judge(data)

The signature is Django's own, under a salt of its own; a key in SECRET_KEY_FALLBACKS still counts.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from docs_app.core.sealing import Seal, digest_of, opened, prepared, sealed

SALT = "routebook.export"

GENUINE, ALTERED, FOREIGN, UNSEALED = "genuine", "altered", "foreign", "unsealed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a seal is worth.

    ``kind``: ``genuine``, and then alone ``seal`` may be believed; ``altered``: the bytes are not
    those that were sealed; ``foreign``: they are, with a key that this site has not (another
    site's, or one it gave up); ``unsealed``: there is no seal, and ``seal`` is None.
    """

    kind: str
    seal: Seal | None = None


def sealed_up(content: bytes, seal: Seal) -> bytes:
    """Return the content with its seal, signed by this site; equal arguments, equal bytes.

    KeyError: files of that format are not sealed. ValueError: the content is not of the format.
    """
    seal = prepared(seal)
    signature = _signer().signature(digest_of(content, seal))
    return sealed(content, seal, _hex(signature))


def judge(data: bytes) -> Verdict:
    """Return what the seal of a file is worth, whatever the file is."""
    found = opened(data)
    if found is None:
        return Verdict(UNSEALED)
    if not found.whole:
        return Verdict(ALTERED, found.seal)
    try:
        _signer().unsign(f"{found.digest}:{_text(found.signature)}")
    except BadSignature:
        return Verdict(FOREIGN, found.seal)
    return Verdict(GENUINE, found.seal)


def _signer() -> Signer:
    return Signer(salt=SALT, sep=":")


def _hex(signature: str) -> str:
    """Return Django's signature in hex: base64 has hyphens, two of which end a comment."""
    return urlsafe_b64decode(signature + "=" * (-len(signature) % 4)).hex()


def _text(signature: str) -> str:
    return urlsafe_b64encode(bytes.fromhex(signature)).decode().rstrip("=")
