"""What is done in a review: asked, withdrawn, judged, published; each a form that was sent.

What cannot be done shows the page of the review again, with who did what meanwhile and the text
as it was typed. What was done leads back to it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from docs_app import versions
from docs_app.core.addresses import Addresses
from docs_app.forms.talk import MessageForm, typed_in
from docs_app.store import NoSuchArchitecture
from docs_app.versions import Overtaken, Refused
from docs_app.views.drafters import for_drafters, state_or_404, user_of
from docs_app.views.review import show
from docs_app.views.review_told import Typed

Act = Callable[[str, User, MessageForm], str]
"""Does it for a user, and returns what to tell them."""

KINDS = {"approve": "You approved the draft.", "changes": "You asked for changes in the draft."}
CHOOSE = "Approve the draft, or ask for changes: nothing was chosen."
MEANWHILE = 409
WRONG = 400


def act(form: str, do: Act) -> Callable[..., HttpResponseBase]:
    """Make a Django view of an act, whose form has this name on the page."""

    @for_drafters
    @require_POST
    def answer(request: HttpRequest, architecture: str) -> HttpResponse:
        sent = MessageForm(request.POST)
        typed = typed_in(request.POST)
        if not sent.is_valid():
            told = Typed(form, typed, sent.complaints)
            return show(request, architecture, told, WRONG)
        try:
            said = do(architecture, user_of(request), sent)
        except NoSuchArchitecture:
            state_or_404(architecture)
            raise
        except Overtaken as overtaken:
            told = Typed(form, typed, overtaken.sentences, overtaken=True)
            return show(request, architecture, told, MEANWHILE)
        except Refused as refused:
            told = Typed(form, typed, tuple(str(refused).splitlines()))
            return show(request, architecture, told, WRONG)
        messages.success(request, said)
        return HttpResponseRedirect(Addresses(architecture).review)

    return answer


def _ask(slug: str, user: User, form: MessageForm) -> str:
    versions.ask_review(slug, user, form.said("text"), form.said("seen"))
    return "The reviewers are asked."


def _withdraw(slug: str, user: User, form: MessageForm) -> str:
    versions.withdraw(slug, user)
    return "The review is withdrawn; the draft stays as it is."


def _judge(slug: str, user: User, form: MessageForm) -> str:
    kind = form.said("kind")
    if kind not in KINDS:
        raise Refused(reasons=(CHOOSE,))
    versions.judge(slug, user, kind, form.said("text"), form.said("seen"))
    return KINDS[kind]


def _publish(slug: str, user: User, form: MessageForm) -> str:
    version = versions.publish_reviewed(slug, user, form.said("text"), form.said("seen"))
    address = Addresses(slug, version.number).home
    return format_html('<a href="{}">Version {}</a> is published.', address, version.number)


def _require(slug: str, user: User, form: MessageForm) -> str:
    required = form.said("required") == "on"
    versions.set_review_required(slug, user, required)
    if required:
        return "From now on saves gather in the draft, until somebody else approves them."
    return "From now on every save is published at once."


ask = act("ask", _ask)
withdraw = act("withdraw", _withdraw)
judge = act("judge", _judge)
publish = act("publish", _publish)
require = act("required", _require)
