"""Hops with very many rules, and with very many senders: a leaf, or the first of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture
from tests.core.builders import forward, storage
from tests.site.books import publish
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db


def busy(rules: int) -> Architecture:
    """The small storage service whose gateway has ``rules`` rules more, all to the bags port."""
    book = storage()
    more = tuple(
        forward(f"x{n}", "nlb/bags", via="link", path=f"/x{n}", authorizer="cognito", port="https")
        for n in range(rules)
    )
    hops = (
        replace(hop, rules=(*hop.rules, *more)) if hop.slug == "gateway" else hop
        for hop in book.hops
    )
    return replace(book, hops=tuple(hops))


def shown(sheet: Sheet) -> list[str]:
    """The rules that a page shows."""
    return [
        each["id"] for each in sheet.all("li") if each.attributes.get("id", "").startswith("rule--")
    ]


def test_a_hop_with_more_than_two_hundred_rules_shows_them_a_leaf_at_a_time(client: Client) -> None:
    publish(busy(300))

    first, second = (read(client, f"/storage/hops/gateway/{page}") for page in ("", "?page=2"))

    assert len(shown(first)) == 200
    assert shown(second)[0] == "rule--x196"
    assert len(shown(second)) == 104
    assert second.one("ol", class_="rules")["start"] == "201"
    read(client, "/storage/hops/gateway/?page=3", 404)


def test_a_rule_can_be_asked_for_by_name_whatever_leaf_it_is_on(client: Client) -> None:
    publish(busy(300))

    assert "rule--x299" in shown(read(client, "/storage/hops/gateway/?rule=x299"))
    assert "rule--bags" in shown(read(client, "/storage/hops/gateway/?rule=none-such"))


def test_of_very_many_senders_the_first_are_named_and_the_rest_a_link_away(client: Client) -> None:
    publish(busy(300))

    sheet = read(client, "/storage/hops/nlb/").main

    more = [each["href"] for each in sheet.all("a") if each.text == "and more"]
    assert set(more) == {"/storage/rules/?to=nlb"}
    assert len(read(client, more[0]).rows()[1:]) == 200
