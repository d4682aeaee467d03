"""What `make run` does for a database nobody has used, and leaves alone in any other."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def first_run() -> str:
    said = StringIO()
    call_command("first_run", stdout=said, stderr=StringIO())
    return said.getvalue()


def test_a_fresh_database_gets_a_maintainer_whose_printed_password_works() -> None:
    said = first_run()

    password = re.findall(r"password  (\S+)", said)[0]
    user = authenticate(username="maintainer", password=password)
    assert isinstance(user, User)
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert list(user.groups.values_list("name", flat=True)) == ["Maintainer"]


def test_a_fresh_database_gets_the_storage_service(client: Client) -> None:
    first_run()

    assert client.get("/storage-service/").status_code == 200


def test_a_second_run_says_nothing_and_changes_nothing() -> None:
    first_run()
    before = User.objects.get().password

    assert first_run() == ""
    assert User.objects.get().password == before


def test_a_database_that_has_a_user_is_left_alone(client: Client) -> None:
    User.objects.create_user("somebody")

    assert first_run() == ""
    assert list(User.objects.values_list("username", flat=True)) == ["somebody"]
    assert client.get("/storage-service/").status_code == 404
