"""What every page is about: one architecture, in one version, at its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone

from docs_app import store
from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import Index, index_of
from docs_app.store import VersionInfo


@dataclass(frozen=True, slots=True)
class Book:
    """One architecture as a reader sees it.

    ``addresses`` lead to pages of the same kind: as it is, or as it was in this version.
    ``origin`` is the site's scheme and host, for what leaves the site: snippets, exported files.
    ``today`` decides which waivers still hold.
    """

    architecture: Architecture
    version: VersionInfo
    addresses: Addresses
    origin: str
    today: date

    @property
    def slug(self) -> str:
        return self.architecture.slug

    @property
    def as_it_was(self) -> bool:
        """Say whether the reader asked for this version by its number."""
        return self.addresses.version is not None

    @property
    def latest(self) -> bool:
        """Say whether this is the version that readers see now."""
        return self.version.latest

    @property
    def index(self) -> Index:
        """Return the architecture's lookups."""
        return index_of(self.architecture)


def open_book(request: HttpRequest, slug: str, number: int | None = None) -> Book:
    """Return an architecture as it is, or as it was in a version; Http404: there is none.

    Costs one query where the value is in memory.
    """
    published = store.load_published(slug) if number is None else store.load_version(slug, number)
    if published is None:
        what = f"{slug} has no version {number}." if number else f"There is no {slug!r} here."
        raise Http404(what)
    origin = f"{request.scheme}://{request.get_host()}"
    at, today = Addresses(slug, number), timezone.localdate()
    return Book(published.architecture, published.version, at, origin, today)
