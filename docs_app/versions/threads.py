"""What people said to each other about a draft, as values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from docs_app.models import Thread
from docs_app.versions.people import Person


@dataclass(frozen=True, slots=True)
class CommentInfo:
    """What somebody said."""

    id: int
    author: Person
    at: datetime
    body: str


@dataclass(frozen=True, slots=True)
class ThreadInfo:
    """Comments about one thing, the oldest first; ``about`` is as ``core.about`` writes it.

    ``resolved_at`` None: it is open.
    """

    id: int
    about: str
    comments: tuple[CommentInfo, ...]
    resolved_at: datetime | None
    resolved_by: str

    @property
    def resolved(self) -> bool:
        return self.resolved_at is not None


def threads(slug: str, since: datetime | None = None) -> tuple[ThreadInfo, ...]:
    """Return all open threads, and those that were resolved ``since`` then, the oldest first.

    None: all that were resolved. Two queries.
    """
    wanted = Q(resolved_at=None) | Q(resolved_at__gt=since) if since else Q()
    return tuple(thread_info(row) for row in _rows(slug).filter(wanted))


def threads_about(slug: str, abouts: Collection[str]) -> tuple[ThreadInfo, ...]:
    """Return all threads about one of the objects, the oldest first. Two queries."""
    return tuple(thread_info(row) for row in _rows(slug).filter(about__in=abouts))


def thread(slug: str, pk: int) -> ThreadInfo | None:
    """Return one thread; None: the architecture has none of this number. Two queries."""
    row = _rows(slug).filter(pk=pk).first()
    return thread_info(row) if row else None


def thread_info(row: Thread) -> ThreadInfo:
    """Return a row as a value."""
    return ThreadInfo(
        row.pk,
        row.about,
        tuple(
            CommentInfo(each.pk, Person(each.author_id, each.author_name), each.at, each.body)
            for each in row.comments.all()
        ),
        row.resolved_at,
        row.resolved_by_name,
    )


def _rows(slug: str) -> QuerySet[Thread]:
    return (
        Thread.objects.filter(architecture__slug=slug).prefetch_related("comments").order_by("pk")
    )
