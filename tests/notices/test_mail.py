"""Who is written to, about what, and what becomes of mail that cannot be sent."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from docs_app import notices
from docs_app.core.codec import content_hash
from docs_app.models import Comment, Thread, Verdict, Version
from tests.notices.conftest import DRAFT, Office

CHANGE = "- Port bags on api-nlb: number 65533, was 65534"
REVIEW = "http://localhost:8000/storage/review/"


def judge(office: Office, by: str, kind: str, message: str = "") -> Callable[[], None]:
    """Return what makes a verdict on a review that Mara asked for."""
    review = office.review("Mara")

    def happen() -> None:
        verdict = Verdict.objects.create(
            review=review,
            reviewer=office[by],
            reviewer_name=by,
            at=timezone.now(),
            kind=kind,
            message=message,
            content_hash=content_hash(DRAFT),
        )
        notices.judged(verdict.pk)

    return happen


def comment(office: Office, by: str, body: str, thread: Thread | None = None) -> Comment:
    if thread is None:
        thread = Thread.objects.create(
            architecture=office.row, about="hop:nlb", opened_at=timezone.now()
        )
    return Comment.objects.create(
        thread=thread, author=office[by], author_name=by, at=timezone.now(), body=body
    )


def publish(office: Office, by: str, approved_by: str = "") -> Version:
    version: Version = Version.objects.create(
        architecture=office.row,
        number=2,
        at=timezone.now(),
        author=office[by],
        author_name=by,
        message="It moved.",
        approved_by=approved_by,
        name="Storage",
        content_hash=content_hash(DRAFT),
        snapshot="{}",
    )
    version.changes.create(subject="port:nlb/bags", sentence=CHANGE.removeprefix("- "))
    return version


def test_reviewers_who_wrote_none_of_it_are_asked(office: Office) -> None:
    office.saved_by("Mara", "Ria")

    read = office.after(lambda: notices.asked(office.review("Mara").pk))

    assert set(read) == {"rex@example.org"}
    letter = read["rex@example.org"]
    assert letter.subject == "Storage: Mara asks for a review"
    assert letter.from_email == "routebook@localhost"
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}
    lines = letter.body.splitlines()
    assert lines[0] == "Mara asks for a review of the draft of Storage."
    assert {"    The port moved.", CHANGE, REVIEW} <= set(lines)


@pytest.mark.parametrize(
    ("kind", "opening"),
    [
        (
            "approve",
            "Rex approves the draft of Storage as it is now. A change after this needs a new "
            "approval.",
        ),
        ("changes", "Rex asks for changes in the draft of Storage."),
    ],
)
def test_a_verdict_is_told_to_who_wrote_and_who_asked(
    office: Office, kind: str, opening: str
) -> None:
    office.saved_by("Milo")

    read = office.after(judge(office, "Rex", kind, "Why so?"))

    assert set(read) == {"mara@example.org", "milo@example.org"}
    lines = read["milo@example.org"].body.splitlines()
    assert lines[0] == opening
    assert {"    Why so?", CHANGE, REVIEW} <= set(lines)


def test_a_comment_is_told_to_the_thread_and_the_authors(office: Office) -> None:
    office.saved_by("Mara")
    first = comment(office, "Ria", "Is that the right port?")

    read = office.after(
        lambda: notices.commented(comment(office, "Rex", "It is.", first.thread).pk)
    )

    assert set(read) == {"mara@example.org", "ria@example.org"}
    letter = read["ria@example.org"]
    assert letter.subject == "Storage: Rex comments on Hop api-nlb"
    lines = letter.body.splitlines()
    assert {"    It is.", f"{REVIEW}#thread-{first.thread_id}"} <= set(lines)


def test_a_version_is_told_to_those_who_had_a_part_in_it(office: Office) -> None:
    concerned = [office[name].pk for name in ("Mara", "Milo", "Rex")]

    read = office.after(lambda: notices.published(publish(office, "Mara", "Rex").pk, concerned))

    assert set(read) == {"milo@example.org", "rex@example.org"}
    letter = read["rex@example.org"]
    assert letter.subject == "Storage: version 2 is published"
    lines = letter.body.splitlines()
    assert lines[0] == "Mara published version 2 of Storage, approved by Rex."
    assert {
        "    It moved.",
        CHANGE,
        "http://localhost:8000/storage/",
        "http://localhost:8000/storage/compare/1...2/",
    } <= set(lines)


def test_addresses_in_mail_begin_as_the_operator_says(office: Office, settings: Settings) -> None:
    settings.ROUTEBOOK_ORIGIN = "https://routes.example.org"

    read = office.after(lambda: notices.asked(office.review("Mara").pk))

    lines = read["rex@example.org"].body.splitlines()
    assert "https://routes.example.org/storage/review/" in lines


def test_closed_accounts_and_those_who_may_no_longer_look_get_nothing(office: Office) -> None:
    office.saved_by("Mara", "Milo")
    office["Mara"].groups.clear()
    office["Milo"].is_active = False
    office["Milo"].save()
    office["Ria"].email = ""
    office["Ria"].save()

    read = office.after(lambda: notices.asked(office.review("Mara").pk))
    assert set(read) == {"rex@example.org"}
    mail.outbox.clear()

    assert office.after(judge_again(office)) == {}


def judge_again(office: Office) -> Callable[[], None]:
    review = office.row.reviews.get()
    verdict = Verdict.objects.create(
        review=review,
        reviewer=office["Rex"],
        reviewer_name="Rex",
        at=timezone.now(),
        kind="approve",
        content_hash=content_hash(DRAFT),
    )
    return lambda: notices.judged(verdict.pk)


def test_no_name_puts_a_line_into_a_header(office: Office) -> None:
    save = office.row
    save.name = "Storage\r\nBcc: everybody@example.org"
    save.save()

    read = office.after(lambda: notices.asked(office.review("Mara").pk))

    message = read["rex@example.org"].message()
    assert message["Subject"] == "Storage Bcc: everybody@example.org: Mara asks for a review"
    assert message["Bcc"] is None


def test_an_address_of_two_lines_gets_nothing_and_the_others_get_theirs(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office["Rex"].email = "rex@example.org\nBcc: everybody@example.org"
    office["Rex"].save()

    read = office.after(lambda: notices.asked(office.review("Mara").pk))

    assert set(read) == {"ria@example.org"}
    assert [record.message for record in caplog.records] == [
        "Could not be mailed to one of its readers: 'Storage: Mara asks for a review'"
    ]


def test_a_mail_server_that_is_not_there_is_a_line_in_the_log(
    office: Office, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        settings.EMAIL_PORT = nobody.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"

    office.after(lambda: notices.published(publish(office, "Mara").pk, [office["Rex"].pk]))

    assert [record.message for record in caplog.records] == [
        "Could not be mailed to one of its readers: 'Storage: version 2 is published'"
    ]
    assert Version.objects.filter(number=2).exists()


def test_what_is_undone_is_told_to_nobody(office: Office) -> None:
    class Undone(Exception):  # noqa: N818
        pass

    @transaction.atomic
    def undone() -> None:
        notices.asked(office.review("Mara").pk)
        raise Undone

    def happen() -> None:
        with pytest.raises(Undone):
            undone()

    assert office.after(happen) == {}


def test_news_of_what_is_gone_by_then_is_a_line_in_the_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    assert office.after(lambda: notices.judged(0)) == {}

    assert [record.message for record in caplog.records] == ["Nobody could be told of a verdict"]
