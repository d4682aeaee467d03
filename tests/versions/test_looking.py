"""What a reader said they had seen, and what is new to them since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from docs_app import versions
from docs_app.models import Looked
from docs_app.store import NoSuchArchitecture
from docs_app.versions import look, news_for, seen_by
from tests.core.builders import storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def rae() -> User:
    return User.objects.create_user("rae")


def published(*summaries: str, slug: str = "storage") -> None:
    for summary in summaries:
        versions.create(replace(storage(), slug=slug, summary=summary), None, f"Now {summary}")


def test_who_never_said_that_they_looked_is_told_nothing(rae: User) -> None:
    published("One.", "Two.")

    assert news_for(rae, "storage", 2, 5) is None
    assert seen_by(rae) == {}


def test_what_was_published_since_is_news(rae: User) -> None:
    published("One.", "Two.")
    seen = look(rae, "storage", 2)
    assert (seen.number, seen_by(rae)) == (2, {"storage": seen})
    published("Three.", "Four.", "Five.")

    news = news_for(rae, "storage", 5, 2)

    assert news is not None
    assert (news.seen, news.count) == (seen, 3)
    assert [(each.number, each.message) for each in news.newest] == [
        (5, "Now Five."),
        (4, "Now Four."),
    ]


def test_nothing_is_new_to_who_saw_the_newest(rae: User) -> None:
    published("One.", "Two.")
    look(rae, "storage", 2)

    with CaptureQueriesContext(connection) as asked:
        news = news_for(rae, "storage", 2, 5)

    assert news is not None
    assert (news.count, news.newest, len(asked)) == (0, (), 1)


def test_a_page_that_is_older_than_what_one_saw_takes_nothing_back(rae: User) -> None:
    published("One.", "Two.", "Three.")
    later = look(rae, "storage", 3)

    assert look(rae, "storage", 2) == later
    assert Looked.objects.count() == 1


def test_looking_again_remembers_the_newer_version_and_day(rae: User) -> None:
    published("One.", "Two.")
    first = look(rae, "storage", 1)

    second = look(rae, "storage", 2)

    assert second.number == 2
    assert second.at > first.at


def test_each_reader_and_each_architecture_has_a_record_of_its_own(rae: User) -> None:
    published("One.")
    published("One.", slug="other")
    ann = User.objects.create_user("ann")
    look(rae, "storage", 1)
    look(ann, "other", 1)

    assert set(seen_by(rae)) == {"storage"}
    assert set(seen_by(ann)) == {"other"}
    assert news_for(ann, "storage", 1, 5) is None


def test_what_is_not_there_cannot_be_seen(rae: User) -> None:
    published("One.")

    for slug, number in (("storage", 2), ("storage", 0), ("nowhere", 1)):
        with pytest.raises(NoSuchArchitecture):
            look(rae, slug, number)
    assert not Looked.objects.exists()
