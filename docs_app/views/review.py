"""The review of a draft: what it would change, who agrees, and what may be done with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from docs_app import versions
from docs_app.core.lint import is_linted
from docs_app.versions import DraftState
from docs_app.views.compared_figure import compared_figure
from docs_app.views.drafters import books, for_drafters, may, state_or_404, user_of
from docs_app.views.frame import Heading, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import personal
from docs_app.views.reading import Reading, audience_of, known
from docs_app.views.review_told import NOTHING_TYPED, Review, Typed
from docs_app.views.tally import is_small

SAVES = 100
"""Saves that the page lists, the last ones."""


@for_drafters
@require_safe
def review(request: HttpRequest, architecture: str) -> HttpResponse:
    """Show the review. Some thirty queries, whatever the draft changes."""
    return show(request, architecture)


def show(
    request: HttpRequest, slug: str, typed: Typed = NOTHING_TYPED, status: int = 200
) -> HttpResponse:
    """Return the page, with what was typed and why it was not done, if something was."""
    state = state_or_404(slug)
    now, draft = books(request, state)
    since = state.published.version.at if state.published else None
    told = Review(state, now, draft, versions.threads(slug, since))
    frame = now if state.published else draft
    query = known(request.GET, ("page", "findings", "show"))
    reading = Reading(frame, frame.addresses.review, query, audience_of(request))
    return personal(request, reading, _page(request, reading, told, typed), status)


def _page(request: HttpRequest, reading: Reading, told: Review, typed: Typed) -> Page:
    state = told.state
    rows = told.rows() if state.published else []
    table = leaf(reading, rows, len(rows))
    linted = "findings" in reading.query or _is_linted(told)
    # What is told once, stands on the first leaf alone.
    first = table.number == 1 and bool(rows)
    findings = told.told.findings() if first and linted else []
    examples = told.told.examples() if first else []
    wider = told.told.openings(told.comparison.reach.wider, came=True) if first else []
    forms = _forms(request, state)
    values = {
        "review": told,
        "state": state,
        "leaf": table,
        "first": first,
        "wider": wider,
        "compared": compared_figure(told.told.pair, reading) if first else None,
        "examples": examples,
        "linted": linted,
        "findings": findings,
        "elsewhere": told.elsewhere(),
        "saves": state.saves[-SAVES:],
        "earlier": max(0, len(state.saves) - SAVES),
        "typed": typed,
        "forms": forms,
        "lost": typed.kept and typed.form not in forms,
        "why_not": _why_not(request, state),
        "may": may(user_of(request)),
        "page_address": reading.path + (f"?{reading.question}" if reading.question else ""),
        "comment_action": reading.book.addresses.comments,
        "acts": {
            act: reading.book.addresses.reviewing(act)
            for act in ("ask", "withdraw", "judge", "publish", "discard", "required")
        },
        "compare_address": reading.book.addresses.compare("now", "draft"),
        "drafted_address": told.draft.addresses.home,
    }
    return Page(
        "review.html",
        "Review",
        values,
        headings=_headings(told, first=first),
        here=reading.book.addresses.review,
        summary=f"What the draft of {reading.book.architecture.name} would change.",
    )


def _is_linted(told: Review) -> bool:
    return all(
        is_small(book.architecture) or is_linted(book.architecture)
        for book in (told.now, told.draft)
    )


def _forms(request: HttpRequest, state: DraftState) -> frozenset[str]:
    """Return the forms that the user is shown: what they may do, and can do as it stands."""
    allowed = may(user_of(request))
    pending = state.review_required and state.differs
    asked = state.review is not None
    there = {
        "ask": allowed.publish and pending and not asked,
        "withdraw": allowed.publish and asked,
        "judge": allowed.review and asked and not _why_not(request, state),
        "publish": allowed.publish and pending and not state.obstacles,
        "discard": allowed.publish and pending and state.published is not None,
        "required": allowed.require and not state.differs,
    }
    return frozenset(name for name, shown in there.items() if shown)


def _why_not(request: HttpRequest, state: DraftState) -> str:
    """Return why a reviewer may not judge the draft; empty: they may, or are no reviewer."""
    user = user_of(request)
    if state.review is None or not may(user).review:
        return ""
    return state.why_not_approve(user.pk)


def _headings(told: Review, *, first: bool) -> tuple[Heading, ...]:
    there = (
        (first and bool(told.comparison.reach.wider), "More open", "open"),
        (first, "Picture", "picture"),
        (bool(told.state.changes), "Changes", "changes"),
        (first, "Behaviour", "behaviour"),
        (first, "Findings", "findings"),
        (True, "Comments", "comments"),
        (bool(told.state.saves), "Saves", "saves"),
        (True, "Your part", "your-part"),
    )
    return tuple(Heading(text, anchor) for shown, text, anchor in there if shown)
