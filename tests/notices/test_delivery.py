"""Work in the background: done in the end, whatever else happens."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from docs_app.notices.delivery import later, settle
from tests.notices.receiver import receiving
from tests.support.shipped import FILE
from tests.support.site import IN_EARNEST, manage

PUBLISH = """
from docs_app import versions
from docs_app.models import Architecture, Webhook
from docs_app.store import load_draft
from dataclasses import replace

Webhook.objects.create(
    architecture=Architecture.objects.get(), url={url!r}, secret="what both sides know"
)
versions.create(replace(load_draft("storage-service"), name="Renamed"), None, "For a test.")
"""


def test_a_program_that_ends_delivers_first_what_it_was_told_to(tmp_path: Path) -> None:
    for command in (["migrate", "-v", "0"], ["load_architecture", str(FILE)]):
        assert manage(*command, var=tmp_path, **IN_EARNEST).returncode == 0

    with receiving() as receiver:
        # It fails at first, so what waits for its second try holds up the end of the program.
        receiver.answers = [503, 204]
        ended = manage(
            "shell", "-v", "0", "-c", PUBLISH.format(url=receiver.url), var=tmp_path, **IN_EARNEST
        )

        assert ended.returncode == 0, ended.stderr
        assert [json.loads(each.body)["number"] for each in receiver.received] == [2, 2]
        address = json.loads(receiver.received[0].body)["addresses"]["version"]
        assert address == "https://routes.example.org/storage-service/versions/2/"


def test_what_fails_is_a_line_in_the_log_and_holds_up_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done = threading.Event()

    def fail() -> None:
        raise RuntimeError("no")

    later("a letter", fail)
    later("another", done.set)

    assert settle(20)
    assert done.is_set()
    assert [record.message for record in caplog.records] == ["Could not be delivered: a letter"]


def test_what_takes_its_time_is_not_waited_for_longer_than_was_said() -> None:
    end = threading.Event()
    later("a slow one", lambda: end.wait(20))

    assert settle(0.05) is False
    end.set()
    assert settle(20)
