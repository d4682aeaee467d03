"""``kill -9`` at any moment leaves the version before or the one after, and nothing between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction

from docs_app import versions
from docs_app.core.codec import hash_of
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import DraftSave, Version
from docs_app.store import load_draft, load_published, load_version
from docs_app.versions.publishing import changes_between, find_locked
from tests.core.builders import storage
from tests.versions.address import environment

OPEN, REVIEWED = "open", "reviewed"
ROOT: Path = settings.BASE_DIR
LIVES = 4
"""How much longer than a publish takes here and now a child lives at most."""


class Toilers:
    """The program, and what its children say."""

    def __init__(self) -> None:
        self.pipe, end = os.pipe()
        os.set_blocking(self.pipe, False)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.versions.toiler", str(end)],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            pass_fds=[end],
        )
        os.close(end)

    def killed_after(self, seconds: float) -> list[list[str]]:
        """Let one work for so long, kill it, and return what it said, word by word."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write("go\n")
        self.program.stdin.flush()
        child = int(self.program.stdout.readline())
        said = self.first_word()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        while Path(f"/proc/{child}").exists():
            time.sleep(0.001)
        return [line.split() for line in (said + self.heard()).splitlines()]

    def first_word(self) -> str:
        """Wait until a child has begun."""
        while not (said := self.heard()):
            assert self.program.poll() is None
            time.sleep(0.001)
        return said

    def heard(self) -> str:
        try:
            return os.read(self.pipe, 1_000_000).decode()
        except BlockingIOError:
            return ""

    def end(self) -> None:
        self.program.communicate("")
        os.close(self.pipe)


@pytest.fixture
def toilers(transactional_db: None) -> Iterator[Toilers]:
    for slug in (OPEN, REVIEWED):
        versions.create(replace(storage(), slug=slug), None, "First")
    ArchitectureRow.objects.filter(slug=REVIEWED).update(review_required=True)
    User.objects.create_superuser("ann")
    connection.close()
    toilers = Toilers()
    yield toilers
    toilers.end()


def whole() -> int:
    """See that nothing is torn, and return the number of the newest version."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
    # PostgreSQL may still be about to notice that the other end is gone.
    with transaction.atomic():
        assert find_locked(OPEN), find_locked(REVIEWED)
    published = load_published(OPEN)
    assert published is not None
    assert load_draft(OPEN) == published.architecture
    number = published.version.number
    true_to_hash(number)
    state = versions.state(REVIEWED)
    assert state.published is not None
    assert state.published.version.number == 1
    saves = DraftSave.objects.filter(architecture__slug=REVIEWED).order_by("pk")
    assert [save.content_hash for save in saves][-1:] == [state.draft_hash] * state.differs
    return number


def true_to_hash(number: int) -> None:
    """See that a version is what its hash says, and its changes are those from the one before."""
    row = Version.objects.get(architecture__slug=OPEN, number=number)
    assert hash_of(row.snapshot) == row.content_hash
    before, after = load_version(OPEN, number - 1), load_version(OPEN, number)
    assert after is not None
    changes = changes_between(before.architecture if before else None, after.architecture)
    assert versions.changes_of(OPEN, number) == tuple(sentence for _, sentence in changes)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_killed_at_any_moment_it_is_as_before_or_as_after(toilers: Toilers) -> None:
    dice = random.Random()  # noqa: S311 - another moment each time
    started = time.monotonic()
    versions.create(replace(storage(), slug=OPEN, summary="Second"), None, "")
    longest = min(0.5, LIVES * (time.monotonic() - started))
    connection.close()
    kills = 50 if connection.vendor == "sqlite" else 12
    within, newest = [], 2
    for _ in range(kills):
        said = toilers.killed_after(dice.uniform(0, longest))
        now = whole()
        done = [int(words[2]) for words in said if words[0] == "d" and words[2] != "0"]
        begun = said[-1][1] if said[-1][0] == "b" else ""
        assert max(done, default=newest) <= now, "what was said to be done is not there"
        assert now <= newest + sum(words[0] == "b" for words in said)
        within += [begun] if begun else []
        newest = now
        connection.close()
    numbers = Version.objects.filter(architecture__slug=OPEN).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, newest + 1))
    for number in range(1, newest + 1):
        true_to_hash(number)
    # It was killed while it wrote, not only between; and had done much before.
    assert len(within) > kills // 4
    assert newest > kills // 4
