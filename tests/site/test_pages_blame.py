"""Since which version things are as a page shows them, by whom, and because of what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from docs_app import versions
from docs_app.core.architecture import HealthCheck
from docs_app.core.diff.renames import find_renames, rename
from docs_app.store import save_draft
from docs_app.views import tally
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import publish
from tests.site.reading import Sheet, read
from tests.support.people import member

pytestmark = pytest.mark.django_db

BARE = replace(storage(), pages=())
NUMBER = edited(BARE, "port:nlb/bags", number=65530)
RULE = edited(NUMBER, "rule:nlb/ingests", prose="For ingests.")


@pytest.fixture
def today() -> str:
    """Three versions: a port in the second, by Ann; a rule in the third. Return their day."""
    ann = User.objects.create_user("ann", first_name="Ann")
    publish(BARE, "As found")
    versions.create(NUMBER, ann, "The old one was taken.")
    publish(RULE, "Said what for.")
    return f"{timezone.localdate():%-d %B %Y}"


def since(sheet: Sheet) -> list[tuple[str, str, str]]:
    """The quiet links beside facts: their words, where they lead, and their hint."""
    return [
        (each.text, each["href"], each.attributes.get("title", ""))
        for each in sheet.main.all("a", class_="since")
    ]


def test_a_port_and_a_rule_say_since_when_they_are_as_they_are(client: Client, today: str) -> None:
    assert since(read(client, "/storage/hops/nlb/")) == [
        (
            "since version 2",
            "/storage/versions/?about=port:nlb/bags",
            f"by Ann, {today}: The old one was taken.",
        ),
        (
            "since version 3",
            "/storage/versions/?about=rule:nlb/ingests",
            f"{today}: Said what for.",
        ),
    ]


def test_what_is_as_it_was_from_the_first_is_only_told_when_asked(
    client: Client, today: str
) -> None:
    sheet = read(client, "/storage/hops/gateway/")

    assert since(sheet) == []
    decided = Sheet(sheet.main.html.partition('<details class="section decided"')[2])
    assert [each.text for each in decided.all("li")] == [
        f"Version 1 {today} As found the hop itself, port 443, rule bags, rule bags-below, "
        "rule ingests, rule ingests-below"
    ]


def test_who_decided_what_is_told_version_by_version(client: Client, today: str) -> None:
    sheet = read(client, "/storage/hops/nlb/")

    decided = Sheet(sheet.main.html.partition('<details class="section decided"')[2])
    assert [each.text for each in decided.all("li")] == [
        f"Version 3 {today} Said what for. rule ingests",
        f"Version 2 {today}, by Ann The old one was taken. port 65530",
        f"Version 1 {today} As found the hop itself, port 65535, rule bags",
    ]
    assert [each["href"] for each in decided.all("a")][:2] == [
        "/storage/versions/3/changes/",
        "/storage/versions/?about=rule:nlb/ingests",
    ]


def test_a_page_as_it_was_knows_nothing_of_what_came_later(client: Client, today: str) -> None:
    then = since(read(client, "/storage/versions/2/hops/nlb/"))

    assert [text for text, _, _ in then] == ["since version 2"]


def test_a_renamed_hop_keeps_who_decided_its_ports(client: Client, today: str) -> None:
    publish(rename(RULE, find_renames(RULE, edited(RULE, "hop:nlb", slug="front"))), "Renamed")

    found = since(read(client, "/storage/hops/front/"))

    assert [each[:2] for each in found] == [
        ("since version 2", "/storage/versions/?about=port:front/bags"),
        ("since version 3", "/storage/versions/?about=rule:front/ingests"),
    ]


def test_a_step_says_since_when_its_port_and_the_rule_it_takes_are_so(
    client: Client, today: str
) -> None:
    sheet = read(client, "/storage/routes/bags/steps/5/").main

    why = Sheet(sheet.html.partition('id="step-5"')[2].partition("</details>")[0]).one("dl")
    assert "Rule takenbags since version 1, " in why.text
    assert f"Port 65530since version 2, by Ann, {today}: The old one was taken." in why.text


def test_an_entry_point_says_since_when_it_is_so(client: Client, today: str) -> None:
    publish(edited(RULE, "entry:domain", summary="Our own name."), "Said whose it is.")

    rows = [each.text for each in read(client, "/storage/entry-points/").main.all("dl")]

    assert rows[0].endswith(f"As it issince version 1, {today}: As found")
    assert rows[1].endswith(f"As it issince version 4, {today}: Said whose it is.")


def test_the_history_of_a_thing_says_of_each_fact_since_when_it_is_so(
    client: Client, today: str
) -> None:
    publish(edited(RULE, "port:nlb/bags", summary="For bags."), "Said what for, here too.")

    table = read(client, "/storage/versions/?about=port:nlb/bags").table("As it is now")

    assert table[1:] == [
        ["Number", "65530", f"version 2{today}", "Ann", "The old one was taken."],
        ["Protocol", "TCP", f"version 1{today}", "not known", "As found"],
        ["Open from", "Private VPC", f"version 1{today}", "not known", "As found"],
        ["Summary", "For bags.", f"version 4{today}", "not known", "Said what for, here too."],
    ]


def test_a_fact_that_is_no_longer_recorded_is_told_with_who_took_it_out(
    client: Client, today: str
) -> None:
    known = edited(RULE, "hop:bags", health_check=HealthCheck(path="/up"))
    publish(known)
    publish(edited(known, "hop:bags", health_check=HealthCheck()), "Nobody was sure.")

    table = read(client, "/storage/versions/?about=hop:bags").table("As it is now")

    rows = {row[0]: row[1:3] for row in table[1:]}
    assert rows["Health check path"] == ["not recorded", f"version 5{today}"]
    assert "Health check port" not in rows


def test_the_facts_of_a_large_documentation_are_told_when_asked_for(
    client: Client, today: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "SMALL", 3)

    page = read(client, "/storage/versions/?about=port:nlb/bags")
    link = page.main.one("p", class_="empty")
    whole = read(client, "/storage/versions/")

    assert page.table("As it is now") == []
    assert "Find out" in link.text
    assert "Find out" not in whole.html
    href = next(each["href"] for each in page.main.all("a") if each.text == "Find out")
    assert href == "/storage/versions/?about=port:nlb/bags&facts=yes#facts"
    asked = read(client, href.partition("#")[0])
    assert [row[0] for row in asked.table("As it is now")[1:]] == [
        "Number",
        "Protocol",
        "Open from",
    ]


def test_all_of_a_kind_have_no_facts_of_their_own(client: Client, today: str) -> None:
    for address in ("", "?about=port", "?about=port:nlb/none", "?about=zeppelin:x"):
        assert "As it is now" not in read(client, f"/storage/versions/{address}").html


def test_a_draft_says_what_is_only_in_the_draft(client: Client, today: str) -> None:
    client.force_login(member("Maintainer", "Bob"))
    save_draft(edited(RULE, "port:nlb/ingests", number=65531))

    sheet = read(client, "/storage/draft/hops/nlb/")

    assert [each[:2] for each in since(sheet)] == [
        ("since version 2", "/storage/versions/?about=port:nlb/bags"),
        ("only in this draft", "/storage/versions/?about=port:nlb/ingests"),
        ("since version 3", "/storage/versions/?about=rule:nlb/ingests"),
    ]
    decided = Sheet(sheet.main.html.partition('<details class="section decided"')[2])
    first = decided.all("li")[0]
    assert first.text == "This draft not published yet port 65531"
    assert decided.all("a")[0]["href"] == "/storage/review/"


def test_a_draft_that_renames_a_hop_still_knows_who_decided_its_ports(
    client: Client, today: str
) -> None:
    client.force_login(member("Maintainer", "Bob"))
    save_draft(rename(RULE, find_renames(RULE, edited(RULE, "hop:nlb", slug="front"))))

    found = since(read(client, "/storage/draft/hops/front/"))

    assert [each[:2] for each in found] == [
        ("since version 2", "/storage/versions/?about=port:nlb/bags"),
        ("since version 3", "/storage/versions/?about=rule:nlb/ingests"),
    ]
