"""Who reads what: all that a page may depend on, and so all that its cache key is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from docs_app.views.book import Book

ANONYMOUS, READER, MAINTAINER = "anonymous", "reader", "maintainer"

DRAFTS = " of drafts"
"""Behind the kind of a reader who may see drafts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's view of one page.

    ``audience`` is coarse on purpose: pages say who may edit, never who is reading, so that one
    copy serves all readers of a kind. ``query`` has only the parameters that the page knows.
    """

    book: Book
    path: str
    query: Mapping[str, str]
    audience: str = ANONYMOUS

    @property
    def signed_in(self) -> bool:
        return self.audience != ANONYMOUS

    @property
    def now(self) -> bool:
        """Say whether the page is read as it is, not as it was or as it is drafted."""
        return self.book.addresses.version is None

    @property
    def may_edit(self) -> bool:
        """Say whether the reader is shown links into the admin."""
        return self.audience.removesuffix(DRAFTS) == MAINTAINER

    @property
    def sees_drafts(self) -> bool:
        """Say whether the reader is told what waits to be published."""
        return self.audience.endswith(DRAFTS)

    @property
    def question(self) -> str:
        """Return the query as a string, in one order whatever order it was asked in."""
        return urlencode(sorted(self.query.items()))


def audience_of(request: HttpRequest) -> str:
    """Return what kind of reader asks. Costs no query without a session cookie."""
    user = request.user
    if not user.is_authenticated:
        return ANONYMOUS
    kind = MAINTAINER if user.is_staff and user.has_perm("docs_app.change_hop") else READER
    return kind + (DRAFTS if user.has_perm("docs_app.view_draft") else "")


def known(asked: QueryDict, parameters: Iterable[str]) -> dict[str, str]:
    """Return the parameters that a page knows and that say something, without space around."""
    values = {name: asked.get(name, "").strip() for name in parameters}
    return {name: value for name, value in values.items() if value}
