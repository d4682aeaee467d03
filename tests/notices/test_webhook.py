"""Signed messages, and a real server that takes them."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import time
from collections.abc import Iterator

import pytest

from docs_app import notices
from docs_app.models import Version, Webhook
from docs_app.notices import webhook
from docs_app.notices.webhook import Hook, body_of, deliver, signature
from tests.notices.conftest import Office
from tests.notices.receiver import Received, Receiver, receiving
from tests.notices.test_mail import publish

SECRET = "what both sides know"
BODY = body_of({"event": "version.published", "number": 2})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def genuine(received: Received, secret: str = SECRET) -> bool:
    """Check a signature the way the documentation tells receivers to."""
    timestamp = received.headers["x-routebook-timestamp"]
    signed = timestamp.encode() + b"." + received.body
    expected = "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    recent = abs(time.time() - int(timestamp)) < 300
    return recent and hmac.compare_digest(expected, received.headers["x-routebook-signature"])


def test_a_version_is_told_to_a_program_that_can_check_who_tells_it(
    office: Office, receiver: Receiver
) -> None:
    Webhook.objects.create(architecture=office.row, url=receiver.url, secret=SECRET)
    version = publish(office, "Mara", "Rex")

    office.after(lambda: notices.published(version.pk, ()))

    (received,) = receiver.received
    assert genuine(received)
    assert not genuine(received, "another secret")
    assert (received.method, received.path) == ("POST", "/hooks/routebook?key=known")
    assert received.headers["content-type"] == "application/json"
    assert received.headers["x-routebook-event"] == "version.published"
    assert "cookie" not in received.headers
    at = "http://localhost:8000/storage"
    assert json.loads(received.body) == {
        "event": "version.published",
        "architecture": "storage",
        "name": "Storage",
        "environment": "",
        "number": 2,
        "hash": version.content_hash,
        "at": version.at.isoformat(timespec="seconds"),
        "author": "Mara",
        "written_by": "",
        "approved_by": "Rex",
        "message": "It moved.",
        "changes": [
            {
                "subject": "port:nlb/bags",
                "sentence": "Port bags on api-nlb: number 65533, was 65534",
            }
        ],
        "change_count": 1,
        "addresses": {
            "version": f"{at}/versions/2/",
            "compare": f"{at}/compare/1...2/",
            "json": f"{at}/versions/2/architecture.json",
            "history": f"{at}/versions/",
        },
    }


def test_a_changed_body_time_or_secret_has_another_signature() -> None:
    known = signature(SECRET, "1764000000", BODY)

    # Computed with openssl: printf '1764000000.%s' BODY | openssl dgst -sha256 -hmac SECRET
    assert known == "sha256=25f2ac9b84f735b4ad682251eff18c05b69c16d88bceaadf036964289d4cbace"
    others = {
        signature(SECRET, "1764000001", BODY),
        signature("What both sides know", "1764000000", BODY),
        signature(SECRET, "1764000000", BODY + b" "),
    }
    assert len({known, *others}) == 4


def test_only_active_hooks_of_the_architecture_are_told(office: Office, receiver: Receiver) -> None:
    Webhook.objects.create(architecture=office.row, url=receiver.url, secret=SECRET, active=False)

    office.after(lambda: notices.published(publish(office, "Mara").pk, ()))

    assert receiver.received == []


def test_a_receiver_that_fails_is_asked_again_with_a_fresh_signature(receiver: Receiver) -> None:
    receiver.answers = [500, 503, 200]

    assert deliver(Hook(receiver.url, SECRET), "version.published", BODY, (0.0, 1.1)) is True

    assert [genuine(each) for each in receiver.received] == [True, True, True]
    assert len({each.headers["x-routebook-delivery"] for each in receiver.received}) == 1
    times = [int(each.headers["x-routebook-timestamp"]) for each in receiver.received]
    assert times[2] > times[1]


def test_a_receiver_that_goes_on_failing_is_given_up(
    receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.answers = [500]

    assert deliver(Hook(receiver.url, SECRET), "version.published", BODY, (0.0, 0.0)) is False

    assert len(receiver.received) == 3
    said = "Webhook 127.0.0.1 did not take version.published: it answered 500"
    assert [record.message for record in caplog.records] == [
        f"{said}; trying again",
        f"{said}; trying again",
        f"{said}; given up",
    ]


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_a_receiver_that_refuses_is_not_asked_again(receiver: Receiver, status: int) -> None:
    receiver.answers = [status]

    assert deliver(Hook(receiver.url, SECRET), "version.published", BODY, (0.0,)) is False

    assert len(receiver.received) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(receiver: Receiver, status: int) -> None:
    with receiving() as elsewhere:
        receiver.answers, receiver.location = [status], elsewhere.url

        assert deliver(Hook(receiver.url, SECRET), "version.published", BODY, (0.0,)) is False

        assert len(receiver.received) == 1
        assert elsewhere.received == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "javascript:x", "//host/x", ""]
)
def test_nothing_but_http_is_spoken(url: str, caplog: pytest.LogCaptureFixture) -> None:
    assert deliver(Hook(url, SECRET), "version.published", BODY, (0.0,)) is False

    assert caplog.records[0].message.endswith("its address is not of http or https; given up")


def test_a_receiver_that_is_not_there_is_a_line_in_the_log_without_its_path(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/secret-path"

    assert deliver(Hook(url, SECRET), "version.published", BODY, ()) is False

    assert [record.message for record in caplog.records] == [
        "Webhook 127.0.0.1 did not take version.published: URLError; given up"
    ]


def test_a_receiver_that_never_answers_is_not_waited_for(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "TIMEOUT", 0.3)
    receiver.patience.clear()
    Webhook.objects.create(architecture=office.row, url=receiver.url, secret=SECRET)
    begun = time.monotonic()

    with office.run(execute=True):
        notices.published(publish(office, "Mara").pk, ())

    assert time.monotonic() - begun < 2
    while len(receiver.received) < 2 and time.monotonic() - begun < 20:
        time.sleep(0.05)
    receiver.patience.set()
    assert notices.settle(20)
    assert len(receiver.received) >= 2
    assert Version.objects.filter(number=2).exists()
