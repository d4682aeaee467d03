"""A file that is damaged, cut off, edited or somebody else's is refused, and changes nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from docs_app.backups import BackupError, examine, restore
from docs_app.core.codec import SCHEMA
from tests.backups.full import backup, fill, held

pytestmark = pytest.mark.django_db

Parts = dict[str, bytes]
DAMAGED = "The file is damaged or cut off. Take another copy of it."
EDITED = "Take a backup that nobody has edited."
FOREIGN = "Name a file that `manage.py backup` wrote."


def members(file: Path) -> Parts:
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(file: Path, parts: Parts) -> Path:
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def with_manifest(parts: Parts, change: Callable[[dict[str, Any]], None]) -> Parts:
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def with_rows(parts: Parts, table: str, change: Callable[[list[Any]], None]) -> Parts:
    """Return the parts with other rows in a table, and a manifest that says they are right."""
    name = f"tables/{table}.jsonl"
    rows = [json.loads(line) for line in parts[name].splitlines()]
    change(rows)
    content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    def tell(manifest: dict[str, Any]) -> None:
        part = next(each for each in manifest["parts"] if each["table"] == table)
        part.update(rows=len(rows), bytes=len(content), sha256=sha256(content).hexdigest())

    return with_manifest({**parts, name: content}, tell)


def refusal(file: Path) -> str:
    """Return why a file is refused, having seen that nothing changed."""
    before = held()
    with pytest.raises(BackupError) as caught:
        restore(file, replace=True)
    assert held() == before
    return str(caught.value)


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    fill()
    whole = backup(tmp_path).read_bytes()
    part = tmp_path / "part.zip"
    for share in range(40):
        part.write_bytes(whole[: len(whole) * share // 40])
        with pytest.raises(BackupError) as caught:
            examine(part)
        assert str(caught.value) == f"{part}: This is no backup, or it was cut off. {FOREIGN}"


def test_no_changed_byte_goes_unnoticed_where_it_says_anything(tmp_path: Path) -> None:
    fill()
    file = backup(tmp_path)
    whole, parts = file.read_bytes(), members(file)
    dice = random.Random(4)  # noqa: S311 - the same places each time
    for _ in range(150):
        place = dice.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        file.write_bytes(changed)
        try:
            examine(file)
        except BackupError:
            continue
        assert members(file) == parts, place  # a date, or the like


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This is no backup, or it was cut off."),
        (b"name: Storage\n", "This is no backup, or it was cut off."),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "This is no backup, or it was cut off."),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "other.zip"
    file.write_bytes(content)
    assert refusal(file) == f"{file}: {message} {FOREIGN}"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: Is a directory. Name a backup that can be read."
    gone = tmp_path / "gone.zip"
    assert refusal(gone) == f"{gone}: No such file or directory. Name a backup that can be read."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"a.txt": b"a"}, "This is missing: the file is no backup."),
        ({"manifest.json": b"[1]"}, "This is no backup's manifest."),
        ({"manifest.json": b"{"}, "This is no backup's manifest."),
        ({"manifest.json": b"[" * 9000}, "This is no backup's manifest."),
        ({"manifest.json": b'{"kind": "x", "form": 1}'}, "This is no Routebook backup."),
        (
            {"manifest.json": b'{"kind": "Routebook backup", "form": 1, "parts": 3}'},
            "This is no backup's manifest.",
        ),
    ],
)
def test_an_archive_of_something_else_is_told(tmp_path: Path, parts: Parts, message: str) -> None:
    file = written(tmp_path / "other.zip", parts)
    assert refusal(file) == f"manifest.json: {message} {FOREIGN}"


OTHERWISE = "Restore it with the Routebook that made it, and upgrade that (`manage.py migrate`)."


def set_to(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda manifest: manifest.update({key: value})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            set_to("form", 2),
            "The backup is written in form 2; known here is 1. "
            "Restore it with the Routebook that made it, or a newer.",
        ),
        (
            set_to("schema", SCHEMA + 1),
            f"Its versions are written in schema {SCHEMA + 1}; known here is {SCHEMA}. "
            "Update Routebook.",
        ),
        (
            lambda manifest: manifest["migrations"].update(auth="0001_initial"),
            "The backup is of auth 0001_initial; this database is of "
            f"0012_alter_user_first_name_max_length. {OTHERWISE}",
        ),
        (
            lambda manifest: manifest["parts"].pop(),
            f"Its tables are not those of this Routebook. {OTHERWISE}",
        ),
    ],
)
def test_a_backup_of_another_routebook_is_told(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], told: str
) -> None:
    parts = members(backup(tmp_path))
    file = written(tmp_path / "other.zip", with_manifest(parts, change))
    assert refusal(file) == f"manifest.json: {told}"


def test_a_part_that_is_missing_or_another_is_told(tmp_path: Path) -> None:
    fill()
    parts = members(backup(tmp_path))
    name = "tables/docs_app.Hop.jsonl"
    gone = {key: content for key, content in parts.items() if key != name}
    file = written(tmp_path / "gone.zip", gone)
    assert refusal(file) == f"{name}: This part is missing. {DAMAGED}"
    file = written(tmp_path / "less.zip", {**parts, name: parts[name].partition(b"\n")[2]})
    assert refusal(file) == f"{name}: This is not what was written. {DAMAGED}"


ROWS = [
    ("docs_app.Hop", lambda rows: rows[1].pop(), ", row 2: This is no row of the table."),
    ("docs_app.Hop", lambda rows: rows.append({}), ", row 12: This is no row of the table."),
    (
        "docs_app.Port",
        lambda rows: rows[0].__setitem__(3, "443"),
        ", row 1, number: This cannot be '443'.",
    ),
    (
        "docs_app.Port",
        lambda rows: rows[0].__setitem__(3, None),
        ", row 1, number: This cannot be null.",
    ),
    (
        "docs_app.Comment",
        lambda rows: rows[0].__setitem__(4, "2027-01-31"),
        ", row 1, at: This cannot be '2027-01-31'.",
    ),
    (
        "docs_app.Waiver",
        lambda rows: rows[0].__setitem__(5, "soon"),
        ", row 1, until: This cannot be Invalid isoformat string: 'soon'.",
    ),
    (
        "auth.User_user_permissions",
        lambda rows: rows[0].__setitem__(2, "docs_app/hop/fly"),
        ", row 1, permission_id: This cannot be 'docs_app/hop/fly'.",
    ),
]


@pytest.mark.parametrize(("table", "change", "told"), ROWS)
def test_rows_that_somebody_edited_are_told_by_number(
    tmp_path: Path, table: str, change: Callable[[list[Any]], None], told: str
) -> None:
    fill()
    parts = members(backup(tmp_path))
    file = written(tmp_path / "edited.zip", with_rows(parts, table, change))
    assert refusal(file) == f"{table}{told} {EDITED}"


def test_a_version_that_somebody_edited_is_told(tmp_path: Path) -> None:
    fill()
    parts = members(backup(tmp_path))

    def change(rows: list[Any]) -> None:
        rows[0] = [
            each.replace("65535", "65536") if type(each) is str else each for each in rows[0]
        ]

    file = written(tmp_path / "edited.zip", with_rows(parts, "docs_app.Version", change))
    assert refusal(file) == (
        "docs_app.Version, row 1: Version 1 of Storage is not what its hash says. It was "
        "damaged, or changed by hand: go back to a backup of before."
    )


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("docs_app.Port", lambda rows: rows[0].__setitem__(1, 9999)),
        ("docs_app.Port", lambda rows: rows.append(rows[0])),
        ("docs_app.Port", lambda rows: rows[0].__setitem__(0, 2**70)),
        ("auth.User", lambda rows: rows[1].__setitem__(4, rows[0][4])),
    ],
    ids=["refers to nothing", "is there twice", "is too large", "has another's name"],
)
def test_what_the_database_itself_refuses_is_told(
    tmp_path: Path, table: str, change: Callable[[list[Any]], None]
) -> None:
    fill()
    parts = members(backup(tmp_path))
    file = written(tmp_path / "edited.zip", with_rows(parts, table, change))
    assert "The database refuses this: " in refusal(file)
