"""Seals: what an exported file is of, and a signature over every byte, inside the file itself.

    seal = prepared(Seal(...))
    digest = digest_of(content, seal)          # to be signed; who has the key is not known here
    data = sealed(content, seal, signature)    # still valid in its format
    found = opened(data)                       # None: it carries no seal

A sealed file is a function of its content, its seal and the signature, and of nothing else. So it
is read by taking it apart and sealing it once more: a file that does not come out the same, byte
for byte, was altered, wherever that was.
"""

from __future__ import annotations

from docs_app.core.sealing.line import digest_of
from docs_app.core.sealing.opening import Opened, opened, prepared, sealed
from docs_app.core.sealing.places import FORMATS
from docs_app.core.sealing.seal import Seal, Source

__all__ = ["FORMATS", "Opened", "Seal", "Source", "digest_of", "opened", "prepared", "sealed"]
