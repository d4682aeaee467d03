"""Comments as they are sent: a new thread, an answer; and a thread at an address of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from docs_app import versions
from docs_app.core.about import words_of
from docs_app.core.addresses import Addresses
from docs_app.forms.talk import CommentForm, typed_in
from docs_app.versions import DraftState, NoSuchThread, Overtaken, Refused, ThreadInfo
from docs_app.versions.people import COMMENT, FOR
from docs_app.views.drafters import books, for_drafters, may, state_or_404, user_of
from docs_app.views.frame import Link, Page
from docs_app.views.paper import personal
from docs_app.views.reading import Reading, audience_of
from docs_app.views.review_acts import MEANWHILE, WRONG
from docs_app.views.threads_told import thread_row

DONE = {"resolve": "The thread is resolved.", "reopen": "The thread is open again."}


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A comment that was not taken: its text, and why not."""

    text: str = ""
    sentences: tuple[str, ...] = ()
    overtaken: bool = False


NOTHING = Unsaid()


@for_drafters
@require_POST
def begin(request: HttpRequest, architecture: str) -> HttpResponse:
    """Begin a thread."""
    _demand(request)
    state_or_404(architecture)
    form, about = CommentForm(request.POST), request.POST.get("about", "")
    unsaid = Unsaid(typed_in(request.POST), form.complaints)
    if form.is_valid():
        try:
            made = versions.begin(
                architecture, user_of(request), form.said("about"), form.said("text")
            )
        except Refused as refused:
            unsaid = Unsaid(unsaid.text, refused.reasons)
        else:
            return _back(architecture, form.said("back"), made)
    return _show_begun(request, architecture, about, unsaid)


@for_drafters
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, architecture: str, number: int) -> HttpResponse:
    """Show a thread; or answer in it, resolve it, open it again."""
    if request.method != "POST":
        return _show(request, architecture, number)
    _demand(request)
    form = CommentForm(request.POST)
    unsaid = Unsaid(typed_in(request.POST), form.complaints)
    if form.is_valid():
        try:
            made = _answer(request, architecture, number, form)
        except Refused as refused:
            unsaid = Unsaid(unsaid.text, refused.reasons)
        except Overtaken as overtaken:
            unsaid = Unsaid(unsaid.text, overtaken.sentences, overtaken=True)
        except NoSuchThread:
            raise Http404("There is no such thread here.") from None
        else:
            if form.said("do") in DONE:
                messages.success(request, DONE[form.said("do")])
            return _back(architecture, form.said("back"), made)
    return _show(request, architecture, number, unsaid)


def _answer(request: HttpRequest, slug: str, number: int, form: CommentForm) -> ThreadInfo:
    user, text = user_of(request), form.said("text")
    if form.said("do") == "resolve":
        return versions.resolve(slug, user, number, text)
    if form.said("do") == "reopen" and not text:
        return versions.reopen(slug, user, number)
    resolved = bool(form.cleaned_data["resolved"])
    return versions.reply(slug, user, number, text, seen_resolved=resolved)


def _demand(request: HttpRequest) -> None:
    if not may(user_of(request)).comment:
        raise PermissionDenied(FOR[COMMENT])


def _back(slug: str, back: str, made: ThreadInfo) -> HttpResponse:
    """Lead back to the page of the thread's architecture that was left, where the thread is."""
    at = Addresses(slug)
    fits = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(at.home)
    page = back.partition("#")[0] if fits else at.review
    return HttpResponseRedirect(f"{page}#thread-{made.id}")


def _show(request: HttpRequest, slug: str, number: int, unsaid: Unsaid = NOTHING) -> HttpResponse:
    """Show a thread by itself, with an answer that was not taken, if there is one."""
    state = state_or_404(slug)
    info = versions.thread(slug, number)
    if info is None:
        raise Http404("There is no such thread here.")
    row = thread_row(books(request, state)[1], info)
    values = {"row": row, "about": info.about}
    return _page(request, state, f"Comments on {row.words}", values, unsaid)


def _show_begun(request: HttpRequest, slug: str, about: str, unsaid: Unsaid) -> HttpResponse:
    """Show a comment that begins a thread, and was not taken."""
    state = state_or_404(slug)
    values = {"row": None, "about": about}
    return _page(request, state, f"Comment on {words_of(about, state.draft)}", values, unsaid)


def _page(
    request: HttpRequest,
    state: DraftState,
    title: str,
    values: Mapping[str, object],
    unsaid: Unsaid,
) -> HttpResponse:
    now, draft = books(request, state)
    frame, at = now if state.published else draft, now.addresses
    told = {
        **values,
        "unsaid": unsaid,
        "comment_action": at.comments,
        "back": request.POST.get("back", at.review),
        "may": may(user_of(request)),
    }
    page = Page("thread.html", title, told, trail=(Link("Review", at.review),), here=at.review)
    reading = Reading(frame, request.path, {}, audience_of(request))
    status = MEANWHILE if unsaid.overtaken else WRONG if unsaid.sentences else 200
    return personal(request, reading, page, status)
