"""Debian's Chromium under Playwright, and pages that accept no complaint from it."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.tools import require_tool

ARGUMENTS = [
    # Tests run as root in containers, where Chromium's own sandbox does not start.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # A browser that talks to nobody but the site under test.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


# Said when a test types into a field before Chromium has come to the autofocus of the page: about
# the speed of a test, not about the page.
TYPED_EARLY = re.compile("^info: Autofocus processing was blocked")


@dataclass
class Console:
    """What the browser said while a test ran; `allow` what a test means to provoke."""

    messages: list[str] = field(default_factory=list)
    allowed: list[re.Pattern[str]] = field(default_factory=lambda: [TYPED_EARLY])

    def allow(self, pattern: str) -> None:
        """Expect messages like this one (a 404 that a test asks for is a message)."""
        self.allowed.append(re.compile(pattern))

    def listen(self, page: Page) -> None:
        """Hear the page's console and its uncaught errors."""
        page.on("console", lambda said: self.messages.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.messages.append(f"uncaught: {error}"))

    def complaints(self) -> list[str]:
        """What was said and not allowed."""
        return [
            said for said in self.messages if not any(known.search(said) for known in self.allowed)
        ]


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Iterator[Playwright]:
    """Playwright, whose event loop runs in this thread from now until the session ends.

    Django refuses the database to a thread with a running loop. Ours runs no coroutine of
    Django's, so the refusal is lifted - only in a process that has started a browser.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield playwright
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def base_url() -> None:
    """No address of its own: a test says which server it walks.

    In place of pytest-playwright's fixture, at which this pytest warns.
    """


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is: CHROMIUM=..., or the system's."""
    return require_tool("chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    chromium_path: str, browser_type_launch_args: dict[str, Any]
) -> dict[str, Any]:
    """How Playwright starts the browser."""
    return {**browser_type_launch_args, "executable_path": chromium_path, "args": ARGUMENTS}


@pytest.fixture
def console() -> Iterator[Console]:
    """The browser's console. A test whose pages said anything it did not allow fails."""
    console = Console()
    yield console
    assert console.complaints() == []


@pytest.fixture
def page(page: Page, console: Console) -> Page:
    """A fresh page in a fresh profile, heard by `console`."""
    console.listen(page)
    return page
