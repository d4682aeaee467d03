"""What lint says, on its own pages and in the header of all others; waivers set apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from docs_app.core.architecture import Architecture, Hop, Port, Waiver
from tests.core.builders import storage
from tests.site.books import publish, publish_unchecked
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db

WHY = "It is the group's real name."


def waived(days: int) -> Architecture:
    """Return the storage service whose one warning is waived until so many days from today."""
    until = timezone.localdate() + timedelta(days)
    return replace(storage(), waivers=(Waiver("NAME_UNLIKE", "hop:items", "Ann", WHY, until),))


def large(hops: int) -> Architecture:
    """Return an architecture of so many services that nothing reaches."""
    ports = (Port("http", 80, "HTTP"),)
    return Architecture(
        "large",
        "Large",
        hops=tuple(Hop(f"h{n}", f"H{n}", "service", ports=ports) for n in range(hops)),
    )


def header(page: Sheet) -> str:
    return page.one("a", class_="tally").text


def codes(html: str) -> list[str]:
    return [each.text for each in Sheet(html).all("code") if each.text.isupper()]


def test_every_page_s_header_counts_errors_and_warnings_and_leads_to_them(client: Client) -> None:
    publish(storage())
    page = read(client, "/storage/hops/")
    assert header(page) == "1 warning"
    assert page.one("a", class_="tally")["href"] == "/storage/lint/"


def test_the_header_of_an_old_version_leads_to_what_was_wrong_then(client: Client) -> None:
    publish(storage())
    publish(waived(0))
    assert header(read(client, "/storage/ports/")) == "No errors, no warnings"
    then = read(client, "/storage/versions/1/ports/")
    assert header(then) == "1 warning"
    assert then.one("a", class_="tally")["href"] == "/storage/versions/1/lint/"


def test_errors_are_counted_before_warnings(client: Client) -> None:
    broken = replace(storage().pages[0], body="[[hop:x]] and [[hop:y]]")
    publish_unchecked(replace(storage(), pages=(broken,)))
    assert header(read(client, "/storage/")) == "2 errors, 1 warning"


def test_a_large_architecture_is_counted_when_somebody_looks_at_its_findings(
    client: Client,
) -> None:
    publish_unchecked(large(5001))
    cache.clear()
    assert header(read(client, "/large/zones/")) == "Findings"
    read(client, "/large/lint/")
    assert header(read(client, "/large/zones/")) == "No errors, no warnings"


def test_a_waived_finding_stands_apart_with_who_and_why_and_until_when(client: Client) -> None:
    publish(waived(0))
    page = read(client, "/storage/lint/").main
    before, _, after = page.html.partition('id="waived"')
    assert "NAME_UNLIKE" not in codes(before)
    assert codes(after)[:1] == ["NAME_UNLIKE"]
    day = timezone.localdate()
    told = f"Waived until {day.day} {day:%B %Y} by Ann: {WHY}"
    assert told in [each.text for each in page.all("p")]


def test_a_finding_whose_waiver_lapsed_is_open_and_says_so(client: Client) -> None:
    publish(waived(-1))
    page = read(client, "/storage/lint/").main
    assert 'id="waived"' not in page.html
    assert codes(page.html)[:1] == ["NAME_UNLIKE"]
    day = timezone.localdate() - timedelta(1)
    told = f"Was waived until {day.day} {day:%B %Y} by Ann: {WHY}"
    assert told in [each.text for each in page.all("p")]


def test_filters_leave_waived_findings_of_the_same_level_and_code(client: Client) -> None:
    publish(waived(0))
    waivers = {
        query: 'id="waived"' in client.get(f"/storage/lint/?{query}").content.decode()
        for query in ("level=warning", "level=note", "code=NAME_UNLIKE", "code=NOT_RECORDED")
    }
    assert waivers == {
        "level=warning": True,
        "level=note": False,
        "code=NAME_UNLIKE": True,
        "code=NOT_RECORDED": False,
    }


def test_the_page_of_a_code_shows_what_is_waived_of_it(client: Client) -> None:
    publish(waived(0))
    page = read(client, "/storage/lint/NAME_UNLIKE/").main
    assert "Not found in Storage." in [each.text for each in page.all("p")]
    assert 'id="waived"' in page.html


def test_a_waived_finding_is_none_of_its_hop_s_page(client: Client) -> None:
    publish(waived(0))
    about = read(client, "/storage/hops/items/").main.html.partition('id="findings"')[2]
    assert codes(about) == ["NOT_RECORDED"]


def test_findings_as_markdown_tell_what_is_waived(client: Client) -> None:
    publish(waived(0))
    text = client.get("/storage/lint.md").content.decode()
    start, _, rest = text.partition("## Waived")
    assert "NAME_UNLIKE" not in start
    assert f"Waived until {timezone.localdate()} by Ann: {WHY}" in rest


def test_a_page_is_made_anew_on_the_day_that_a_waiver_lapses(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(waived(0))
    assert header(read(client, "/storage/rules/")) == "No errors, no warnings"
    tomorrow = timezone.localdate() + timedelta(1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert header(read(client, "/storage/rules/")) == "1 warning"


def test_a_code_without_an_architecture_leads_to_where_one_explains_it(client: Client) -> None:
    assert client.get("/lint/NAME_UNLIKE/").status_code == 404
    publish(storage())

    response = client.get("/lint/NAME_UNLIKE/")

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/storage/lint/NAME_UNLIKE/",
    )
    assert client.get("/lint/NO_SUCH_CODE/").status_code == 404
