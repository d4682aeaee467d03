"""What holds for every test; the fixtures are in tests/support, one subject a module."""

from collections.abc import Generator

import pytest
from django.db import connections
from hypothesis import settings

from tests.support.tools import in_ci, pytest_terminal_summary

pytest.register_assert_rewrite("tests.support.browser", "tests.support.postgres")

# Imported rather than named as plugins: what stands in a conftest overrides pytest-playwright's
# fixtures of the same names, whichever plugin was loaded first.
from tests.support.browser import (  # noqa: E402 - after the line that prepares their import
    base_url,
    browser_type_launch_args,
    chromium_path,
    console,
    page,
    playwright,
)
from tests.support.postgres import postgres_url  # noqa: E402

__all__ = [
    "base_url",
    "browser_type_launch_args",
    "chromium_path",
    "console",
    "page",
    "playwright",
    "postgres_url",
    "pytest_terminal_summary",
]

# No deadline: a busy machine is not a failing one. In CI many examples, the same every time; at a
# desk few, and others at each run, so that the core is tested within seconds.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("desk", deadline=None, max_examples=8)
settings.load_profile("ci" if in_ci() else "desk")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let every connection know what migrations put, so that serialized_rollback can bring it back.

    Django remembers it on the connection that made the database. Beside a running browser a test
    is in a loop of Playwright's, where it is given another connection to the same database.
    """
    for connection in connections.all(initialized_only=True):
        if (contents := getattr(connection, "_test_serialized_contents", None)) is not None:
            type(connection)._test_serialized_contents = contents  # type: ignore[attr-defined]


EMPTIES_THE_DATABASE = {"live_server", "transactional_db"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """Mark browser tests; tests that empty the database come last, and find what migrations put.

    A test with a live server commits, so its tables are emptied when it ends; without
    serialized_rollback the next one would find no groups. Those that need no such thing go
    before. The last word on the order is said here: others sort too, by what tests share.
    """
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if {"page", "browser"} & names:
            item.add_marker("browser")
        if EMPTIES_THE_DATABASE & names or _empties_the_database(item):
            mark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(mark, append=False)
    yield
    items.sort(key=_empties_the_database)


def _empties_the_database(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return mark is not None and bool(mark.kwargs.get("transaction"))
