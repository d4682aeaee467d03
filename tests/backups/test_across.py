"""The commands, as an operator types them: from SQLite to PostgreSQL and back, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.site import manage
from tests.support.tools import require_tool

HERE = {"ROUTEBOOK_LOCAL": "on", "LOG_LEVEL": "WARNING"}
FILLING = "from tests.backups.full import fill; fill()"


def parts(file: Path) -> list[tuple[str, int, str]]:
    """Return name, rows and hash of each table in a backup."""
    with ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    return [(each["table"], each["rows"], each["sha256"]) for each in manifest["parts"]]


def run(var: Path, *arguments: str, url: str = "") -> str:
    """Run a command that succeeds, and return what it says."""
    done = manage(*arguments, var=var, **HERE, DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
    return done.stdout


def fresh_database(url: str, name: str) -> str:
    """Make a database of its own on the tests' server, and return its address."""
    subprocess.run([require_tool("psql"), url, "-qc", f"CREATE DATABASE {name}"], check=True)
    return url.rpartition("/")[0] + f"/{name}"


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="it has databases of its own")
@pytest.mark.xdist_group("postgres")
def test_a_backup_goes_from_sqlite_to_postgresql_and_back_the_same(
    postgres_url: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    files = [tmp_path / f"{number}.zip" for number in range(3)]
    there = fresh_database(postgres_url, "restored")

    run(first, "migrate", "-v0")
    run(first, "shell", "-v0", "-c", FILLING)
    said = run(first, "backup", str(files[0]))
    run(first, "migrate", "-v0", url=there)
    restored = run(first, "restore", str(files[0]), url=there)
    run(first, "backup", str(files[1]), url=there)
    run(second, "migrate", "-v0")
    run(second, "restore", str(files[1]))
    run(second, "backup", str(files[2]))

    whole = parts(files[0])
    rows = sum(count for _, count, _ in whole)
    contents = f"2 architectures, 2 versions, 6 accounts; {rows} rows in all"
    assert said == (
        f"{files[0]}: {contents}.\nIt holds password hashes and the secrets of webhooks: keep it "
        "where you would keep the database. Only you can read it.\n"
    )
    assert restored.startswith(f"Restored {contents}; made 20")
    assert restored.endswith(" of SQLite.\nEverybody has to sign in again. Start the site anew.\n")
    assert parts(files[1]) == whole
    assert parts(files[2]) == whole


def test_the_commands_refuse_with_one_sentence_and_change_nothing(tmp_path: Path) -> None:
    var, file = tmp_path / "var", tmp_path / "backup.zip"
    run(var, "migrate", "-v0")
    run(var, "shell", "-v0", "-c", FILLING)
    run(var, "backup", str(file))

    again = manage("backup", str(file), var=var, **HERE)
    full = manage("restore", str(file), var=var, **HERE)
    dry = run(var, "restore", str(file), "--dry-run")
    file.write_bytes(file.read_bytes()[:5000])
    broken = manage("restore", str(file), "--replace", var=var, **HERE)
    unmade = manage("backup", str(tmp_path / "b.zip"), var=tmp_path / "new", **HERE)

    assert (again.returncode, again.stderr) == (
        1,
        f"CommandError: {file}: This is there already. Choose another name, or add --force.\n",
    )
    assert full.returncode == 1
    assert full.stderr.startswith("CommandError: The database is not empty: it holds log entries")
    assert full.stderr.endswith("Nothing was restored.\n")
    assert dry.startswith(f"{file} is whole: 2 architectures, 2 versions, 6 accounts; ")
    assert dry.endswith("Nothing was written: this was a dry run.\n")
    assert (broken.returncode, broken.stderr) == (
        1,
        f"CommandError: {file}: This is no backup, or it was cut off. "
        "Name a file that `manage.py backup` wrote. Nothing was restored.\n",
    )
    assert (unmade.returncode, unmade.stderr) == (
        1,
        "CommandError: The database is not the one that this Routebook works with: migrations are "
        "missing. Run `manage.py migrate` first; to keep it as it is, use the Routebook of before."
        "\n",
    )
