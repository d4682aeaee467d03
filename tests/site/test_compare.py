"""Two versions side by side: what opened, what requests meet, which facts and texts differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Destination, Forward
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import publish
from tests.site.compared import publish_both, section
from tests.site.reading import Sheet, read

pytestmark = pytest.mark.django_db

PAGE = "/storage/compare/1...2/"


def test_what_became_more_open_comes_first_and_leads_to_where_it_is(client: Client) -> None:
    publish_both()

    sheet = read(client, PAGE).main

    first = [each["id"] for each in sheet.all("h2")]
    assert first == ["open", "behaviour", "facts", "texts", "findings"]
    rows = section(sheet, "open").all("li")
    assert [row.text for row in rows] == [
        "open from the internet api-nlb:65534 is open from the internet; "
        "it was open from within Private VPC only.",
        "asks nobody any more Rule bags on Storage API takes any method, path /bags from the "
        "internet and asks nobody who calls; it asked Cognito about a token.",
    ]
    links = section(sheet, "open").all("a")
    assert [link["href"] for link in links] == [
        "/storage/versions/2/hops/nlb/#port--bags",
        "/storage/versions/2/hops/gateway/#rule--bags",
    ]


def test_the_facts_are_told_old_and_new_by_what_they_are_about(client: Client) -> None:
    publish_both()

    assert read(client, PAGE).table("Facts") == [
        ["What", "Version 1", "Version 2"],
        ["Hop Storage API as it was: Storage API"],
        ["Rule bags: authorizer", "Cognito", "none"],
        ["Hop api-nlb as it was: api-nlb"],
        ["Port bags: open from", "Private VPC", "the internet"],
        ["Port ingests: number", "65535", "65000"],
        ["Route Bags as it was: Bags"],
        [
            "Example anonymous: removed",
            "GET https://api.example.org/storage/v1/bags",
            "gone",
        ],
        ["Page Overview as it was: Overview"],
        ["body", "6 words", "6 words word by word"],
    ]


def test_a_rule_with_another_target_is_told_where_the_ways_part(client: Client) -> None:
    publish(storage())
    after = edited(
        storage(), "rule:bags-nginx/app", action=Forward(Destination("ingests-app", "http"))
    )
    after = edited(after, "port:ingests-app/http", open_from="vpc")
    after = edited(
        after, "example:bags/get", expect=replace(storage().routes[0].examples[0].expect, hop=None)
    )
    publish(after)

    sheet = read(client, PAGE).main

    assert ["Rule app: forwards to", "bags_api:9001", "ingests_api:9001"] in sheet.table("Facts")
    behaviour = section(sheet, "behaviour")
    assert behaviour.one("p", class_="example-head").text == (
        "Bags: List bags ends elsewhere now edited itself"
    )
    assert [(term.text, told.text) for term, told in told_of(behaviour)] == [
        ("Before", "Delivered: bags_api answers; its status is not recorded."),
        ("Now", "Delivered: ingests_api answers; its status is not recorded."),
        (
            "Differs at step 7",
            "nginx of ECS task, bags API on 9000 takes the request and forwards it to "
            "taken out: bags_api:9001put in: ingests_api:9001.",
        ),
    ]


def told_of(sheet: Sheet) -> list[tuple[object, object]]:
    return list(zip(sheet.all("dt"), sheet.all("dd"), strict=True))


def test_a_text_is_told_word_by_word_and_marked_without_colour(client: Client) -> None:
    publish_both()

    texts = section(read(client, PAGE), "texts")

    assert texts.one("h3").text == "Page Overview body"
    assert texts.one("a")["href"] == "/storage/versions/2/docs/overview/"
    assert [each.text for each in texts.all("del")] == [
        "taken out: ingests",
        "taken out: port:nlb/ingests",
    ]
    assert [each.text for each in texts.all("ins")] == ["put in: bags", "put in: port:nlb/bags"]
    assert texts.one("p", class_="diff-changed").text == (
        "The taken out: ingestsput in: bags API listens on "
        "[[taken out: port:nlb/ingestsput in: port:nlb/bags]]."
    )


def test_findings_that_came_are_told_and_the_other_way_round_they_went(client: Client) -> None:
    publish_both()

    def heads(address: str) -> list[str]:
        found = section(read(client, address), "findings")
        return [each.text for each in found.all("p", class_="finding-head")]

    came = heads(PAGE)
    assert came == [
        "came warning NO_AUTHORIZER on Storage API, rule bags",
        "came warning PORT_TOO_OPEN on api-nlb:65534",
    ]
    assert heads("/storage/compare/2...1/") == [each.replace("came", "went") for each in came]


def test_what_became_less_open_is_told_further_down(client: Client) -> None:
    publish_both()

    sheet = read(client, "/storage/compare/2...1/").main

    assert [each["id"] for each in sheet.all("h2")] == ["behaviour", "facts", "texts", "findings"]
    assert sheet.one("h3", id="closed").text == "Less open than before"
    assert [each.text for each in Sheet(sheet.html.partition('id="closed"')[2]).all("li")][:2] == [
        "api-nlb:65534 is open from within Private VPC only; it was open from the internet.",
        "Rule bags on Storage API asks Cognito about a token; "
        "it took any method, path /bags from the internet and asked nobody who calls.",
    ]


def test_two_of_the_same_differ_in_nothing(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/compare/1...now/").main

    assert sheet.one("p", class_="counted").text == "Nothing differs: both say the same."
    assert sheet.all("h2") == []


def test_each_kind_of_change_is_counted_with_a_mark(client: Client) -> None:
    publish_both()

    counted = read(client, PAGE).one("p", class_="counted")

    assert counted.text == "1 removed 4 changed"


def test_each_side_is_named_and_leads_to_its_pages(client: Client) -> None:
    publish_both()

    sheet = read(client, "/storage/compare/1...now/").main

    assert sheet.one("h1").text == "Version 1 compared with now (version 2)"
    sides = [each.text for each in sheet.all("div", class_="side-of")]
    assert [side.partition(" UTC")[2] for side in sides] == [
        ": As documented",
        ": Opened for a partner",
    ]
    assert sheet.all("p", class_="sides-more")[0].text == (
        "The other way round Compare others As JSON Review pack"
    )
