"""Versions stay as they are and unchangeable while the tables are altered around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from docs_app.models import Architecture, Review, Version
from docs_app.versions import create, history
from tests.core.builders import storage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _up_again() -> Iterator[None]:
    yield
    call_command("migrate", "docs_app", verbosity=0)


def refusal(column: str) -> str:
    """Return what the database says to a change of one column of every version."""
    with (
        pytest.raises(IntegrityError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE docs_app_version SET {column} = 'x'")  # noqa: S608 - a literal
    return str(caught.value)


def test_versions_outlive_the_way_down_and_up_again_and_are_never_changed_on_it() -> None:
    create(storage(), None, "Begin")
    before = history("storage")
    call_command("migrate", "docs_app", "0004", verbosity=0)
    assert "never changes" in refusal("message")
    call_command("migrate", "docs_app", verbosity=0)
    assert history("storage") == before
    assert Version.objects.values_list("approved_by", "written_by").get() == ("", "")
    assert Architecture.objects.get().review_required is False
    for column in ("message", "approved_by", "written_by"):
        assert "never changes" in refusal(column)


def test_an_architecture_may_still_go_with_its_versions_and_reviews() -> None:
    version = create(storage(), None, "Begin")
    architecture = Architecture.objects.get()
    Review.objects.create(
        architecture=architecture,
        at=version.at,
        content_hash=version.content_hash,
        version=Version.objects.get(),
    )
    architecture.delete()
    assert (Version.objects.count(), Review.objects.count()) == (0, 0)


def test_the_database_keeps_a_second_review_from_being_open() -> None:
    version = create(storage(), None, "Begin")
    asked = {"architecture": Architecture.objects.get(), "at": version.at, "content_hash": "x"}
    Review.objects.create(**asked, closed_at=version.at, outcome="withdrawn")
    Review.objects.create(**asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(**asked)
