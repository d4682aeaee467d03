"""The versions of an architecture, and what each of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404

from docs_app import versions
from docs_app.core.diff.finding import find
from docs_app.core.diff.naming import KIND_WORDS, thing
from docs_app.core.diff.wording import Told, tell
from docs_app.core.examples_diff import moved_examples
from docs_app.store import VersionInfo
from docs_app.versions import History, Listed, Made
from docs_app.views.book import Book
from docs_app.views.facts import facts
from docs_app.views.frame import Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading
from docs_app.views.subjects import subject_link
from docs_app.views.tally import is_small

ROWS = 50
"""Versions on one page of the history."""

FEW = 4
"""Changes of a version that the history names; its own page has them all."""

LONG = 240
"""Characters of a text that a version's own page tells of; what is longer goes by its size."""

KINDS: Mapping[str, str] = {
    "hop": "hops",
    "port": "ports",
    "rule": "rules",
    "entry": "entry points",
    "route": "routes",
    "example": "examples",
    "page": "pages",
    "zone": "zones",
    "waiver": "waivers",
    "architecture": "the name and summary",
}
"""What the history can be asked for, and what that is called there."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as the history shows it. ``why`` is empty where the changes say it."""

    info: VersionInfo
    why: str
    sentences: tuple[str, ...]
    more: int
    href: str
    as_it_was: str
    compare: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in words; ``subject`` leads to what it is about, as it was in that version.

    ``thing`` is how the sentence begins, and ``rest`` the rest of it.
    """

    thing: str
    rest: str
    subject: Link | None
    undo: str

    @property
    def sentence(self) -> str:
        return self.thing + self.rest


@page("about", "facts", "page")
def history(reading: Reading) -> Page:
    """Show the versions, newest first: all, or those that changed what is asked for."""
    book, asked = reading.book, reading.query.get("about", "")
    found = history_in(book, asked)
    table = leaf(reading, found.numbers, book.version.number, ROWS)
    newest, at = book.version.number, book.addresses
    told = "facts" in reading.query or is_small(book.architecture) or not is_there(book, found)
    values = {
        "rows": [_row(book, each) for each in found.listed(table.rows, FEW)],
        "leaf": table,
        "asked": asked,
        "about": about(book, found.subject),
        "facts": facts(book, found.subject) if told else (),
        "facts_address": "" if told else f"{at.history(found.subject)}&facts=yes#facts",
        "kinds": KINDS.items(),
        "compare_address": at.comparing,
        "newest": newest,
        "before": max(1, newest - 1),
    }
    return Page("versions.html", "Versions", values, here=at.versions, markdown=not asked)


def is_there(book: Book, found: History) -> bool:
    """Say whether a history is that of one thing, which is there now."""
    return ":" in found.subject and find(book.architecture, found.subject) is not None


def history_in(book: Book, subject: str) -> History:
    """Return the history of everything, or of a subject."""
    return versions.history_of(book.slug, book.version.number, book.architecture, subject)


def about(book: Book, subject: str) -> Link | None:
    """Return what a history is about, with a link to it where it is still there."""
    word, colon, _ = subject.partition(":")
    if word not in KIND_WORDS:
        return Link(subject, "") if subject else None
    if not colon:
        return Link(KINDS[word], "")
    link = subject_link(book, subject)
    return Link(thing(subject, book.architecture), link.href if link else "")


def _row(book: Book, listed: Listed) -> VersionRow:
    at, number = book.addresses, listed.info.number
    return VersionRow(
        info=listed.info,
        why=listed.why,
        sentences=listed.sentences,
        more=listed.more,
        href=at.changes(number),
        as_it_was=at.as_it_was(number).home,
        compare=at.compare(number - 1, number) if number > 1 else "",
    )


@page("page")
def changes(reading: Reading, number: int) -> Page:
    """Show what one version changed. Http404: there is no such version."""
    book = reading.book
    made = made_in(book, number)
    every = made.changes
    table = leaf(reading, every, len(every))
    at = book.addresses
    then = replace(book, architecture=made.after.architecture, addresses=at.as_it_was(number))
    before = made.before.architecture if made.before else None
    recorded = versions.changes_of(book.slug, number)
    values = {
        "info": made.after.version,
        "why": versions.why(made.after.version.message, recorded),
        "rows": [
            ChangeRow(
                *_in_two(tell(change, made.after.architecture, before, LONG)),
                subject_link(then, change.subject),
                at.revert(number, change.key),
            )
            for change in table.rows
        ],
        "leaf": table,
        "first": recorded if before is None else (),
        "moved": moved_examples(before, made.after.architecture) if before else (),
        "as_it_was": at.as_it_was(number).home,
        "compare": at.compare(number - 1, number) if before else "",
        "previous_number": number - 1,
        "compare_now": "" if made.after.version.latest else at.compare(number, book.version.number),
        "revert": "" if made.after.version.latest else at.revert(number),
    }
    return Page(
        "changes.html",
        f"Version {number}",
        values,
        trail=(Link("Versions", at.versions),),
        here=at.versions,
        previous=_version(book, number - 1),
        next=_version(book, number + 1),
        markdown=True,
    )


def _in_two(told: Told) -> tuple[str, str]:
    return told.thing, told.sentence.removeprefix(told.thing)


def made_in(book: Book, number: int) -> Made:
    """Return a version with the one before it. Http404: there is no such version."""
    made = versions.made(book.slug, number)
    if made is None:
        raise Http404(f"{book.slug} has no version {number}.")
    return made


def _version(book: Book, number: int) -> Link | None:
    if not 1 <= number <= book.version.number:
        return None
    return Link(f"Version {number}", book.addresses.changes(number))
