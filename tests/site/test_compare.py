"""Two editions side by side: what opened, what requests meet, which facts and texts differ."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture, Destination, Forward
from docs_app.store import contents, save_draft
from tests.bench.large import huge
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import book_of, publish
from tests.site.compared import opened, publish_both
from tests.site.reading import Sheet, read
from tests.support.people import member

pytestmark = pytest.mark.django_db

PAGE = "/storage/compare/1...2/"


def section(sheet: Sheet, id: str) -> Sheet:
    """Return the part of a page behind the heading of that id, up to the end of its section."""
    return Sheet(sheet.html.partition(f'id="{id}"')[2].partition("</section>")[0])


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
        "The other way round Compare others As JSON"
    )


def test_another_architecture_can_be_compared_with(client: Client) -> None:
    publish(storage())
    staging = replace(opened(), slug="staging", environment="staging")
    publish(staging)

    sheet = read(client, "/storage/compare/staging...now/").main

    assert sheet.one("h1").text == "Staging, now (version 1) compared with now (version 1)"
    facts = sheet.table("Facts")
    assert ["environment", "staging", "none"] in facts
    assert ["Port ingests: number", "65000", "65535"] in facts
    hrefs = {each["href"] for each in sheet.all("a") if "nlb" in each["href"]}
    assert {href.split("/")[1] for href in hrefs} == {"staging", "storage"}


def test_a_draft_can_be_compared_with_what_is_published_by_those_who_write_and_review() -> None:
    publish(storage())
    save_draft(opened())
    client = Client()
    client.force_login(member("Maintainer", "Mia"))

    sheet = read(client, "/storage/compare/now...draft/").main

    assert sheet.one("h1").text == "Now (version 1) compared with the draft"
    assert ["Port ingests: number", "65535", "65000"] in sheet.table("Facts")
    assert "/storage/draft/hops/nlb/#port--bags" in {a["href"] for a in sheet.all("a")}


@pytest.mark.parametrize("words", ["now...draft", "draft...1", "1...storage@draft"])
@pytest.mark.parametrize("form", ["/", ".md", ".json"])
def test_a_comparison_with_a_draft_is_not_for_everybody(
    client: Client, words: str, form: str
) -> None:
    publish(storage())
    address = f"/storage/compare/{words}{form}"

    anonymous = client.get(address)
    client.force_login(member("Reader", "Ria"))
    reader = client.get(address)

    assert (anonymous.status_code, anonymous["Location"].partition("?")[0]) == (
        302,
        "/accounts/login/",
    )
    assert reader.status_code == 403


def test_a_comparison_with_a_draft_follows_the_draft_at_once() -> None:
    publish(storage())
    client = Client()
    client.force_login(member("Reviewer", "Rex"))
    assert "Nothing differs" in read(client, "/storage/compare/now...draft/").html

    save_draft(opened())

    assert "Nothing differs" not in read(client, "/storage/compare/now...draft/").html


def test_a_comparison_is_answered_from_the_cache_until_a_side_changes(client: Client) -> None:
    publish_both()
    first = client.get("/storage/compare/1...now/")
    again = client.get("/storage/compare/1...now/", HTTP_IF_NONE_MATCH=first["ETag"])
    publish(edited(opened(), "port:nlb/ingests", number=64000))

    assert again.status_code == 304
    assert "64000" in read(client, "/storage/compare/1...now/").html


def test_as_markdown_it_tells_the_same(client: Client) -> None:
    publish_both()

    text = client.get("/storage/compare/1...2.md").content.decode()

    assert text.startswith(
        "# version 1 compared with version 2\n\n"
        "5 changes: 1 removed, 4 changed.\n\n"
        "## More open than before\n\n"
        "- api-nlb:65534 is open from the internet; it was open from within Private VPC only.\n"
    )
    assert "- Port ingests on api-nlb: number 65000, was 65535\n" in text
    assert (
        "```diff\n"
        "- The ingests API listens on [[port:nlb/ingests]].\n"
        "+ The bags API listens on [[port:nlb/bags]].\n"
        "```" in text
    )


def test_as_json_it_tells_all(client: Client) -> None:
    publish_both()

    told = json.loads(client.get("/storage/compare/1...now.json").content)

    assert {name: told[side]["version"] for name, side in (("1", "before"), ("2", "after"))} == {
        "1": 1,
        "2": 2,
    }
    assert told["counts"] == {"removed": 1, "changed": 4}
    assert [each["kind"] for each in told["more_open"]] == ["internet", "authorizer"]
    assert told["less_open"] == []
    assert [fact["sentence"] for fact in told["facts"]][:2] == [
        "Rule bags on Storage API: authorizer none, was Cognito",
        "Port bags on api-nlb: open from the internet, was Private VPC",
    ]
    assert [each["code"] for each in told["findings"]] == ["NO_AUTHORIZER", "PORT_TOO_OPEN"]


def many() -> tuple[Architecture, Architecture]:
    """Return an architecture and one in which each of its three hundred ports has moved."""
    before = book_of(300)
    hops = tuple(
        replace(hop, ports=tuple(replace(port, number=port.number + 5000) for port in hop.ports))
        for hop in before.hops
    )
    return before, replace(before, hops=hops)


def test_many_facts_come_a_leaf_at_a_time_and_the_rest_once(client: Client) -> None:
    for value in (book_of(1), many()[0], many()[1]):
        publish(replace(value, routes=(), pages=()))

    first = read(client, "/book/compare/2...3/").main
    second = read(client, "/book/compare/2...3/?page=2").main

    assert [each["id"] for each in first.all("h2")] == ["open", "behaviour", "facts", "findings"]
    assert [each["id"] for each in second.all("h2")] == ["facts"]
    assert len(first.table("Facts")) == 201
    assert "100 of 300." in section(first, "open").html


def test_findings_of_large_sides_are_told_when_asked_for(client: Client) -> None:
    before = huge(302, 6_000)
    publish(before)
    publish(edited(before, "port:service-5/http", number=8001))
    from_elsewhere()

    without = section(read(client, "/huge/compare/1...2/"), "findings")
    asked = section(read(client, "/huge/compare/1...2/?findings=yes"), "findings")

    assert without.one("a")["href"] == "/huge/compare/1...2/?findings=yes#findings"
    assert asked.one("p", class_="empty").text == "Lint says of both the same."


def from_elsewhere() -> None:
    """Forget the versions that this process published, as another process never knew them."""
    contents._kept.clear()
