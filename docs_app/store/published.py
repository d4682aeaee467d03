"""Published versions as values. They never change, so what was decoded once may be kept."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from docs_app.core.architecture import Architecture
from docs_app.core.codec import CodecError, from_snapshot, hash_of
from docs_app.models import Version
from docs_app.store.contents import recall, remember
from docs_app.store.unreadable import Unreadable

LOG = logging.getLogger(__name__)

Row = tuple[int, int, str, str, datetime, str, str, str, int]
"""A version's row as :func:`info_of` reads it; last, the number of the newest version."""

_WHO = ("approved_by", "written_by")
_COLUMNS = ("pk", "number", "author_name", "message", "at", "content_hash", *_WHO)

_NEWEST = """
    SELECT v.id, v.number, v.author_name, v.message, v.at, v.content_hash,
           v.approved_by, v.written_by
    FROM docs_app_version v JOIN docs_app_architecture a ON a.id = v.architecture_id
    WHERE a.slug = %s ORDER BY v.number DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """What is known of a version without its content. ``author`` is a name, empty: nobody's.

    ``approved_by`` and ``written_by`` are names with commas between them; empty: nobody had to
    approve, and the author wrote it.
    ``draft``: it is none yet. Its number is then that of the version it builds on (0: of none), and
    its time is that of the reading.
    """

    number: int
    author: str
    message: str
    at: datetime
    content_hash: str
    latest: bool
    draft: bool = False
    approved_by: str = ""
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """An architecture as it was published, and the version that it is."""

    architecture: Architecture
    version: VersionInfo


@dataclass(frozen=True, slots=True)
class ArchitectureInfo:
    """A line in the list of published architectures, as their last version has it."""

    slug: str
    name: str
    environment: str
    summary: str
    version: int
    changed_at: datetime
    changed_by: str


def list_architectures() -> tuple[ArchitectureInfo, ...]:
    """Return all architectures that have been published, by name. One query."""
    rows = _last_versions().values_list(
        "architecture__slug", "name", "environment", "summary", "number", "at", "author_name"
    )
    return tuple(ArchitectureInfo(*row) for row in rows)


def load_all_published() -> tuple[Published, ...]:
    """Return the last published version of each architecture, by name.

    One query, and one more for each content that this process has not had yet. What cannot be read
    is left out and logged: the others can.
    """
    rows = _last_versions().values_list("architecture__slug", *_COLUMNS)
    found = (_readable(row[0], (*row[1:], row[2])) for row in rows)
    return tuple(published for published in found if published is not None)


def _readable(slug: str, row: Row) -> Published | None:
    try:
        return _published(slug, row)
    except Unreadable as error:
        LOG.error("%s", error)
        return None


def _last_versions() -> QuerySet[Version]:
    later = Version.objects.filter(
        architecture=OuterRef("architecture"), number__gt=OuterRef("number")
    )
    return Version.objects.filter(~Exists(later)).order_by("name", "architecture__slug")


def version_infos(slug: str) -> QuerySet[Version, Row]:
    """Return the rows of an architecture's versions, newest first, for :func:`info_of`."""
    newest = (
        Version.objects.filter(architecture=OuterRef("architecture"))
        .order_by()
        .values("architecture")
        .annotate(newest=Max("number"))
        .values("newest")
    )
    return (
        Version.objects.filter(architecture__slug=slug)
        .order_by("-number")
        .annotate(newest=Subquery(newest))
        .values_list(*_COLUMNS, "newest")
    )


def info_of(row: Row) -> VersionInfo:
    """Return a row of :func:`version_infos` as a value."""
    _, number, author, message, at, content_hash, approved_by, written_by, newest = row
    return VersionInfo(
        number,
        author,
        message,
        at,
        content_hash,
        number == newest,
        approved_by=approved_by,
        written_by=written_by,
    )


def load_published(slug: str) -> Published | None:
    """Return the last published version; None: there is no such architecture, or none published.

    One query; a second one, and the decoding, when this process has not had this content yet.
    Unreadable: see there.

    Every page begins with this query, and the mapper took ten times as long to write it as the
    database to answer; so it is written here.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [slug])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, number, author, message, at, *rest = row
    return _published(slug, (pk, number, author, message, _moment(at), *rest, number))


def _moment(column: datetime) -> datetime:
    """Return a time as the mapper would: SQLite keeps it without its zone, which is UTC."""
    return column if column.tzinfo else column.replace(tzinfo=UTC)


def load_version(slug: str, number: int) -> Published | None:
    """Return a version by its number, or None. Costs as :func:`load_published`."""
    return _published(slug, version_infos(slug).filter(number=number).first())


def load_versions(slug: str, numbers: Collection[int]) -> dict[int, Published]:
    """Return the versions of these numbers that there are. Costs as :func:`load_all_published`."""
    found = (_published(slug, row) for row in version_infos(slug).filter(number__in=numbers))
    return {each.version.number: each for each in found if each is not None}


def _published(slug: str, row: Row | None) -> Published | None:
    """Return a version's row as a value. Unreadable: its text is not what it should be."""
    if row is None:
        return None
    info = info_of(row)
    try:
        architecture = _value(info.content_hash, row[0])
    except CodecError as error:
        raise Unreadable(slug, info.number, f"{error.message} {error.mend}") from None
    if architecture.slug != slug:
        # It was renamed since. The addresses on an old version's pages are today's.
        architecture = replace(architecture, slug=slug)
    return Published(architecture, info)


def _value(content_hash: str, pk: int) -> Architecture:
    known = recall(content_hash)
    if known is not None:
        return known
    text = Version.objects.values_list("snapshot", flat=True).get(pk=pk)
    if hash_of(text) != content_hash:
        raise CodecError("", "It is not what its hash says.", "Restore a backup of before.")
    return remember(content_hash, from_snapshot(text))
