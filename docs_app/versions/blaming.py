"""Since which version something is as it is: who decided it, when, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docs_app.core.diff.fields import get_field
from docs_app.core.diff.finding import find
from docs_app.core.diff.renames import find_renames, rename
from docs_app.models import VersionChange
from docs_app.store import VersionInfo
from docs_app.store.published import info_of, version_infos
from docs_app.versions.past import Made, Span, all_made, renames, spans
from docs_app.versions.subjects import ADDED, ENDS_ELSEWHERE, owner_of


@dataclass(frozen=True, slots=True)
class _Row:
    """A change that may be the one: its version, what it is about, and its sentence.

    ``of`` is what is asked about, as it was called then.
    """

    number: int
    subject: str
    sentence: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class _Past:
    """What the rows say of the past, and a version that was read where they do not say enough.

    Only the last one is held: a large one takes 100 MB.
    """

    slug: str
    rows: Mapping[str, Sequence[_Row]]
    read: dict[int, Made] = field(default_factory=dict)

    def made(self, number: int) -> Made:
        """Return a version with the one before it. KeyError: there is none."""
        if number not in self.read:
            self.read.clear()
            self.read.update(all_made(self.slug, (number,)))
        return self.read[number]


def blame(slug: str, number: int, subject: str, field: str = "") -> VersionInfo | None:
    """Return the version since which a subject, or its field, is as it is in version ``number``.

    What no version changed is blamed on the first; what is gone on whichever removed it. None:
    nothing is published. Costs as :func:`blames`, with a field as :func:`blame_fields`.
    """
    if field:
        return blame_fields(slug, number, subject, (field,)).get(field)
    return blames(slug, number, (subject,)).get(subject)


def blames(slug: str, number: int, subjects: Collection[str]) -> dict[str, VersionInfo]:
    """Return since which version each subject is as it is.

    Its place among its siblings is its own, and its parts are not. Three queries whatever their
    number; where something was renamed, or may have come with what it is a part of, those of
    :func:`docs_app.versions.past.all_made` too.
    """
    past, names = _begin(slug, number, subjects)
    since = {
        subject: next((row.number for row in _told(past, of_one) if _is_of_it(past, row)), 1)
        for subject, of_one in names.items()
    }
    return _infos(slug, since)


def blame_fields(
    slug: str, number: int, subject: str, fields: Collection[str]
) -> dict[str, VersionInfo]:
    """Return since which version each field of a subject is as it is.

    Three queries; and those of :func:`docs_app.versions.past.all_made` for each version that
    touched the subject, the last of them first, until all fields are accounted for. Of a large
    architecture that takes a second for each that is not in memory.
    """
    past, names = _begin(slug, number, (subject,))
    since: dict[str, int] = {}
    for row in _told(past, names[subject]):
        open_ones = [each for each in fields if each not in since]
        if not open_ones:
            break
        since |= dict.fromkeys(_decided(past.made(row.number), row, open_ones), row.number)
    return _infos(slug, {each: since.get(each, 1) for each in fields})


def _begin(
    slug: str, number: int, subjects: Collection[str]
) -> tuple[_Past, dict[str, tuple[Span, ...]]]:
    renamed = renames(slug, 0, number)
    names = {subject: spans(subject, number, renamed) for subject in subjects}
    return _Past(slug, _rows(slug, number, names.values())), names


def _infos(slug: str, since: Mapping[str, int]) -> dict[str, VersionInfo]:
    rows = version_infos(slug).filter(number__in=set(since.values()))
    infos = {info.number: info for info in map(info_of, rows)}
    return {each: infos[at] for each, at in since.items() if at in infos}


def _rows(slug: str, upto: int, names: Collection[Sequence[Span]]) -> dict[str, list[_Row]]:
    """Return the changes of these names and of their owners, by name, newest first."""
    called = {span.subject for of_one in names for span in of_one}
    rows = VersionChange.objects.filter(
        version__architecture__slug=slug,
        version__number__lte=upto,
        subject__in=called | set(map(owner_of, called)),
    ).order_by("-version__number", "pk")
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows.values_list("version__number", "subject", "sentence"):
        found[row[1]].append(_Row(*row))
    return found


def _told(past: _Past, names: Sequence[Span]) -> Iterator[_Row]:
    """Yield the rows that may tell how something came to be what it is, newest first.

    They call it, or what it is a part of, by the name it had then.
    """
    for span in names:
        owner = owner_of(span.subject)
        rows = list(past.rows.get(span.subject, ()))
        if owner != span.subject:
            rows += [row for row in past.rows.get(owner, ()) if row.sentence.endswith(ADDED)]
        for row in sorted(rows, key=lambda row: -row.number):
            if span.first <= row.number <= span.last:
                yield replace(row, of=span.subject)


def _is_of_it(past: _Past, row: _Row) -> bool:
    """Say whether a row tells of the thing itself; versions are read only where it may not."""
    if row.subject == row.of and ENDS_ELSEWHERE not in row.sentence:
        return True
    each = past.made(row.number)
    if row.subject != row.of:
        return each.before is None or find(each.before.architecture, row.subject) is None
    return bool(_decided(each, row, ("",)))


def _decided(made: Made, row: _Row, fields: Iterable[str]) -> list[str]:
    """Return the fields that a version made what they are; an empty name means all of them."""
    if made.before is None:
        return list(fields)
    before, after = made.before.architecture, made.after.architecture
    if row.subject != row.of:
        return list(fields) if find(before, row.subject) is None else []
    old = find(rename(before, find_renames(before, after)), row.of)
    new = find(after, row.of)
    if old is None or new is None:
        return list(fields)
    return [each for each in fields if _held(old, each) != _held(new, each)]


def _held(value: object, field: str) -> object:
    return get_field(value, field) if field else value
