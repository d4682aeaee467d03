"""What a reader has seen, because they said so, and what is new since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Looked, Version
from docs_app.store import NoSuchArchitecture, VersionInfo
from docs_app.store.published import info_of, version_infos


@dataclass(frozen=True, slots=True)
class Seen:
    """The version that a reader said they had seen, and when they said so."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """What is new to a reader: how many versions, and the newest of them, newest first."""

    seen: Seen
    count: int
    newest: tuple[VersionInfo, ...]


def seen_by(user: User) -> Mapping[str, Seen]:
    """Return what a reader has seen, by architecture. One query."""
    rows = Looked.objects.filter(user=user).values_list("architecture__slug", "number", "at")
    return {slug: Seen(number, at) for slug, number, at in rows}


def news_for(user: User, slug: str, upto: int, few: int) -> News | None:
    """Return what is new to a reader in the versions up to a number; None: they never said.

    Two queries, and one where nothing is new.
    """
    row = (
        Looked.objects.filter(user=user, architecture__slug=slug).values_list("number", "at")
    ).first()
    if row is None:
        return None
    seen = Seen(*row)
    count = max(0, upto - seen.number)
    later = version_infos(slug).filter(number__gt=seen.number, number__lte=upto)[:few]
    return News(seen, count, tuple(map(info_of, later)) if count else ())


@transaction.atomic
def look(user: User, slug: str, number: int) -> Seen:
    """Record that a reader has seen a version, and so all before it.

    Who saw a later one, on another page, has seen that one still. NoSuchArchitecture: there is no
    such version of an architecture of this slug.
    """
    row = ArchitectureRow.objects.filter(slug=slug).first()
    if row is None or not Version.objects.filter(architecture=row, number=number).exists():
        raise NoSuchArchitecture(slug)
    now = timezone.now()
    looked, made = Looked.objects.get_or_create(
        user=user, architecture=row, defaults={"number": number, "at": now}
    )
    if not made and looked.number <= number:
        Looked.objects.filter(pk=looked.pk, number__lte=number).update(number=number, at=now)
        looked.refresh_from_db()
    return Seen(looked.number, looked.at)
