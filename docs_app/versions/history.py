"""What was published when, by whom, and what each version changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Max

from docs_app.models import VersionChange
from docs_app.store.published import VersionInfo, info_of, version_infos

_OWNERS = {"port": "hop", "rule": "hop", "example": "route"}
"""A part's kind -> the kind of what it is a part of, whose page shows it."""


class LastChanges(Mapping[str, VersionInfo]):
    """Subject -> the version that last changed it.

    Only what changed after the first version is listed. Whatever else is asked for is as old as
    the architecture, so the answer is the first version.
    """

    def __init__(self, first: VersionInfo, later: Mapping[str, VersionInfo]) -> None:
        self.first = first
        self.later = later

    def __getitem__(self, subject: str) -> VersionInfo:
        return self.later.get(subject, self.first)

    def __iter__(self) -> Iterator[str]:
        return iter(self.later)

    def __len__(self) -> int:
        return len(self.later)


def history(slug: str) -> tuple[VersionInfo, ...]:
    """Return all versions of an architecture, newest first. One query."""
    return tuple(info_of(row) for row in version_infos(slug))


def changes_of(slug: str, number: int, subject: str | None = None) -> tuple[str, ...]:
    """Return a sentence for each thing that a version changed, in the order of the parts.

    ``subject`` (``hop:nlb``) leaves only the changes of that object and of its parts.
    """
    rows = (
        VersionChange.objects.filter(version__architecture__slug=slug, version__number=number)
        .order_by("pk")
        .values_list("subject", "sentence")
    )
    return tuple(sentence for of, sentence in rows if subject is None or is_about(of, subject))


def is_about(of: str, subject: str) -> bool:
    """Say whether a change of something is one of an object: of itself, or of a part of it."""
    return subject in (of, _owner_of(of))


def last_changes(slug: str, upto_number: int) -> Mapping[str, VersionInfo]:
    """Return who last changed what, as of a version: ``["page:ports/who"]``, ``["hop:nlb"]``.

    A change of a port or rule is one of its hop too, that of an example one of its route.
    Two queries. KeyError for every subject: nothing is published.
    """
    infos = {info.number: info for info in history(slug) if info.number <= upto_number}
    if not infos:
        return {}
    rows = (
        VersionChange.objects.filter(
            version__architecture__slug=slug, version__number__lte=upto_number
        )
        .order_by()
        .values_list("subject")
        .annotate(number=Max("version__number"))
    )
    numbers: dict[str, int] = {}
    for subject, number in rows:
        for each in (subject, _owner_of(subject)):
            numbers[each] = max(number, numbers.get(each, 0))
    later = {subject: infos[number] for subject, number in numbers.items()}
    return LastChanges(infos[min(infos)], later)


def _owner_of(subject: str) -> str:
    kind, _, name = subject.partition(":")
    if kind not in _OWNERS:
        return subject
    return f"{_OWNERS[kind]}:{name.partition('/')[0]}"
