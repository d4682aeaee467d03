"""The same on a real PostgreSQL: constraints are checked sooner there, and JSON keeps no order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SUBJECTS = (
    "tests/store/test_draft.py",
    "tests/store/test_published.py",
    "tests/store/test_migrations.py",
    "tests/store/test_migrating.py",
    "tests/store/test_locking.py",
    "tests/store/test_reading_at_once.py",
    "tests/versions",
    "tests/backups",
)


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="these tests are under way on it")
def test_rows_and_versions_hold_their_promises_on_postgresql(postgres_url: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *SUBJECTS]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "TEST_DATABASE_URL": postgres_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
