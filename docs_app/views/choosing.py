"""The form that chooses two editions to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict

from docs_app import store, versions
from docs_app.core.addresses import DRAFT
from docs_app.core.editions import NOW, BadWordError
from docs_app.views.book import Book
from docs_app.views.editions import Shelf

FIELDS = ("from", "to")
OFFERED = 30
"""Versions, and other architectures, that the form offers; any other can be written."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was typed; where the two are compared, or what to mend in which field."""

    typed: Mapping[str, str]
    address: str = ""
    complaints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that the form offers, what it means, and where it is compared with what is now."""

    word: str
    says: str
    href: str = ""


def chosen(shelf: Shelf, asked: QueryDict) -> Chosen:
    """Return what a form asked for. Nothing typed is nothing wrong; one of two is.

    With ``again`` the form is only filled in, to be changed.
    """
    typed = {name: asked.get(name, "").strip() for name in FIELDS}
    if "again" in asked:
        return Chosen(typed)
    if not any(typed.values()):
        return Chosen({"from": "", "to": NOW})
    words, complaints = {}, {}
    for name, word in typed.items():
        try:
            words[name] = shelf.side(word).word
        except BadWordError as error:
            complaints[name] = str(error)
        except PermissionDenied as error:
            complaints[name] = str(error)
    if complaints:
        return Chosen(typed, complaints=complaints)
    address = shelf.home().addresses.as_it_is().compare(words["from"], words["to"])
    return Chosen(typed, address)


def choices(request: HttpRequest, home: Book) -> list[Choice]:
    """Return what the form offers: now, the draft, versions, other architectures. Two queries."""
    at, slug = home.addresses, home.slug
    history = versions.history(slug)[:OFFERED]
    others = [info for info in store.list_architectures() if info.slug != slug][:OFFERED]
    offered = [
        *((str(info.number), info.message, "") for info in history),
        *((info.slug, f"{info.name}, now version {info.version}", "") for info in others),
    ]
    if request.user.has_perm("docs_app.view_draft"):
        drafted = "as maintainers have written it"
        offered.insert(0, (DRAFT, drafted, at.compare(NOW, DRAFT)))
    return [
        Choice(NOW, "as readers see it"),
        *(Choice(word, says, href or at.compare(word, NOW)) for word, says, href in offered),
    ]
