"""A backup appears whole or not at all, is its owner's alone, and overwrites nothing unasked."""

from __future__ import annotations

import resource
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from docs_app import versions
from docs_app.backups import BackupError, examine, make
from docs_app.backups.columns import as_json, reader_of
from docs_app.backups.opening import opened
from docs_app.backups.tables import tables
from docs_app.core.architecture import Architecture
from docs_app.models import Version
from tests.backups.full import NOW, backup, fill


@pytest.mark.django_db
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    file = backup(tmp_path)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.django_db
def test_a_file_that_is_there_is_overwritten_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with pytest.raises(BackupError) as caught:
        make(file, NOW)
    assert str(caught.value) == (
        f"{file}: This is there already. Choose another name, or add --force."
    )
    assert file.read_text() == "mine"
    make(file, NOW, force=True)
    assert examine(file).made_at == "2027-01-31T12:30:15.123456+00:00"
    assert oct(file.stat().st_mode & 0o777) == "0o600"


@pytest.mark.django_db
def test_a_full_disk_leaves_nothing_behind_and_the_old_backup_as_it_was(tmp_path: Path) -> None:
    fill()
    file = backup(tmp_path)
    before = file.read_bytes()
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
        with pytest.raises(BackupError) as caught:
            make(file, NOW, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert str(caught.value) == (
        f"{file}: File too large. Nothing was kept: name a file in a folder that is there, "
        "with room for it."
    )
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == before


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="No such file or directory"):
        make(tmp_path / "nowhere" / "backup.zip", NOW)


@pytest.mark.django_db
def test_a_version_that_is_not_what_was_published_is_told_and_not_backed_up(tmp_path: Path) -> None:
    fill()
    row = Version.objects.get(architecture__slug="tiny")
    row.pk, row.number, row.snapshot = None, 2, row.snapshot.replace("Tiny", "Tony")
    row.save(force_insert=True)
    with pytest.raises(BackupError) as caught:
        backup(tmp_path)
    assert str(caught.value) == (
        "docs_app.Version, row 3: Version 2 of Tiny is not what its hash says. It was damaged, or "
        "changed by hand: go back to a backup of before."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_there_is_a_way_to_keep_every_column_and_a_strange_one_is_told() -> None:
    for table in tables():
        for field in table.fields:
            reader_of(field)
    with pytest.raises(TypeError, match="backups cannot write a bytes"):
        as_json(b"")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_holds_one_moment_whatever_others_write_meanwhile(tmp_path: Path) -> None:
    versions.create(Architecture("a", "A"), None, "")
    done = threading.Event()

    def publish() -> None:
        while not done.is_set():
            versions.create(Architecture("a", f"{time.monotonic()}"), None, "")
        connection.close()

    writer = threading.Thread(target=publish)
    writer.start()
    try:
        files = [backup(tmp_path, f"{number}.zip") for number in range(5)]
    finally:
        done.set()
        writer.join()
    for file in files:
        with opened(file) as found:
            rows = {table.name: list(found.rows(table)) for table in tables()}
        newest = max(rows["docs_app.Version"], key=lambda row: int(row["number"]))
        assert newest["number"] == len(rows["docs_app.VersionChange"])
        assert newest["name"] == rows["docs_app.Architecture"][0]["name"]
