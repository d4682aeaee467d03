"""What browser tests begin with: the storage service on a live server, and patience."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from docs_app.versions import create
from tests.support.shipped import storage_service

PATIENCE = 20_000
"""Milliseconds a condition may take on a busy machine; no test waits longer than it must."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=None)


@pytest.fixture
def book(live_server: LiveServer) -> str:
    """Publish the storage service, and return the address that all of its pages begin with."""
    create(storage_service(), None, "As documented")
    return f"{live_server.url}/storage-service"
