"""Drafts and other architectures compared; comparisons as files, kept, and very large."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture
from docs_app.store import contents, save_draft
from tests.bench.large import huge
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import book_of, publish
from tests.site.compared import opened, publish_both, section
from tests.site.reading import read
from tests.support.people import member

pytestmark = pytest.mark.django_db


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
