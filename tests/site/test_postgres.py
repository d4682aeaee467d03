"""The site on PostgreSQL: a real server, started for these tests."""

from pathlib import Path

import pytest

from tests.support.site import IN_EARNEST, manage


@pytest.mark.xdist_group("postgres")
def test_the_tables_are_made_on_postgresql_and_match_the_models(
    postgres_url: str, tmp_path: Path
) -> None:
    environment = {**IN_EARNEST, "DATABASE_URL": postgres_url}

    migrated = manage("migrate", "--verbosity", "0", var=tmp_path, **environment)
    unapplied = manage("migrate", "--check", var=tmp_path, **environment)

    assert (migrated.returncode, migrated.stderr) == (0, "")
    assert unapplied.returncode == 0, unapplied.stdout
