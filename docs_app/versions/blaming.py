"""Since which version something is as it is: who decided it, when, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docs_app.core.diff.fields import get_field
from docs_app.core.diff.finding import find
from docs_app.core.diff.renames import find_renames, rename
from docs_app.models import VersionChange
from docs_app.store import VersionInfo
from docs_app.store.published import info_of, version_infos
from docs_app.versions.past import Made, Span, made, renames, spans
from docs_app.versions.subjects import ADDED, ENDS_ELSEWHERE, owner_of


@dataclass(frozen=True, slots=True)
class _Row:
    """A change that may be the one: its version, what it is about, and its sentence."""

    number: int
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Past:
    """What the rows say of the past, and the versions read where they do not say enough."""

    slug: str
    rows: Mapping[str, Sequence[_Row]]
    read: dict[int, Made] = field(default_factory=dict)

    def made(self, number: int) -> Made:
        if number not in self.read:
            found = made(self.slug, number)
            if found is None:
                raise LookupError(
                    f"{self.slug} has changes of version {number}, but no such version"
                )
            self.read[number] = found
        return self.read[number]


def blame(slug: str, number: int, subject: str, field: str = "") -> VersionInfo | None:
    """Return the version since which a subject's field is as it is in version ``number``.

    Without a field: since when the subject is, its place among its siblings included, its parts
    not. What no version changed is blamed on the first; what is gone on whichever removed it. None:
    nothing is published.

    Costs as :func:`blames`; with a field also those of :func:`docs_app.versions.past.made` for each
    version that touched the subject since.
    """
    return blames(slug, number, (subject,), field).get(subject)


def blames(
    slug: str, number: int, subjects: Collection[str], field: str = ""
) -> dict[str, VersionInfo]:
    """Return :func:`blame` of each subject.

    Three queries whatever their number; where something was renamed, or may have come with what it
    is a part of, those of :func:`docs_app.versions.past.made` for these versions too.
    """
    renamed = renames(slug, 0, number)
    names = {subject: spans(subject, number, renamed) for subject in subjects}
    past = _Past(slug, _rows(slug, number, names.values()))
    since = {each: next(_deciding(past, names[each], field), 1) for each in subjects}
    rows = version_infos(slug).filter(number__in=set(since.values()))
    infos = {info.number: info for info in map(info_of, rows)}
    return {subject: infos[at] for subject, at in since.items() if at in infos}


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


def _deciding(past: _Past, names: Sequence[Span], field: str) -> Iterator[int]:
    """Yield the versions that made something what it is, newest first."""
    for span in names:
        owner = owner_of(span.subject)
        rows = list(past.rows.get(span.subject, ()))
        if owner != span.subject:
            rows += [row for row in past.rows.get(owner, ()) if row.sentence.endswith(ADDED)]
        for row in sorted(rows, key=lambda row: -row.number):
            if span.first <= row.number <= span.last and _decides(past, row, span.subject, field):
                yield row.number


def _decides(past: _Past, row: _Row, subject: str, field: str) -> bool:
    """Say whether a row's change made the subject, or its field, what it is."""
    if row.subject == subject and not field and ENDS_ELSEWHERE not in row.sentence:
        return True
    each = past.made(row.number)
    if each.before is None:
        return True
    before, after = each.before.architecture, each.after.architecture
    if row.subject != subject:
        return find(before, row.subject) is None
    old = find(rename(before, find_renames(before, after)), subject)
    new = find(after, subject)
    if old is None or new is None or not field:
        return bool(old != new)
    return get_field(old, field) != get_field(new, field)
