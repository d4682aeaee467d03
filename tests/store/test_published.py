"""Published versions as values: what a reader sees, and what it costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from docs_app.core.architecture import Architecture
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import list_architectures, load_published, load_version, save_draft
from docs_app.store.contents import _kept
from docs_app.versions import create
from tests.core.builders import storage

pytestmark = pytest.mark.django_db


def test_what_is_not_published_is_not_there() -> None:
    save_draft(storage())
    assert load_published("storage") is None
    assert load_version("storage", 1) is None
    assert list_architectures() == ()


def test_readers_see_the_last_version_and_each_as_it_was() -> None:
    later = replace(storage(), summary="Later")
    first, second = create(storage(), None, "One"), create(later, None, "Two")
    published, old = load_published("storage"), load_version("storage", 1)
    assert published is not None
    assert old is not None
    assert (published.architecture, published.version) == (later, second)
    assert (old.architecture, old.version) == (storage(), replace(first, latest=False))


@pytest.mark.parametrize("count", [1, 3])
def test_a_published_architecture_costs_one_query_when_it_is_known_here(
    count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        create(replace(storage(), summary=f"Number {number}"), None, "")
    load_published("storage")
    with django_assert_num_queries(1):
        load_published("storage")
    with django_assert_num_queries(1):
        load_version("storage", count)


def test_the_first_reading_costs_one_query_more(django_assert_num_queries: Any) -> None:
    create(storage(), None, "")
    _kept.clear()
    with django_assert_num_queries(2):
        load_published("storage")


def test_the_same_value_is_given_again() -> None:
    create(storage(), None, "")
    first, again = load_published("storage"), load_published("storage")
    assert first is not None
    assert again is not None
    assert first.architecture is again.architecture


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_is_one_query_and_shows_the_last_versions(
    count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        create(Architecture(f"a{number}", f"Name {number}"), None, "")
        create(Architecture(f"a{number}", f"Name {number}", "test", "Later"), None, "")
    save_draft(Architecture("a0", "Not published"))
    with django_assert_num_queries(1):
        listed = list_architectures()
    assert [
        (each.slug, each.name, each.environment, each.summary, each.version) for each in listed
    ] == [(f"a{number}", f"Name {number}", "test", "Later", 2) for number in range(count)]


def test_old_versions_of_a_renamed_architecture_lie_under_its_new_slug() -> None:
    create(storage(), None, "")
    ArchitectureRow.objects.update(slug="renamed")
    published = load_published("renamed")
    assert published is not None
    assert published.architecture == replace(storage(), slug="renamed")
