"""Which zones lie within which: looked up once for each zone that is asked for."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.index import kept


class Within:
    """The zones of an architecture by what lies within them."""

    def __init__(self, architecture: Architecture) -> None:
        self._below: dict[str, list[str]] = {}
        for zone in architecture.zones:
            if zone.parent is not None:
                self._below.setdefault(zone.parent, []).append(zone.slug)
        self._known: dict[str, frozenset[str]] = {}

    def of(self, zone: str) -> frozenset[str]:
        """Return a zone and all that lies within it, however deep; a cycle ends where it closes."""
        if zone not in self._known:
            found: set[str] = set()
            ahead = [zone]
            while ahead:
                each = ahead.pop()
                if each not in found:
                    found.add(each)
                    ahead += self._below.get(each, ())
            self._known[zone] = frozenset(found)
        return self._known[zone]


def within_of(architecture: Architecture) -> Within:
    """Return an architecture's zones by what lies within them; made once and kept with it."""
    return kept(architecture, "within", Within)
