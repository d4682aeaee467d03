"""Settings read from the environment, and what a mistake in one says."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from routing_site import environment as env

NAME = "ROUTEBOOK_A_VARIABLE"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    monkeypatch.setenv(NAME, request.param)
    return str(request.param)


@pytest.mark.parametrize("said", ["", "  "], indirect=True)
def test_an_empty_variable_counts_as_unset(said: str) -> None:
    assert env.text(NAME, "default") == "default"
    assert env.words(NAME, ["default"]) == ["default"]
    assert env.switch(NAME, True) is True
    assert env.number(NAME, 7, 1, 9) == 7


@pytest.mark.parametrize(
    ("said", "value"), [("on", True), ("True", True), ("1", True), ("off", False), ("no", False)],
    indirect=["said"],
)  # fmt: skip
def test_a_switch_may_be_said_in_the_usual_ways(said: str, value: bool) -> None:
    assert env.switch(NAME, not value) is value


@pytest.mark.parametrize("said", [" a.example , b.example,"], indirect=True)
def test_a_list_is_written_with_commas(said: str) -> None:
    assert env.words(NAME, []) == ["a.example", "b.example"]


MISTAKES: list[tuple[str, Any, str]] = [
    ("ture", lambda: env.switch(NAME, False), "is 'ture'; it may be on or off."),
    ("-1", lambda: env.number(NAME, 2, 1, 60), "is '-1'; it may be a whole number from 1 to 60."),
    ("61", lambda: env.number(NAME, 2, 1, 60), "is '61'; it may be a whole number from 1 to 60."),
    ("²", lambda: env.number(NAME, 2, 1, 60), "is '²'; it may be a whole number from 1 to 60."),
    ("neato", lambda: env.choice(NAME, "a", ["a", "b"]), "is 'neato'; it may be a or b."),
    (
        "mysql://root:hidden@db/x",
        lambda: env.database(NAME, ""),
        "may be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME.",
    ),
    (
        "redsi://:hidden@cache",
        lambda: env.cache(NAME, ""),
        "may be locmemcache://, filecache://PATH, dbcache://TABLE or redis://HOST:PORT/N.",
    ),
    (
        "routes.example.org",
        lambda: env.origin(NAME, ""),
        "is 'routes.example.org'; it may be https://HOST or http://HOST:PORT.",
    ),
    (
        "https://routes.example.org/below",
        lambda: env.origin(NAME, ""),
        "is 'https://routes.example.org/below'; it may be https://HOST or http://HOST:PORT.",
    ),
    (
        "https://routes.example.org:x",
        lambda: env.origin(NAME, ""),
        "is 'https://routes.example.org:x'; it may be https://HOST or http://HOST:PORT.",
    ),
    (
        "carrier-pigeon://hidden",
        lambda: env.email(NAME, ""),
        "may be consolemail:// or smtp+tls://USER:PASSWORD@HOST:PORT.",
    ),
]


@pytest.mark.parametrize(("said", "read", "sentence"), MISTAKES, indirect=["said"])
def test_a_mistake_is_one_sentence_that_names_the_variable(
    said: str, read: Any, sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as mistake:
        read()

    assert str(mistake.value) == f"The environment variable {NAME} {sentence}"


@pytest.mark.parametrize(
    "said",
    ["https://routes.example.org", "https://routes.example.org/", "http://localhost:8000"],
    indirect=True,
)
def test_an_origin_is_a_scheme_and_a_host(said: str) -> None:
    assert env.origin(NAME, "http://elsewhere") == said.rstrip("/")


def test_of_many_hosts_the_first_that_is_one_name_stands_for_the_site() -> None:
    assert env.first_name([".example.org", "*", "routes.example.org", "b"]) == "routes.example.org"
    assert env.first_name(["*"]) == "localhost"


def test_a_site_in_earnest_needs_a_key() -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not set"):
        env.secret_key(NAME, kept_in=None)


def test_a_local_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret-key"

    key = env.secret_key(NAME, kept_in=file)

    assert len(key) > 50
    assert env.secret_key(NAME, kept_in=file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]
