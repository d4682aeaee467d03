"""The history as a list: versions with what they changed, of everything or of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from docs_app.core.architecture import Architecture
from docs_app.core.diff.finding import find
from docs_app.models import VersionChange
from docs_app.store import VersionInfo
from docs_app.store.published import info_of, version_infos
from docs_app.versions.past import Span, renames, spans, successor
from docs_app.versions.publishing import TOLD
from docs_app.versions.subjects import ADDED, about, owner_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A version in the list. ``sentences`` are its first changes, ``more`` counts the others."""

    info: VersionInfo
    sentences: tuple[str, ...]
    more: int

    @property
    def why(self) -> str:
        """Return the message; empty: nobody said why, and it was made of the sentences."""
        return why(self.info.message, self.sentences, self.more)


def why(message: str, sentences: Sequence[str], more: int = 0) -> str:
    """Return a version's message; empty: it was made of its changes, as nobody said why."""
    others = len(sentences) + more - TOLD
    made = "; ".join(sentences[:TOLD]) + (f"; and {others} more" if others > 0 else "")
    return "" if message == made else message


@dataclass(frozen=True, slots=True)
class History:
    """The numbers of the versions that changed something, newest first, and what that is.

    ``subject`` is what it is called now; empty: everything. ``of_it`` holds of its changes.
    """

    slug: str
    subject: str
    numbers: Sequence[int]
    of_it: Q

    def listed(self, numbers: Collection[int], few: int) -> tuple[Listed, ...]:
        """Return those versions, newest first, each with its first few changes. Two queries."""
        sentences: dict[int, list[str]] = defaultdict(list)
        counts: dict[int, int] = {}
        for number, sentence, count in self._first(numbers, few):
            sentences[number].append(sentence)
            counts[number] = count
        rows = version_infos(self.slug).filter(number__in=numbers)
        return tuple(
            Listed(info, tuple(told), max(0, counts.get(info.number, 0) - len(told)))
            for info in map(info_of, rows)
            for told in (sentences[info.number],)
        )

    def _first(self, numbers: Collection[int], few: int) -> list[tuple[int, str, int]]:
        version = F("version_id")
        rows = (
            VersionChange.objects.filter(
                self.of_it, version__architecture__slug=self.slug, version__number__in=numbers
            )
            .annotate(
                place=Window(RowNumber(), partition_by=version, order_by=F("pk").asc()),
                count=Window(Count("pk"), partition_by=version),
            )
            .filter(place__lte=few)
            .order_by("pk")
        )
        return list(rows.values_list("version__number", "sentence", "count"))


def history_of(slug: str, upto: int, now: Architecture, subject: str = "") -> History:
    """Return the versions up to a number, of all changes or of those about a subject.

    ``subject`` is one thing with its parts, under all the names it had (``hop:nlb``), or all of a
    kind (``port``). What is there ``now``, and no version brought, was there from the first. No
    query, with a subject two; where something was renamed those of
    :func:`docs_app.versions.past.all_made`.
    """
    if not subject:
        return History(slug, "", range(upto, 0, -1), Q())
    renamed = renames(slug, 0, upto)
    whole_kind = ":" not in subject
    there = whole_kind or find(now, subject) is not None
    if not there:
        subject = successor(subject, renamed)
        there = find(now, subject) is not None
    names = spans(subject, upto, renamed)
    of_it = about(names)
    found = _numbers(slug, upto, of_it, names)
    if (found or there) and 1 not in found and not any(found.values()):
        found[1], of_it = 0, of_it | Q(version__number=1)
    return History(slug, subject, tuple(found), of_it)


def _numbers(slug: str, upto: int, of_it: Q, names: Sequence[Span]) -> dict[int, int]:
    """Return the versions' numbers, newest first, and how many of their changes brought it."""
    bringing = {each for name in names for each in (name.subject, owner_of(name.subject))}
    rows = (
        VersionChange.objects.filter(
            of_it, version__architecture__slug=slug, version__number__lte=upto
        )
        .order_by()
        .values_list("version__number")
        .annotate(brought=Count("pk", filter=Q(subject__in=bringing, sentence__endswith=ADDED)))
        .order_by("-version__number")
    )
    return dict(rows)
