"""What holds for every test; the fixtures are in tests/support, one subject a module."""

from collections.abc import Generator

import pytest
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

# No deadline: a busy machine is not a failing one. In CI the same examples every time.
settings.register_profile("routebook", deadline=None, derandomize=in_ci())
settings.load_profile("routebook")

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
        if EMPTIES_THE_DATABASE & names:
            mark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(mark, append=False)
    yield
    items.sort(key=_empties_the_database)


def _empties_the_database(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return mark is not None and bool(mark.kwargs.get("transaction"))
