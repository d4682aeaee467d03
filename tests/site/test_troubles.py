"""What no view can help: a version that cannot be read here, and a database that others hold."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from docs_app import versions
from docs_app.core.codec import SCHEMA, hash_of, snapshot
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Version
from docs_app.store import load_draft
from docs_app.versions import publishing
from tests.admin.desk import Desk
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.forms import submitted
from tests.site.reading import Sheet


def published(text: str, digest: str) -> None:
    """Put a version 2 of the storage service into the database that this program did not write."""
    Version.objects.create(
        architecture=ArchitectureRow.objects.get(slug="storage"),
        number=2,
        at=timezone.now(),
        name="Storage",
        content_hash=digest,
        snapshot=text,
    )


@pytest.fixture
def newer(db: None) -> None:
    """A version that a newer Routebook published."""
    versions.create(storage(), None, "")
    text = snapshot(storage()).replace(f'"schema":{SCHEMA}', f'"schema":{SCHEMA + 1}', 1)
    published(text, hash_of(text))


@pytest.mark.parametrize("path", ["", "hops/nlb/", "versions/2/", "diagram.svg", "ports.md"])
def test_a_version_of_a_newer_routebook_is_told_on_every_page(
    newer: None, client: Client, path: str
) -> None:
    answer = client.get(f"/storage/{path}")

    told = Sheet(answer.content.decode())
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (
        503,
        "5",
        "no-store",
    )
    assert told.one("main").text.startswith(
        "Version 2 of storage cannot be read here This is written in schema "
        f"{SCHEMA + 1}, newer than the {SCHEMA} known here. Update Routebook, or take what a "
        "Routebook of this age wrote. Nothing is lost: it is in the database as it was written."
    )
    assert "/storage/versions/1/" in [each.attributes.get("href") for each in told.main.all("a")]


def test_what_is_older_and_what_is_another_can_be_read_all_the_same(
    newer: None, client: Client
) -> None:
    versions.create(replace(storage(), slug="other", name="Other"), None, "")

    assert client.get("/storage/versions/1/hops/nlb/").status_code == 200
    assert client.get("/other/").status_code == 200
    assert client.get("/").status_code == 200
    found = client.get("/search/?q=nlb")
    assert (found.status_code, b"/other/hops/nlb/" in found.content) == (200, True)


def test_a_version_that_is_not_what_its_hash_says_is_not_shown(db: None, client: Client) -> None:
    versions.create(storage(), None, "")
    published(snapshot(storage()).replace("65535", "65536"), hash_of("what was published"))

    answer = client.get("/storage/")

    assert answer.status_code == 503
    assert "It is not what its hash says. Restore a backup of before." in answer.content.decode()


@contextmanager
def another_writer() -> Iterator[None]:
    """Let somebody else hold what a save needs, and let nobody wait for long."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            publishing.lock("storage")
            ArchitectureRow.objects.update(summary="Being written")
            held.set()
            done.wait(30)
            transaction.set_rollback(True)
        connection.close()

    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA busy_timeout = 200")
    writer = threading.Thread(target=hold)
    writer.start()
    try:
        assert held.wait(10)
        yield
    finally:
        done.set()
        writer.join()


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Somebody who may do anything, at a database that waits for a moment only."""
    monkeypatch.setattr(publishing, "WAITS", "0.2")
    versions.create(storage(), None, "first")
    user = User.objects.create_superuser("ann", password="correct horse")
    client = Client()
    client.force_login(user)
    yield Desk(client, user)
    connection.close()  # and with it the impatience


serialized = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@serialized
def test_a_save_while_others_hold_the_database_comes_back_to_be_sent_again(desk: Desk) -> None:
    form = desk.open("hop", "nlb")
    text = 'Two lines,\r\nand "quotes" & <b>.'

    with another_writer():
        answer = desk.send(form, prose=text, why="It was not said.")
    page = Sheet(answer.html)
    then = desk.client.post(form["url"], dict(submitted(page)))

    assert answer.status == 503
    assert "Nothing of yours was saved, and nothing is lost" in answer.html
    shown = [each.text for each in page.main.all("textarea")]
    assert 'Two lines, and "quotes" & <b>.' in shown
    assert then.status_code == 302
    assert load_draft("storage") == edited(
        storage(), "hop:nlb", prose='Two lines,\nand "quotes" & <b>.'
    )
    assert versions.history("storage")[0].message == "It was not said."


@serialized
def test_a_password_does_not_stand_on_that_page(desk: Desk) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("signing in waits for nobody there")
    with another_writer():
        answer = Client().post("/accounts/login/", {"username": "ann", "password": "correct horse"})

    assert answer.status_code == 503
    assert b"correct horse" not in answer.content
    assert b"Nothing was saved. Go back with your browser" in answer.content
