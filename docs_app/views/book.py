"""What every page is about: one architecture, in one version, at its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from docs_app import store
from docs_app.core.addresses import DRAFT, Addresses, Edition
from docs_app.core.architecture import Architecture
from docs_app.core.index import Index, index_of
from docs_app.store import VersionInfo

DRAFTS_ARE_FOR = "Drafts are for those who write and review them."


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
        return isinstance(self.addresses.version, int)

    @property
    def draft(self) -> bool:
        """Say whether this is what maintainers have written and nobody has published yet."""
        return self.addresses.version == DRAFT

    @property
    def latest(self) -> bool:
        """Say whether this is the version that readers see now."""
        return self.version.latest

    @property
    def index(self) -> Index:
        """Return the architecture's lookups."""
        return index_of(self.architecture)


def open_book(request: HttpRequest, slug: str, edition: Edition = None) -> Book:
    """Return an architecture in one of its editions; Http404: there is none.

    PermissionDenied: the draft is not for this reader.

    Costs one query where the value is in memory.
    """
    if edition == DRAFT and not request.user.has_perm("docs_app.view_draft"):
        raise PermissionDenied(DRAFTS_ARE_FOR)
    published = store.load_edition(slug, edition)
    if published is None:
        what = f"There is no {slug!r} here."
        raise Http404(f"{slug} has no version {edition}." if isinstance(edition, int) else what)
    origin = f"{request.scheme}://{request.get_host()}"
    at, today = Addresses(slug, edition), timezone.localdate()
    return Book(published.architecture, published.version, at, origin, today)
