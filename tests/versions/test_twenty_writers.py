"""Twenty who write at once: each is in exactly one version, or was told and keeps the text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from docs_app import versions
from docs_app.core.architecture import Page
from docs_app.core.codec import hash_of
from docs_app.models import Version
from docs_app.store import load_draft, load_published, load_version
from docs_app.versions.publishing import changes_between
from tests.admin.desk import Answer, Desk
from tests.core.builders import storage
from tests.core.edits import edited
from tests.versions.address import environment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

T = TypeVar("T")
ROOT: Path = settings.BASE_DIR
PROGRAMS, PEOPLE, TIMES = 4, 5, 3
WRITERS = 20


def whole() -> list[Version]:
    """See that the history has no gap and each version is what it says; return its rows."""
    rows = list(Version.objects.filter(architecture__slug="storage").order_by("number"))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.content_hash for row in rows] == [hash_of(row.snapshot) for row in rows]
    before = load_version("storage", 1)
    for row in rows[1:]:
        after = load_version("storage", row.number)
        assert before is not None
        assert after is not None
        changes = changes_between(before.architecture, after.architecture)
        assert versions.changes_of("storage", row.number) == tuple(said for _, said in changes)
        before = after
    published = load_published("storage")
    assert published is not None
    assert load_draft("storage") == published.architecture
    return rows


def test_twenty_in_four_programs_publish_sixty_versions_each_its_own() -> None:
    versions.create(storage(), None, "first")
    connection.close()
    command = [sys.executable, "-m", "tests.versions.writer"]
    programs = [
        subprocess.Popen(
            [*command, f"{number}", f"{PEOPLE}", f"{TIMES}"],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROGRAMS)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    with ThreadPoolExecutor(PROGRAMS) as pool:
        said = [text for text, _ in pool.map(lambda each: each.communicate("go\n"), programs)]

    assert [program.returncode for program in programs] == [0] * PROGRAMS
    made = dict(line.split() for text in said for line in text.splitlines())
    assert len(made) == PROGRAMS * PEOPLE * TIMES
    rows = whole()
    assert {row.message: str(row.number) for row in rows[1:]} == made
    assert {row.summary: str(row.number) for row in rows[1:]} == made


def at_once(act: Callable[[int], T]) -> list[T]:
    """Return what each of the writers came to; all begin when all are ready."""
    ready = Barrier(WRITERS)

    def run(me: int) -> T:
        ready.wait(60)
        try:
            return act(me)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def desks() -> list[Desk]:
    maintainers = Group.objects.get(name="Maintainer")
    made = []
    for number in range(WRITERS):
        user = User.objects.create_user(f"w{number}", first_name=f"Writer {number}", is_staff=True)
        user.groups.add(maintainers)
        client = Client()
        client.force_login(user)
        made.append(Desk(client, user))
    return made


def heard(desk: Desk, form: dict[str, Any], **typed: str) -> Answer:
    """Send a form, and as often again as the database is too busy: the page offers just that."""
    answer = desk.send(form, **typed)
    while answer.status == 503:
        assert set(typed.values()) <= set(answer.data.values())
        answer = desk.send(form, **typed)
    return answer


def test_twenty_save_in_the_admin_and_nobody_loses_a_word() -> None:
    pages = tuple(Page(f"p{number}", f"Page {number}") for number in range(WRITERS))
    versions.create(replace(storage(), pages=(*storage().pages, *pages)), None, "first")
    people = desks()

    def save_own(me: int) -> Answer:
        form = people[me].open("page", f"p{me}")
        return heard(people[me], form, body=f"Text {me}", why=f"page {me}")

    own = at_once(save_own)
    forms = [desk.open("hop", "nlb") for desk in people]
    shared = at_once(lambda me: heard(people[me], forms[me], prose=f"Prose {me}", why=f"hop {me}"))

    assert [answer.status for answer in own] == [302] * WRITERS
    assert sorted(answer.status for answer in shared) == [200] * (WRITERS - 1) + [302]
    for me, answer in enumerate(shared):
        if answer.saved:
            continue
        assert answer.above[0].startswith("Somebody else saved this since you opened it.")
        assert answer.data["prose"] == f"Prose {me}"
        again = people[me].send({**answer.data, "url": forms[me]["url"]})
        if not again.saved:  # somebody of these came before; this is what is theirs now
            again = people[me].send({**again.data, "url": forms[me]["url"]})
        assert again.saved

    rows = whole()
    kinds = ("page", "hop")
    assert sorted(row.message for row in rows[1:]) == sorted(
        f"{kind} {me}" for kind in kinds for me in range(WRITERS)
    )
    now = load_draft("storage")
    assert [page.body for page in now.pages[1:]] == [f"Text {me}" for me in range(WRITERS)]
    for row in rows[1:]:
        kind, me = row.message.split()
        assert row.author_name == f"Writer {me}"
        then = load_version("storage", row.number)
        assert then is not None
        if kind == "hop":
            said = next(hop.prose for hop in then.architecture.hops if hop.slug == "nlb")
            assert said == f"Prose {me}"
        else:
            page = next(each for each in then.architecture.pages if each.path == f"p{me}")
            assert page.body == f"Text {me}"
    last = f"Prose {rows[-1].message.split()[1]}"
    assert now == edited(
        replace(
            storage(),
            pages=(
                *storage().pages,
                *(replace(page, body=f"Text {me}") for me, page in enumerate(pages)),
            ),
        ),
        "hop:nlb",
        prose=last,
    )
