"""Going back to a version, or on one change of it: shown first, and asked once more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from docs_app import versions
from docs_app.core.comparison import Comparison, compare
from docs_app.core.diff import describe
from docs_app.core.lint import Finding, is_linted, new_errors
from docs_app.core.wellformed import problems
from docs_app.forms.talk import MessageForm, typed_in
from docs_app.versions import EDIT, Back, Overtaken, Refused, Reverting
from docs_app.views.book import Book, open_book
from docs_app.views.compared import ExampleRow, OpeningRow, Told
from docs_app.views.drafters import user_of
from docs_app.views.editions import Pair, Side
from docs_app.views.frame import Link, Page
from docs_app.views.history import made_in
from docs_app.views.paper import personal
from docs_app.views.reading import Reading, audience_of
from docs_app.views.review_acts import MEANWHILE, WRONG
from docs_app.views.review_told import NOTHING_TYPED, Typed
from docs_app.views.subjects import subject_link
from docs_app.views.tally import is_small

MAY_NOT = "Going back is for those who may change everything that an architecture says."
GATHERED = "It is in the draft now. Ask for a review when it is ready."
LISTED = 200
"""Changes that the page lists one by one; of more, the number."""

FORM = "revert"


@dataclass(frozen=True)
class Planned:
    """What going back would make, in words and links. Not slotted: parts are kept once made."""

    book: Book
    plan: Reverting

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.plan.before, self.plan.after, self.book.today)

    @cached_property
    def told(self) -> Told:
        """Return the comparison with links to what is there now."""
        side = Side(self.book, "now", "what is there now")
        return Told(Pair(self.book, side, side), self.comparison)

    @property
    def sentences(self) -> list[str]:
        changes = self.comparison.changes[:LISTED]
        return [describe(each, self.plan.after, self.plan.before) for each in changes]

    @property
    def more(self) -> int:
        return max(0, len(self.comparison.changes) - LISTED)

    @property
    def examples(self) -> list[ExampleRow]:
        return self.told.examples()

    @property
    def wider(self) -> list[OpeningRow]:
        return self.told.openings(self.comparison.reach.wider, came=True)

    @cached_property
    def problems(self) -> list[str]:
        return [str(each) for each in problems(self.plan.after)]

    @cached_property
    def errors(self) -> list[tuple[Finding, Link | None]]:
        """Return what lint would not let be published; of a large architecture only when known."""
        after = self.plan.after
        if self.problems or not (is_small(after) or is_linted(after)):
            return []
        found = new_errors(self.plan.published.architecture, after, self.book.today)
        return [(each, subject_link(self.book, each.subject)) for each in found]

    @property
    def refused(self) -> bool:
        """Say whether it would be refused as it stands; into a draft an error of lint may go."""
        return bool(self.problems or (self.errors and not self.plan.gathers))


@require_http_methods(["GET", "HEAD", "POST"])
def revert(request: HttpRequest, architecture: str, number: int) -> HttpResponseBase:
    """Show what going back would change; or go back. ``change`` names one change, by its key.

    Http404: there is no such version.
    """
    user = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not all(user.has_perm(permission) for permission in EDIT):
        raise PermissionDenied(MAY_NOT)
    book = open_book(request, architecture)
    made_in(book, number)
    if request.method == "POST":
        return _go(request, book, Back(number, request.POST.get("change", "")))
    return _ask(request, book, Back(number, request.GET.get("change", "")))


def _go(request: HttpRequest, book: Book, back: Back) -> HttpResponse:
    sent, text = MessageForm(request.POST), typed_in(request.POST)
    if not sent.is_valid():
        return _ask(request, book, back, Typed(FORM, text, sent.complaints), WRONG)
    why, seen = sent.said("text"), sent.said("seen")
    try:
        saved = versions.revert(book.slug, user_of(request), back, why, seen)
    except Overtaken as overtaken:
        now = open_book(request, book.slug)
        told = Typed(FORM, text, overtaken.sentences, overtaken=True)
        return _ask(request, now, back, told, MEANWHILE)
    except Refused as refused:
        return _ask(request, book, back, Typed(FORM, text, tuple(str(refused).splitlines())), WRONG)
    if saved.version is None:
        messages.success(request, GATHERED)
        return HttpResponseRedirect(book.addresses.review)
    return HttpResponseRedirect(book.addresses.changes(saved.version.number))


def _ask(
    request: HttpRequest, book: Book, back: Back, typed: Typed = NOTHING_TYPED, status: int = 200
) -> HttpResponse:
    """Show what going back would change, or why it cannot be done, and what was typed."""
    at = book.addresses
    planned, why_not = None, ""
    try:
        planned = Planned(book, versions.reverting(book.slug, back))
    except Refused as refused:
        why_not = str(refused)
    title = "Undo a change" if back.key else f"Go back to version {back.number}"
    values = {
        "back": back,
        "planned": planned,
        "stopped": typed,
        "why_not": why_not,
        "typed": typed,
        "next_number": book.version.number + 1,
        "changes_address": at.changes(back.number),
        "review_address": at.review,
    }
    trail = (Link("Versions", at.versions), Link(f"Version {back.number}", at.changes(back.number)))
    page = Page("revert.html", title, values, trail=trail, here=at.versions)
    reading = Reading(book, at.revert(back.number), {}, audience_of(request))
    return personal(request, reading, page, status)
