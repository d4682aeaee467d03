"""The versions that a feed tells of."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from docs_app.models import Version, VersionChange
from docs_app.notices.feed import Entry

ENTRIES = 50
"""Versions in a feed, the newest ones: a reader that asks once a week misses none."""

TOLD = 30
"""Changes that an entry lists."""


def latest(slug: str) -> tuple[Entry, ...]:
    """Return the last versions of an architecture, newest first. Two queries."""
    rows = list(
        Version.objects.filter(architecture__slug=slug)
        .defer("snapshot")
        .annotate(changed=Count("changes"))
        .order_by("-number")[:ENTRIES]
    )
    told = _first_changes([row.pk for row in rows])
    return tuple(
        Entry(
            row.number,
            row.content_hash,
            row.at,
            row.author_name,
            row.approved_by,
            row.message,
            tuple(told[row.pk]),
            max(0, row.changed - TOLD),
        )
        for row in rows
    )


def _first_changes(versions: list[int]) -> dict[int, list[str]]:
    place = Window(RowNumber(), partition_by=[F("version")], order_by="pk")
    rows = (
        VersionChange.objects.filter(version__in=versions)
        .annotate(place=place)
        .filter(place__lte=TOLD)
        .order_by("pk")
    )
    told = defaultdict(list)
    for version, sentence in rows.values_list("version", "sentence"):
        told[version].append(sentence)
    return told
