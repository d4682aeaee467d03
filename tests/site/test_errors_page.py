"""Who answered: statuses, suspects in order, and the trace that shows each way there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.suspects import statuses, suspects
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db

HERE = "/storage/errors/"
TIMED_OUT = '{"message": "Endpoint request timed out"}'


def ranked(sheet: Sheet) -> list[str]:
    """Return the names of the suspects, in order."""
    return [each.text for each in sheet.main.all("h2", class_="suspect-name")]


def test_every_status_that_can_be_seen_leads_to_its_suspects(client: Client) -> None:
    publish(storage())

    cards = read(client, HERE).main.all("h3", class_="card-name")

    expected = [str(each.status) for each in statuses(storage())]
    assert [each.text for each in cards] == [*expected, "none"]


def test_each_suspect_says_what_leads_there_and_its_trace_shows_it(client: Client) -> None:
    publish(storage())

    main = read(client, f"{HERE}504/").main

    found = suspects(storage(), 504)
    assert len(ranked(read(client, f"{HERE}504/"))) == len(found)
    ways = [each["href"] for each in main.all("a") if each["href"].startswith("/storage/trace/?")]
    assert len(ways) == sum(len(each.ways) for each in found)
    for address in ways[:4]:
        sheet = read(client, address.partition("#")[0])
        (after,) = [each.text for each in sheet.all("p", class_="outcome")][-1:]
        assert "504" in after


def test_what_was_seen_puts_what_fits_first(client: Client) -> None:
    publish(storage())

    response = client.post(HERE, {"status": "504", "seconds": "29", "body": TIMED_OUT})
    sheet = read(client, response.headers["Location"])

    assert response.status_code == 302
    assert ranked(sheet)[0] == "Suspect 1 Storage API fits what was seen"
    assert sheet.one("textarea", id="seen-body").text == TIMED_OUT
    assert "The body is as here" in sheet.main.html


def test_nobody_answering_has_suspects_of_its_own(client: Client) -> None:
    publish(storage())

    sheet = read(client, f"{HERE}none/")

    assert sheet.one("h1").text == "Nobody answered: why?"
    assert ranked(sheet) == ["Suspect 1 Nobody"]


def test_a_status_that_nothing_sends_says_so(client: Client) -> None:
    publish(replace(storage(), routes=()))

    sheet = read(client, f"{HERE}504/")

    assert sheet.one("p", class_="empty").text.startswith("No trace of a documented request ends")
    assert "nothing can be traced" in read(client, HERE).html


@pytest.mark.parametrize("status", ["99", "600", "1000"])
def test_a_number_that_is_no_status_is_told_so(client: Client, status: str) -> None:
    publish(storage())

    told = f"'{status}' is no status; write three digits from 100 to 599, such as 504."

    missing = read(client, f"{HERE}{status}/", 404)

    assert told in [each.text for each in missing.main.all("p")]
    assert client.get(f"/storage/errors/{status}.md").status_code == 404
    response = client.post(HERE, {"status": status})
    complaint = Sheet(response.content.decode()).one("p", id="seen-status-complaint")
    assert (response.status_code, complaint.text) == (200, told)


def test_a_mistake_stands_by_its_field_and_nothing_is_lost(client: Client) -> None:
    publish(storage())

    response = client.post(HERE, {"status": "5o4", "headers": "x", "body": "b"})

    sheet = Sheet(response.content.decode())
    assert sheet.one("input", name="status")["value"] == "5o4"
    assert sheet.one("textarea", id="seen-headers").text == "x"
    assert sheet.one("textarea", id="seen-body").text == "b"
    assert [each.text for each in sheet.all("p", class_="complaint")] == [
        "'5o4' is no status; write three digits from 100 to 599, such as 504.",
        "A header is written 'Name: value', not 'x'.",
    ]
