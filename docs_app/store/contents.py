"""The contents that this process has had of late: one value for each, with all it has computed.

A content is known by its hash, which says what it is: what is kept here is never stale, whether a
version was read, a draft looked at, or a publish undone.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from docs_app.core.architecture import Architecture

KEPT = 16
"""Contents that a process keeps at most."""

ALWAYS = 2
"""Contents that it keeps however large they are: a version, and the next or a draft."""

WEIGHT = 250_000
"""Hops and rules that it keeps beyond those: some 500 MB. 10,000 hops with 50,000 rules and all
that is computed from them take some 120 MB.
"""

_kept: OrderedDict[str, Architecture] = OrderedDict()
_lock = Lock()


def recall(content_hash: str) -> Architecture | None:
    """Return the value with this content, or None: it was not remembered, or long ago."""
    with _lock:
        if content_hash in _kept:
            _kept.move_to_end(content_hash)
        return _kept.get(content_hash)


def remember(content_hash: str, architecture: Architecture) -> Architecture:
    """Return the value that came first with this content: what it has computed serves others."""
    with _lock:
        first = _kept.setdefault(content_hash, architecture)
        _kept.move_to_end(content_hash)
        weight = sum(map(_weight, _kept.values()))
        while len(_kept) > KEPT or (len(_kept) > ALWAYS and weight > WEIGHT):
            weight -= _weight(_kept.popitem(last=False)[1])
        return first


def _weight(architecture: Architecture) -> int:
    return sum(1 + len(hop.rules) for hop in architecture.hops)
