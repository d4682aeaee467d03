"""From addresses of the site to places in the pack, which is read where there is no site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from docs_app.core.addresses import Addresses

_PLACES = tuple(
    (re.compile(pattern), place)
    for pattern, place in (
        (r"hops/([a-z0-9_-]+)/#port--([a-z0-9_-]+)", r"port--\1--\2"),
        (r"hops/([a-z0-9_-]+)/#rule--([a-z0-9_-]+)", r"rule--\1--\2"),
        (r"hops/([a-z0-9_-]+)/(?:[#?].*)?", r"hop--\1"),
        (r"zones/#(zone--[a-z0-9_-]+)", r"\1"),
        (r"entry-points/#(entry--[a-z0-9_-]+)", r"\1"),
        (r"routes/([a-z0-9_-]+)/steps/([0-9]+)/", r"step--\1--\2"),
        (r"routes/([a-z0-9_-]+)/(?:[#?].*)?", r"route--\1"),
        (r"docs/([^?#]+)/(?:#.*)?", r"page--\1"),
        (r"(ports|lint|docs|routes)/", r"chapter--\1"),
        (r"(?:rules|hops)/(?:\?.*)?", r"chapter--hops"),
        (r"(?:zones|entry-points)/", r"chapter--whole"),
    )
)
_OUTSIDE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """Where links of a pack lead: into the pack where it tells the same, else to the site.

    ``origin`` is the site's scheme and host.
    """

    addresses: Addresses
    origin: str

    def resolved(self, href: str) -> str:
        """Return ``#name``, a whole address, or an empty string where neither can be had."""
        if href.startswith("#") or _OUTSIDE.match(href):
            return href
        if not href.startswith("/") or href.startswith("//"):
            return ""
        home = self.addresses.home
        inner = href.removeprefix(home) if href.startswith(home) else None
        for pattern, place in _PLACES if inner is not None else ():
            found = pattern.fullmatch(inner or "")
            if found:
                return "#" + found.expand(place)
        return self.origin + href


def page_anchor(path: str) -> str:
    """Return what a page is called; its address is quoted, and so is this."""
    return f"page--{quote(path)}"
