"""What pages about a draft begin with: who may see it, how it stands, and both its sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import cast

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from docs_app import versions
from docs_app.core.addresses import DRAFT, Addresses
from docs_app.core.architecture import Architecture
from docs_app.store import NoSuchArchitecture, Published, VersionInfo
from docs_app.versions import DraftState
from docs_app.views.book import DRAFTS_ARE_FOR, Book

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class May:
    """What the user may do with drafts. Whether the draft lets them is another question."""

    publish: bool
    review: bool
    require: bool
    comment: bool


def for_drafters(view: View) -> View:
    """Let a view be called by those who may see drafts; others are sent to the door, or told.

    After signing in one comes to the page of the review: what was posted cannot be asked for.
    """

    @wraps(view)
    def answer(request: HttpRequest, architecture: str, **names: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(Addresses(architecture).review)
        if not request.user.has_perm("docs_app.view_draft"):
            raise PermissionDenied(DRAFTS_ARE_FOR)
        return view(request, architecture, **names)

    return answer


def user_of(request: HttpRequest) -> User:
    """Return who asks, in a view that :func:`for_drafters` guards."""
    return cast("User", request.user)


def may(user: User) -> May:
    """Return what the user may do. Costs no query where the permissions are known."""
    return May(
        user.has_perm("docs_app.publish_draft"),
        user.has_perm("docs_app.review_draft"),
        user.has_perm("docs_app.require_review"),
        user.has_perm("docs_app.add_comment"),
    )


def state_or_404(slug: str) -> DraftState:
    """Return how a draft stands. Http404: there is no such architecture."""
    try:
        return versions.state(slug)
    except NoSuchArchitecture:
        raise Http404(f"There is no {slug!r} here.") from None


def books(request: HttpRequest, state: DraftState) -> tuple[Book, Book]:
    """Return what is published and what is drafted; where nothing is published, an empty book."""
    number = state.published.version.number if state.published else 0
    info = VersionInfo(number, "", "", timezone.now(), state.draft_hash, latest=False, draft=True)
    empty = Published(Architecture(state.slug, state.draft.name), info)
    now = state.published or empty
    origin, today = f"{request.scheme}://{request.get_host()}", timezone.localdate()
    at = Addresses(state.slug)
    return (
        Book(now.architecture, now.version, at, origin, today),
        Book(state.draft, info, Addresses(state.slug, DRAFT), origin, today),
    )
