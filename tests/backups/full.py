"""A database with something in every table, and what it holds as a backup writes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from docs_app import versions
from docs_app.backups import make
from docs_app.backups.tables import tables
from docs_app.core.architecture import Architecture as Value
from docs_app.core.architecture import Waiver
from docs_app.models import Architecture, Comment, Looked, Thread, Webhook
from tests.core.builders import storage
from tests.core.edits import edited
from tests.versions.people import SLUG, approved, reviewed

NOW = datetime(2027, 1, 31, 12, 30, 15, 123456, UTC)
WAIVER = Waiver("EXAMPLE_NONE", "hop:link", "Ann", "Nobody calls it.", date(2027, 12, 31))
TEXT = 'Wörter "in" \\ 日本語 \U0001f6b0\n\tand {"a": null}, <b>&amp;</b>'


def fill() -> None:
    """Put something into every table."""
    who = reviewed()
    value = replace(storage(), waivers=(WAIVER,), summary="Bags & ingests")
    approved(edited(value, "page:overview", body=TEXT), who)
    architecture = Architecture.objects.get(slug=SLUG)
    thread = Thread.objects.create(
        architecture=architecture, about="hop:nlb", opened_at=NOW, resolved_by_name=""
    )
    Comment.objects.create(thread=thread, author=who.ann, author_name="Ann", at=NOW, body=TEXT)
    Looked.objects.create(user=who.fay, architecture=architecture, number=1, at=NOW)
    Webhook.objects.create(architecture=architecture, url="https://h.example.org/", secret="s")
    who.bob.set_password("correct horse")
    who.bob.save()
    who.bob.user_permissions.add(Permission.objects.get(codename="view_hop"))
    LogEntry.objects.create(
        user=who.eve,
        content_type=ContentType.objects.get(app_label="auth", model="user"),
        object_id=str(who.bob.pk),
        object_repr="bob",
        action_flag=CHANGE,
        change_message=TEXT,
        action_time=NOW,
    )
    versions.create(Value("tiny", "Tiny"), None, "")


def held() -> dict[str, list[str]]:
    """Return every row of every table as a backup writes it."""
    return {table.name: list(table.lines()) for table in tables()}


def backup(folder: Path, name: str = "full.zip") -> Path:
    """Make a backup of the database as it is."""
    make(folder / name, NOW)
    return folder / name
