"""The table of who gets what at which address, read and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

COLUMNS = ("anonymous", "reader", "maintainer", "reviewer", "author")
METHODS = ("GET", "POST")
DOOR = "door"


@dataclass(frozen=True)
class Row:
    """An address, and for each method what each column gets. ``{hop}`` is the number of a row."""

    section: str
    address: str
    answers: dict[str, tuple[str, ...]]


def read_table(text: str, each: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of a table, whose sections begin with a word on a line of its own.

    A name of ``each`` in an address stands for one row for each of its values, and ``{pk}`` beside
    it for the number of a row of that kind.
    """
    rows, section = [], ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if "|" not in line:
            section = line
            continue
        address, *cells = (cell.strip() for cell in line.split("|"))
        answers = {method: _all(cell.split()) for method, cell in zip(METHODS, cells, strict=True)}
        rows += [Row(section, every, answers) for every in _every(address, each)]
    return rows


def _every(address: str, each: Mapping[str, Sequence[str]]) -> list[str]:
    name = next((name for name in each if f"{{{name}}}" in address), "")
    if not name:
        return [address]
    return [
        address.replace(f"{{{name}}}", value).replace("{pk}", f"{{{value}}}")
        for value in each[name]
    ]


def _all(answers: list[str]) -> tuple[str, ...]:
    """Return an answer for each column: one is that of all, two are nobody's and everybody's."""
    if len(answers) == 2:
        return (answers[0], *answers[1:] * (len(COLUMNS) - 1))
    return tuple(answers * len(COLUMNS) if len(answers) == 1 else answers)


def answered(session: str, method: str, address: str, sent: dict[str, str]) -> str:
    """Return what an address answers in a session: a status, or that it leads to the door.

    Whatever it did is undone.
    """
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        if method == "POST":
            response = client.post(address, sent)
        else:
            response = client.generic(method, address)
        transaction.set_rollback(True)
    led_to = response.headers.get("Location", "")
    if response.status_code == 302 and led_to.partition("?")[0].endswith("/login/"):
        return DOOR
    return str(response.status_code)


def sessions(people: dict[str, User]) -> dict[str, str]:
    """Return the session of each column's user; nobody has the first."""
    made = dict.fromkeys(COLUMNS, "")
    for name, user in people.items():
        client = Client()
        client.force_login(user)
        made[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return made


def every_route(patterns: Any = None, prefix: str = "") -> Iterator[str]:
    """Yield each pattern of the site's addresses, as ``resolve`` names it; the admin's too."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from every_route(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route
