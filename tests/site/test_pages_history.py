"""The history: its list, what one version changed, and where pages lead into it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from docs_app import versions
from docs_app.core.architecture import Architecture, Destination, Expectation, Forward
from docs_app.core.diff.renames import find_renames, rename
from docs_app.views import history
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.site.books import publish
from tests.site.reading import Sheet, read
from tests.support.people import member

pytestmark = pytest.mark.django_db

BARE = replace(storage(), pages=())
NUMBER = edited(BARE, "port:nlb/bags", number=65530)
FRONT = rename(NUMBER, find_renames(NUMBER, edited(NUMBER, "hop:nlb", slug="front")))


def items(sheet: Sheet) -> list[str]:
    """The words of each version in the list."""
    return [each.text for each in sheet.main.all("li") if each.attributes.get("id")]


def test_the_history_tells_of_each_version_who_when_why_and_what(client: Client) -> None:
    ann = User.objects.create_user("ann", first_name="Ann")
    publish(BARE, "As found")
    versions.create(NUMBER, ann, "The old number was taken.")

    second, first = items(read(client, "/storage/versions/"))

    day = versions.history("storage")[0].at.strftime("%-d %B %Y, %H:%M UTC")
    assert second == (
        f"Version 2 now {day} · published by Ann The old number was taken. "
        "Port bags on api-nlb: number 65530, was 65534 What changed in version 2 "
        "Compare with the one before version 2 The site as it was in version 2"
    )
    assert first.startswith("Version 1 ")
    assert "As found First version: 6 zones, 11 hops, 2 entry points, 2 routes, 0 pages" in first
    assert "Compare" not in first


def test_the_history_tells_who_wrote_and_who_approved_it(client: Client) -> None:
    ann, bob = member("Maintainer", "Ann"), member("Reviewer", "Bob")
    publish(BARE)
    versions.set_review_required("storage", bob, required=True)
    versions.write(NUMBER, ann, "")
    versions.ask_review("storage", ann, "")
    seen = versions.state("storage").draft_hash
    versions.judge("storage", bob, "approve", "", seen)
    versions.publish_reviewed("storage", bob, "Reviewed", seen)

    for address in ("/storage/versions/", "/storage/versions/2/changes/"):
        text = read(client, address).main.all("p", class_="soft")[0].text
        assert text.endswith(" UTC · published by Bob · written by Ann · approved by Bob")


def test_a_message_that_only_repeats_the_changes_is_not_shown_twice(client: Client) -> None:
    publish(BARE)
    publish(NUMBER, "")

    second = items(read(client, "/storage/versions/"))[0]

    assert second.count("number 65530, was 65534") == 1


def test_each_version_leads_to_its_changes_the_comparison_and_the_site_as_it_was(
    client: Client,
) -> None:
    publish(BARE)
    publish(NUMBER)

    second = read(client, "/storage/versions/").main.html.partition('id="version-2"')[2]
    links = [each["href"] for each in Sheet(second.partition("</li>\n")[0]).all("a")]

    assert links[0] == "/storage/versions/2/changes/"
    assert {"/storage/compare/1...2/", "/storage/versions/2/"} < set(links)


def test_any_two_versions_can_be_chosen_to_be_compared(client: Client) -> None:
    publish(BARE)
    publish(NUMBER)
    publish(FRONT)

    sheet = read(client, "/storage/versions/").main

    assert [each["action"] for each in sheet.all("form")] == [
        "/storage/versions/",
        "/storage/compare/",
    ]
    assert [each["method"] for each in sheet.all("form")] == ["get", "get"]
    assert sheet.one("input", name="from")["value"] == "2"
    assert sheet.one("input", name="to")["value"] == "3"


def test_one_version_cannot_be_compared_with_another(client: Client) -> None:
    publish(BARE)

    assert len(read(client, "/storage/versions/").main.all("form")) == 1


def test_the_history_of_a_hop_lists_what_changed_it_under_all_its_names(client: Client) -> None:
    publish(BARE)
    publish(NUMBER)
    publish(replace(NUMBER, summary="Keeps bags."))
    publish(FRONT)

    for name in ("front", "nlb"):
        sheet = read(client, f"/storage/versions/?about=hop:{name}")
        assert [each.split(" ")[1] for each in items(sheet)] == ["4", "2", "1"]
        lede = sheet.main.one("p", class_="lede")
        assert lede.text == "What changed Hop api-nlb, newest first."
        assert sheet.main.one("p", class_="count").text == "3 of 4 versions · show all"
    assert len(items(read(client, "/storage/versions/?about=port"))) == 2
    page = read(client, "/storage/versions/?about=zeppelin%3Ax")
    assert page.main.one("p", class_="count").text == (
        "Nothing fits these filters; there are 4 versions · show all"
    )


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ("hops/nlb/", "hop:nlb"),
        ("hops/nlb/failures/", "hop:nlb"),
        ("routes/bags/", "route:bags"),
        ("routes/bags/steps/2/", "route:bags"),
        ("docs/overview/", "page:overview"),
        ("ports/", "port"),
        ("rules/", "rule"),
        ("hops/", "hop"),
        ("zones/", "zone"),
        ("entry-points/", "entry"),
        ("routes/", "route"),
        ("docs/", "page"),
        ("", ""),
        ("lint/", ""),
        ("versions/1/hops/nlb/", "hop:nlb"),
    ],
)
def test_the_menu_of_a_page_leads_to_its_own_history(client: Client, page: str, about: str) -> None:
    publish(storage())

    menu = read(client, f"/storage/{page}").html.partition('class="menu actions"')[2]
    found = [each["href"] for each in Sheet(menu.partition("</details>")[0]).all("a")]

    expected = f"/storage/versions/?about={about}" if about else "/storage/versions/"
    assert found[-1] == expected
    assert items(read(client, expected)) != []


def test_a_long_history_is_paged(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ROWS", 2)
    for number in range(5):
        publish(replace(BARE, summary=f"Number {number}."))

    last = read(client, "/storage/versions/?page=3")

    assert [each.split(" ")[1] for each in items(last)] == ["1"]
    assert last.main.one("p", class_="count").text == "5 to 5 of 5 versions · show all"
    assert last.main.one("a", rel="prev")["href"] == "/storage/versions/?page=2"
    read(client, "/storage/versions/?page=4", 404)


def test_a_version_of_many_changes_names_a_few_and_leads_to_them_all(client: Client) -> None:
    many = BARE
    for number, slug in enumerate(("nlb", "link", "client", "gateway", "cognito", "bags")):
        many = edited(many, f"hop:{slug}", summary=f"Number {number}.")
    publish(BARE)
    publish(many)

    second = items(read(client, "/storage/versions/"))[0]
    rows = read(client, "/storage/versions/2/changes/").main.all("ul", class_="undoable")

    assert "and 2 more" in second
    assert rows[0].text.count("summary Number") == 6


def moved() -> tuple[Architecture, Architecture]:
    """Before and after a rule began to forward elsewhere; nobody minds."""
    loose = edited(BARE, "example:bags/get", expect=Expectation("delivered"))
    return loose, edited(loose, "rule:nlb/bags", action=Forward(Destination("items")))


def test_what_a_version_changed_is_told_in_full_with_requests_that_end_elsewhere(
    client: Client,
) -> None:
    before, after = moved()
    publish(before)
    publish(after, "Bags go to the items")

    sheet = read(client, "/storage/versions/2/changes/").main

    assert sheet.one("h1").text == "Version 2 now"
    assert sheet.one("p", class_="lede").text == "Bags go to the items"
    assert sheet.one("ul", class_="undoable").text == (
        "Rule bags on api-nlb forwards to the items target group, was the bags target group"
    )
    assert sheet.all("ul", class_="rows")[1].text == (
        "Example get of Bags ends elsewhere. "
        "Now: Delivered: ingests_api answers; its status is not recorded. "
        "Before: Delivered: bags_api answers; its status is not recorded."
    )
    assert sheet.html.count("/storage/versions/2/hops/nlb/#rule--bags") == 1
    assert sheet.one("a", rel="prev")["href"] == "/storage/versions/1/changes/"


def test_what_was_removed_goes_by_its_name_and_leads_nowhere(client: Client) -> None:
    publish(BARE)
    publish(without(BARE, "example:bags/anonymous"))

    changes = read(client, "/storage/versions/2/changes/").main.one("ul", class_="undoable")

    assert changes.text.startswith("Example anonymous on Bags removed")


def test_the_first_version_tells_how_much_it_began_with(client: Client) -> None:
    publish(BARE)

    sheet = read(client, "/storage/versions/1/changes/").main

    assert sheet.one("ul", class_="rows").text == (
        "First version: 6 zones, 11 hops, 2 entry points, 2 routes, 0 pages."
    )
    read(client, "/storage/versions/2/changes/", 404)


def test_the_history_is_there_as_markdown(client: Client) -> None:
    publish(BARE, "As found")
    publish(NUMBER, "The *old* number was taken.")
    day = versions.history("storage")[0].at.strftime("%-d %B %Y, %H:%M UTC")

    whole = client.get("/storage/versions.md").content.decode()
    one = client.get("/storage/versions/2/changes.md").content.decode()

    assert whole.startswith(
        "# Versions of Storage\n\n"
        "## [Version 2](http://testserver/storage/versions/2/changes.md)\n\n"
        f"Published on {day}.\n\n"
        "The \\*old\\* number was taken.\n\n"
        "- Port bags on api-nlb: number 65530, was 65534\n\n"
        "## [Version 1](http://testserver/storage/versions/1/changes.md)\n\n"
    )
    assert one == (
        f"# Version 2\n\nPublished on {day}.\n\nThe \\*old\\* number was taken.\n\n"
        "- Port bags on api-nlb: number 65530, was 65534\n"
    )
    assert client.get("/storage/versions/3/changes.md").status_code == 404
