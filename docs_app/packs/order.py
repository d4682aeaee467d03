"""What a review pack is made of: all of it values, so that any thread or process can make it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.pack import Links, Occasion, Pack, Wanted, pack_of
from docs_app.pictures import OneSide, Stamp
from docs_app.pictures.compared import ComparedSubject
from docs_app.pictures.values import Drawable, Subject

FORMATS = ("pdf", "html")

SLOW = 400
"""Routes times objects, beyond which a pack takes longer than a reader likes to wait."""


@dataclass(frozen=True)
class Order:
    """A pack to be made.

    ``before`` is what its changes are told against, the same as the occasion's; ``compares``: the
    pack is of a comparison with it, and not of one edition. ``program`` tells this program from
    those that would make another pack of the same.
    """

    architecture: Architecture
    stamp: Stamp
    occasion: Occasion
    links: Links
    program: str
    before: OneSide | None = None
    compares: bool = False

    @property
    def key(self) -> str:
        """Return a hash of all that the pack depends on."""
        parts = (
            self.program,
            repr(self.stamp),
            repr(replace(self.occasion, before=None)),
            repr(self.links),
            repr((self.before.stamp, self.before.where)) if self.before else "",
            repr(self.compares),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def name(self) -> str:
        """Return a file's name without its extension."""
        version = "draft" if self.stamp.version is None else f"v{self.stamp.version}"
        parts = [self.stamp.architecture, version, "review-pack"]
        if self.before is not None and self.compares:
            slug, alike = self.before.stamp.architecture, self.stamp.architecture
            other = [] if slug == alike else [slug]
            parts[2:2] = ["since", *other, self.before.name]
        return "-".join(parts)

    @property
    def is_slow(self) -> bool:
        """Say whether making it takes longer than a reader should wait without a word."""
        value = self.architecture
        objects = len(value.pages) + sum(1 + len(hop.ports) + len(hop.rules) for hop in value.hops)
        return objects * max(1, len(value.routes)) > SLOW

    def pack(self) -> Pack:
        """Return the pack as a value. Costs failure tables, lint, and every text."""
        return pack_of(self.architecture, self.occasion, self.links)

    def subject(self, wanted: Wanted, view: View) -> Drawable:
        """Return what one of its pictures is of."""
        edition = self.links.addresses.version
        if wanted.compared and self.before is not None:
            after = OneSide(self.architecture, self.stamp, self.links.addresses)
            return ComparedSubject(self.before, after, view, "both")
        return Subject(self.architecture, view, self.stamp, edition)
