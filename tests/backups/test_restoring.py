"""What is backed up comes back as it was, into an empty database or in the place of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from docs_app import versions
from docs_app.backups import BackupError, examine, restore
from docs_app.backups.restoring import _empty
from docs_app.backups.tables import LEFT_OUT, tables
from docs_app.core.architecture import Architecture
from docs_app.models import Version
from docs_app.store import load_draft, load_published
from tests.backups.full import backup, fill, held

pytestmark = pytest.mark.django_db


def test_every_model_of_the_app_is_in_a_backup() -> None:
    kept = {table.model for table in tables()}
    assert set(apps.get_app_config("docs_app").get_models(include_auto_created=True)) <= kept
    assert set(apps.get_models(include_auto_created=True)) - kept == set(LEFT_OUT)


def test_what_the_tests_back_up_has_something_in_every_table() -> None:
    fill()
    assert [name for name, rows in held().items() if not rows] == []


def test_all_of_it_comes_back_row_by_row(tmp_path: Path) -> None:
    fill()
    before, draft, published = held(), load_draft("storage"), load_published("storage")
    state = versions.state("storage")
    file = backup(tmp_path)
    _empty(tables())
    assert set(map(len, held().values())) == {0}

    manifest = restore(file)

    assert held() == before
    assert (load_draft("storage"), load_published("storage")) == (draft, published)
    assert versions.state("storage") == state
    assert [(part.table, part.rows) for part in manifest.parts] == [
        (name, len(rows)) for name, rows in before.items()
    ]


def test_people_sign_in_with_their_passwords_and_may_what_they_might(tmp_path: Path) -> None:
    fill()
    had = User.objects.get(username="bob").get_all_permissions()
    file = backup(tmp_path)
    _empty(tables())
    restore(file)
    assert Client().login(username="bob", password="correct horse")
    assert User.objects.get(username="bob").get_all_permissions() == had
    assert "docs_app.change_hop" in had


def test_a_database_that_is_migrated_and_no_more_is_empty(tmp_path: Path) -> None:
    file = backup(tmp_path)
    before = held()
    restore(file)
    assert held() == before
    assert Group.objects.count() == 3


def test_a_database_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    file = backup(tmp_path)
    fill()
    before = held()
    with pytest.raises(BackupError) as caught:
        restore(file)
    assert str(caught.value) == (
        "The database is not empty: it holds log entries, users, architectures, comments and "
        "others. Restore into an empty one (a new one after `manage.py migrate`), or add "
        "--replace to throw away all that it holds."
    )
    assert held() == before


def test_replacing_throws_away_what_the_backup_has_not(tmp_path: Path) -> None:
    fill()
    before = held()
    file = backup(tmp_path)
    User.objects.create_user("late")
    Version.objects.get(architecture__slug="tiny").delete()
    Client().force_login(User.objects.get(username="ann"))
    assert Session.objects.exists()

    restore(file, replace=True)

    assert held() == before
    assert not Session.objects.exists()


def test_new_rows_are_numbered_after_those_that_came_back(tmp_path: Path) -> None:
    fill()
    file = backup(tmp_path)
    last = Version.objects.order_by("-pk").values_list("pk", flat=True)[0]
    restore(file, replace=True)
    versions.create(Architecture("next", "Next"), None, "")
    assert Version.objects.get(architecture__slug="next").pk > last


def test_a_version_still_never_changes_after_a_restore(tmp_path: Path) -> None:
    fill()
    restore(backup(tmp_path), replace=True)
    with connection.cursor() as cursor, pytest.raises(Exception, match="never changes"):
        cursor.execute("UPDATE docs_app_version SET snapshot = '{}'")


def test_reading_a_backup_through_changes_nothing(tmp_path: Path) -> None:
    fill()
    file = backup(tmp_path)
    before = held()
    assert examine(file).count("docs_app.Version") == 2
    assert held() == before
