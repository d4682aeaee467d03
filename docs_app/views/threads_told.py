"""Threads of comments as pages show them, with the form that answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docs_app import versions
from docs_app.core.about import subject_of, words_of
from docs_app.core.addresses import Addresses
from docs_app.versions import ThreadInfo
from docs_app.views.book import Book
from docs_app.views.drafters import May
from docs_app.views.frame import Link
from docs_app.views.subjects import subject_link

FIRST_WORDS = 80


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread, what it is about in words, where that is (None: nowhere), and who answers."""

    info: ThreadInfo
    words: str
    where: Link | None
    action: str

    @property
    def first_words(self) -> str:
        """Return how the thread begins, on one line."""
        said = " ".join(self.info.comments[0].body.split()) if self.info.comments else ""
        return said[:FIRST_WORDS] + ("…" if len(said) > FIRST_WORDS else "")


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said on a page about its objects, and what else may be said of which of them.

    ``abouts``: what a new thread may be about, and that in words. ``back`` is the page's address,
    ``may`` what its reader may do.
    """

    rows: tuple[ThreadRow, ...]
    abouts: tuple[tuple[str, str], ...]
    action: str
    back: str
    may: May

    @property
    def open(self) -> tuple[ThreadRow, ...]:
        return tuple(row for row in self.rows if not row.info.resolved)

    @property
    def resolved(self) -> tuple[ThreadRow, ...]:
        return tuple(row for row in self.rows if row.info.resolved)


def thread_row(draft: Book, info: ThreadInfo) -> ThreadRow:
    """Return a thread for a page; ``draft`` is the draft, to which its links lead."""
    subject = subject_of(info.about)
    return ThreadRow(
        info,
        words_of(info.about, draft.architecture),
        subject_link(draft, subject),
        Addresses(draft.slug).thread(info.id),
    )


def thread_rows(draft: Book, infos: Iterable[ThreadInfo]) -> tuple[ThreadRow, ...]:
    """Return threads for a page."""
    return tuple(thread_row(draft, info) for info in infos)


def talk_of(draft: Book, subjects: Sequence[str], path: str, may: May) -> Talk:
    """Return what is said about some objects of a draft, on the page that shows them.

    Two queries. Threads about changes stand on the page of the review alone.
    """
    infos = versions.threads_about(draft.slug, subjects)
    return Talk(
        thread_rows(draft, infos),
        tuple((each, words_of(each, draft.architecture)) for each in subjects),
        Addresses(draft.slug).comments,
        path,
        may,
    )
