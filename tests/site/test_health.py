"""/healthz: what a load balancer asks."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings


@pytest.mark.django_db
def test_health_is_ok_while_the_database_answers(client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_health_is_never_behind_the_sign_in(client: Client, settings: Settings) -> None:
    settings.ROUTEBOOK_LOGIN_REQUIRED = True

    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_health_fails_when_the_database_is_out_of_reach(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "/nowhere/at/all.sqlite3"
    try:
        response = client.get("/healthz")
    finally:
        connection.settings_dict["NAME"] = name
        connection.close()

    assert response.status_code == 503
    assert response.json() == {"status": "failing", "database": "unreachable"}
    assert "The database does not answer." in caplog.text


def test_health_takes_only_questions(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
