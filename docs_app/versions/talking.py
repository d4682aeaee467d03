"""Comments: said about a change or an object of a draft, answered, resolved, opened again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from docs_app import notices
from docs_app.core.about import change_key, is_there, words_of
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Comment, Thread
from docs_app.store import NoSuchArchitecture
from docs_app.versions.people import COMMENT, Person, demand, name_of
from docs_app.versions.refusal import Overtaken, Refused
from docs_app.versions.reviews import open_review
from docs_app.versions.state import state_of
from docs_app.versions.threads import ThreadInfo, thread_info

LONGEST = 10_000
"""Characters of a comment."""

SAY_SOMETHING = "Write something first."
TOO_LONG = "This has {} characters; a comment may have {}. Make two of it, or write a page."
GONE = "The draft does not have what this was about any more: {}."
RESOLVED = "{} resolved this thread meanwhile. Answering opens it again."


class NoSuchThread(LookupError):  # noqa: N818  # it reads as what it says
    """The architecture has no thread of this number."""


@transaction.atomic
def begin(slug: str, user: User, about: str, body: str) -> ThreadInfo:
    """Say something about an object or a change of the draft, in a thread of its own.

    Refused: nothing or too much is said, or the draft has no such thing.
    """
    demand(user, COMMENT)
    row = ArchitectureRow.objects.filter(slug=slug).first()
    if row is None:
        raise NoSuchArchitecture(slug)
    said = _said(body)
    _refuse_nothing(row, about)
    thread = Thread.objects.create(
        architecture=row, review=open_review(row), about=about, opened_at=timezone.now()
    )
    _add(thread, user, said)
    return thread_info(thread)


@transaction.atomic
def reply(slug: str, user: User, pk: int, body: str, *, seen_resolved: bool) -> ThreadInfo:
    """Answer in a thread; a resolved one is open again then.

    Refused: nothing or too much is said. Overtaken: it was resolved, and the user had not seen it.
    """
    demand(user, COMMENT)
    said = _said(body)
    thread = _locked(slug, pk)
    if thread.resolved_at is not None and not seen_resolved:
        raise Overtaken(RESOLVED.format(Person(None, thread.resolved_by_name)))
    _add(thread, user, said)
    _set(thread, None)
    return thread_info(thread)


@transaction.atomic
def resolve(slug: str, user: User, pk: int, body: str = "") -> ThreadInfo:
    """Call a thread resolved, with a last word or without one; one that is so stays as it is.

    Refused: too much is said. Overtaken: it was resolved already, and there is a last word.
    """
    demand(user, COMMENT)
    said = _said(body) if body.strip() else ""
    thread = _locked(slug, pk)
    if thread.resolved_at is None:
        if said:
            _add(thread, user, said)
        _set(thread, user)
    elif said:
        raise Overtaken(RESOLVED.format(Person(None, thread.resolved_by_name)))
    return thread_info(thread)


@transaction.atomic
def reopen(slug: str, user: User, pk: int) -> ThreadInfo:
    """Open a thread again; an open one stays as it is."""
    demand(user, COMMENT)
    thread = _locked(slug, pk)
    _set(thread, None)
    return thread_info(thread)


def _said(body: str) -> str:
    said = body.replace("\r\n", "\n").strip()
    if not said:
        raise Refused(reasons=(SAY_SOMETHING,))
    if len(said) > LONGEST:
        raise Refused(reasons=(TOO_LONG.format(len(said), LONGEST),))
    return said


def _refuse_nothing(row: ArchitectureRow, about: str) -> None:
    """Raise Refused where neither the draft nor what is published has what it is about."""
    now = state_of(row)
    key = change_key(about)
    if key:
        there = any(change.key == key for change in now.changes)
    else:
        sides = (now.draft, now.published.architecture) if now.published else (now.draft,)
        there = any(is_there(each, about) for each in sides)
    if not there:
        raise Refused(reasons=(GONE.format(words_of(about, now.draft)),))


def _locked(slug: str, pk: int) -> Thread:
    rows = Thread.objects.select_for_update(of=("self",)).filter(architecture__slug=slug, pk=pk)
    thread = rows.first()
    if thread is None:
        raise NoSuchThread(pk)
    return thread


def _add(thread: Thread, user: User, said: str) -> None:
    comment = Comment.objects.create(
        thread=thread, author=user, author_name=name_of(user), at=timezone.now(), body=said
    )
    notices.commented(comment.pk)


def _set(thread: Thread, resolved_by: User | None) -> None:
    """Resolve a thread, or open it."""
    thread.resolved_at = timezone.now() if resolved_by else None
    thread.resolved_by_name = name_of(resolved_by)
    thread.save(update_fields=["resolved_at", "resolved_by_name"])
