"""Who may read: everybody, or with ROUTEBOOK_LOGIN_REQUIRED those who signed in."""

import contextlib

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from routing_site.urls import urlpatterns as of_the_site

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

# A page of anybody's, which says nothing about signing in.
PAGE = "/a-page-for-readers/"


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("for readers")


urlpatterns = [path(PAGE[1:], page), *of_the_site]


def test_anybody_may_read_when_nothing_else_is_set(client: Client) -> None:
    assert client.get(PAGE).status_code == 200


def test_readers_are_sent_to_sign_in_where_that_is_required(
    client: Client, settings: Settings
) -> None:
    settings.ROUTEBOOK_LOGIN_REQUIRED = True

    response = client.get(PAGE)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"/accounts/login/?next={PAGE}",
    )


def test_whoever_signed_in_may_read(client: Client, settings: Settings) -> None:
    settings.ROUTEBOOK_LOGIN_REQUIRED = True
    client.force_login(User.objects.create_user("reader"))

    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [("/favicon.ico", 302), ("/static/fonts/arimo.ttf", 200), ("/admin/login/", 200)],
)
def test_what_the_sign_in_page_needs_is_open(
    client: Client, settings: Settings, address: str, status: int
) -> None:
    settings.ROUTEBOOK_LOGIN_REQUIRED = True

    with contextlib.closing(client.get(address)) as response:
        assert response.status_code == status
    assert "login" not in response.headers.get("Location", "")
