"""The page that takes an exported file back and says whether it still tells the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from docs_app.core.addresses import Addresses
from docs_app.versions.exports import CURRENT, DRAFTED, PAST, Checked, check_export, is_draft_now
from docs_app.versions.exports_told import headline, sentences
from docs_app.views.frame import Link
from docs_app.views.shell import shell
from docs_app.views.uploads import bounded_upload

MEGABYTE = 1024 * 1024
MOST = 48 * MEGABYTE
"""Bytes of a file: a PNG as large as the site draws has half as many."""

CHANGES = 200
"""Changes told here; the comparison has the rest."""

GOOD, OLD, BAD = "good", "old", "bad"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says of a file. ``mood``: good, old or bad."""

    name: str
    mood: str
    headline: str
    sentences: tuple[str, ...]
    checked: Checked
    changes: tuple[str, ...]
    more: int
    links: tuple[Link, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@bounded_upload(MOST)
def check_export_page(request: HttpRequest, too_large: bool = False) -> HttpResponse:
    """Show the form, or what is known of the file that was sent. 400: there is none to look at."""
    complaint, answer = "", None
    if request.method == "POST":
        file = request.FILES.get("file")
        complaint = _complaint(file, too_large)
        answer = (
            _answer(request, file) if isinstance(file, UploadedFile) and not complaint else None
        )
    values = {**shell(request), "complaint": complaint, "answer": answer, "most": MOST // MEGABYTE}
    return render(request, "check_export.html", values, status=400 if complaint else 200)


def _complaint(file: object, too_large: bool) -> str:
    if too_large:
        return (
            f"The file is larger than {MOST // MEGABYTE} MB. No export is as large as that; "
            "choose the file as it was exported."
        )
    if not isinstance(file, UploadedFile):
        return "No file was chosen. Choose one, then check it."
    return "The file is empty. Choose the file as it was exported." if not file.size else ""


def _answer(request: HttpRequest, file: UploadedFile[Any]) -> Answer:
    checked = check_export(file.read())
    told = sentences(checked)
    if checked.state == DRAFTED and request.user.has_perm("docs_app.view_draft"):
        told += (_of_the_draft(checked),)
    return Answer(
        name=file.name or "",
        mood=_mood(checked),
        headline=headline(checked),
        sentences=told,
        checked=checked,
        changes=checked.changes[:CHANGES],
        more=max(0, len(checked.changes) - CHANGES),
        links=tuple(_links(checked)),
    )


def _mood(checked: Checked) -> str:
    if checked.state == CURRENT:
        return GOOD
    return OLD if checked.state in (PAST, DRAFTED) else BAD


def _of_the_draft(checked: Checked) -> str:
    if is_draft_now(checked):
        return "It is the draft as it is now."
    return "The draft has changed since."


def _links(checked: Checked) -> list[Link]:
    """Return where to read on: what it shows as it was, as it is, and what is between the two."""
    if checked.now is None or checked.state not in (CURRENT, PAST, DRAFTED):
        return []
    at, version = Addresses(checked.slug), checked.version
    links = [Link(f"As it is now, version {checked.now.number}", at.home)]
    if checked.state == PAST and version is not None:
        links.append(
            Link(f"As it was in version {version.number}", at.as_it_was(version.number).home)
        )
        between = at.compare(version.number, "now")
        links.insert(0, Link(f"Version {version.number} compared with now", between))
    return links
