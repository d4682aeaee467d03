"""ROUTEBOOK_LOGIN_REQUIRED: nothing of the content is told to anybody who has not signed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from docs_app.versions import create
from tests.core.builders import storage

pytestmark = pytest.mark.django_db

OPEN = {"healthz", "login", "logout"}
"""Names of what anybody may ask: health, and the way in and out."""

VALUES = {
    "architecture": "storage",
    "version": "1",
    "route": "bags",
    "hop": "nlb",
    "number": "1",
    "path": "overview",
    "page": "storage/ports",
    "format": "svg",
    "code": "NAME_UNLIKE",
    "status": "504",
}


@pytest.fixture(autouse=True)
def closed(settings: Settings) -> None:
    """Publish something, on a site whose readers must sign in."""
    create(storage(), None, "")
    settings.ROUTEBOOK_LOGIN_REQUIRED = True


def routes(patterns: Any = None, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield each address of the site as Django writes it, but for those of its own admin."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        address = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            if each.app_name != "admin":
                yield from routes(each.url_patterns, address)
        else:
            yield address, each


def filled(address: str) -> str:
    """Return an address with a value for each name in it: ``<slug:hop>`` becomes ``nlb``."""
    pieces = address.split("<")
    ends = (piece.partition(">") for piece in pieces[1:])
    return pieces[0] + "".join(
        VALUES.get(name.rpartition(":")[2], "something") + rest for name, _, rest in ends
    )


EVERY = [(filled(address), pattern.name) for address, pattern in routes()]


@pytest.mark.parametrize(
    "address", [address for address, name in EVERY if name not in OPEN and "favicon" not in address]
)
def test_every_address_leads_to_the_sign_in_page(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response.headers["Location"] in {
        f"/accounts/login/?next={address}",
        f"/admin/login/?next={address}",
    }
    assert b"nlb" not in response.content


def test_the_addresses_asked_are_those_of_the_whole_site() -> None:
    asked = {address for address, _ in EVERY}
    assert len(EVERY) > 60
    assert asked >= {
        "/",
        "/search.json",
        "/architectures.json",
        "/storage/architecture.json",
        "/storage/routes/bags/diagram.svg",
        "/storage/versions/1/hops/nlb/",
    }


@pytest.mark.parametrize("address", ["/healthz", "/accounts/login/", "/admin/login/"])
def test_health_and_the_way_in_are_open(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_an_address_that_is_none_tells_no_names(client: Client) -> None:
    response = client.get("/storage/hops/nbl/elsewhere/")

    assert "nlb" not in response.content.decode()
    assert "Storage" not in response.content.decode()


@pytest.mark.parametrize(
    ("method", "status"),
    [("post", 302), ("put", 405), ("delete", 405), ("options", 302), ("head", 302)],
)
def test_no_other_method_is_a_way_round(client: Client, method: str, status: int) -> None:
    response = getattr(client, method)("/storage/architecture.json")

    assert (response.status_code, response.content) == (status, b"")


def test_whoever_has_signed_in_reads_everything(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))
    pages = [address for address, name in EVERY if name not in OPEN | {"edit", "preview-text"}]
    answers = {address: client.get(address).status_code for address in pages}

    assert {address: status for address, status in answers.items() if status >= 500} == {}
    assert answers["/storage/hops/nlb/"] == 200
    assert answers["/storage/diagram.svg"] == 200
