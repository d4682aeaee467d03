"""What can go wrong: told on a route's and a hop's page, each row shown by its trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.failures import failure_table, failures_of_hop
from docs_app.views.failures import ROUTES
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.forms import submitted
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db


def told(sheet: Sheet) -> list[str]:
    """Return who answers and what the caller sees, for each row of the table."""
    return [f"{row[2]}: {row[1]}" for row in sheet.table("What can go wrong")[1:]]


def test_a_route_tells_every_fault_that_a_caller_notices(client: Client) -> None:
    publish(storage())

    rows = told(read(client, "/storage/routes/bags/"))

    expected = [each for each in failure_table(storage(), "bags") if not each.unnoticed]
    assert rows == [f"{each.who_answers}: {each.caller_sees}" for each in expected]


def test_a_hop_tells_its_own_faults_only(client: Client) -> None:
    publish(storage())

    rows = told(read(client, "/storage/hops/nlb/"))

    expected = [each for each in failures_of_hop(storage(), "nlb") if not each.unnoticed]
    assert rows == [f"{each.who_answers}: {each.caller_sees}" for each in expected]


def test_each_row_leads_to_the_trace_that_shows_it(client: Client) -> None:
    publish(storage())

    main = read(client, "/storage/hops/bags-app/").main
    links = [each["href"] for each in main.all("a") if each["href"].startswith("/storage/trace/?")]

    assert links
    assert {client.get(each.partition("#")[0]).status_code for each in links} == {200}


def test_with_very_many_routes_a_hop_tells_its_failures_on_a_page_of_their_own(
    client: Client,
) -> None:
    book = storage()
    many = tuple(replace(book.routes[0], slug=f"bags-{n}") for n in range(ROUTES + 1))
    publish(replace(book, routes=many))

    hop = read(client, "/storage/hops/nlb/")

    assert 'aria-label="What can go wrong"' not in hop.html
    assert "/storage/hops/nlb/failures/" in {each["href"] for each in hop.main.all("a")}
    assert len(read(client, "/storage/hops/nlb/failures/").table("Failures")) > 1


def test_the_faults_of_a_route_are_asked_of_the_example_shown(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/routes/bags/")

    bags = storage().routes[0].examples[0].request
    fields = dict(submitted(sheet))
    assert (fields["method"], fields["url"], fields["token"]) == ("GET", bags.url, "valid")


@pytest.mark.parametrize("code", ["GW_NO_ROUTE", "APP_ANSWERED", "ASSUME_TOKEN_ACCEPTED"])
def test_a_code_is_explained_with_where_it_is_met_here(client: Client, code: str) -> None:
    publish(storage())

    sheet = read(client, f"/storage/codes/{code}/")

    met = [each["href"] for each in sheet.main.all("a") if "/routes/" in each["href"]]
    assert sheet.one("h1").text == code
    assert all("example=" in each for each in met)
    assert bool(met) == (code != "GW_NO_ROUTE")


def test_a_code_that_is_none_is_not_found(client: Client) -> None:
    publish(storage())

    assert client.get("/storage/codes/NO_SUCH/").status_code == 404
