"""What a process has of late is kept by what it says, so it is never stale and not made twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction

from docs_app.core.codec import content_hash
from docs_app.core.lint import is_linted
from docs_app.store import contents, load_draft, load_edition, load_published, remember
from docs_app.versions import create
from tests.core.builders import storage

LATER = replace(storage(), summary="Later")


@pytest.mark.django_db
def test_what_a_publish_worked_out_serves_whoever_reads_the_version() -> None:
    value = replace(storage())
    create(value, None, "")
    published, draft = load_published("storage"), load_edition("storage", "draft")
    assert published is not None
    assert draft is not None
    assert is_linted(published.architecture)
    assert published.architecture is draft.architecture
    assert published.architecture == value == load_draft("storage")


@pytest.mark.django_db
def test_a_publish_that_is_undone_leaves_nothing_that_is_read_later() -> None:
    create(storage(), None, "")
    with transaction.atomic():
        create(LATER, None, "")
        transaction.set_rollback(True)
    published = load_published("storage")
    assert published is not None
    assert (published.version.number, published.architecture) == (1, storage())


def test_few_contents_are_kept_and_of_large_ones_only_two(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [replace(storage(), summary=f"{number}") for number in range(20)]
    hashes = [content_hash(value) for value in values]
    for digest, value in zip(hashes, values, strict=True):
        assert remember(digest, value) is value
    assert [contents.recall(digest) is value for digest, value in zip(hashes, values, strict=True)][
        -contents.KEPT :
    ] == [True] * contents.KEPT
    assert contents.recall(hashes[3]) is None
    monkeypatch.setattr(contents, "WEIGHT", 1)
    remember(hashes[19], values[19])
    assert [contents.recall(digest) is None for digest in hashes[-3:]] == [True, False, False]
