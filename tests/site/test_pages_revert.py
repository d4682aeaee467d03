"""Going back: what its page shows before, what it does, and whom it does not let."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from docs_app import versions
from docs_app.core.architecture import Destination, Expectation, Forward
from docs_app.core.diff.renames import find_renames, rename
from docs_app.store import load_draft, load_published
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.books import publish
from tests.site.forms import submitted
from tests.site.reading import Sheet, read
from tests.support.people import member

pytestmark = pytest.mark.django_db

BARE = replace(storage(), pages=())
NUMBER = edited(BARE, "port:nlb/bags", number=65530)
BOTH = edited(NUMBER, "port:nlb/ingests", number=65531)
KEY = "changed|port:nlb/bags|number"
WHOLE = "/storage/versions/1/revert/"
ONE = f"/storage/versions/2/revert/?change={quote(KEY, safe='')}"
THREE = (BARE, NUMBER, BOTH)


@pytest.fixture
def ann(client: Client) -> User:
    """A maintainer, who has signed in."""
    ann = member("Maintainer", "Ann")
    client.force_login(ann)
    return ann


def published(*values: object) -> None:
    for value in values:
        publish(value, "")  # type: ignore[arg-type]


def send(client: Client, address: str, status: int, **changes: str) -> Sheet:
    """What comes of the page's own form, filled in."""
    fields = submitted(read(client, address), **changes)
    return post(client, address, status, dict(fields))


def post(client: Client, address: str, status: int, fields: dict[str, str]) -> Sheet:
    response = client.post(address.partition("?")[0], fields)
    assert response.status_code == status, response.status_code
    return Sheet(response.content.decode())


def now() -> object:
    found = load_published("storage")
    assert found is not None
    return found.architecture


def changes(sheet: Sheet) -> list[str]:
    listed = Sheet(sheet.main.html.partition('id="changes"')[2].partition("</section>")[0])
    return [each.text for each in listed.all("li")]


def test_a_maintainer_finds_the_way_back_beside_each_version_and_each_change(
    client: Client, ann: User
) -> None:
    published(*THREE)

    sheet = read(client, "/storage/versions/2/changes/").main
    newest = read(client, "/storage/versions/3/changes/").main

    assert [each["href"] for each in sheet.all("a", class_="button")] == [
        ONE,
        "/storage/versions/2/revert/",
    ]
    assert [each["href"] for each in newest.all("a", class_="button")] == [
        "/storage/versions/3/revert/?change=changed%7Cport%3Anlb%2Fingests%7Cnumber"
    ]


@pytest.mark.parametrize("group", ["", "Reader", "Reviewer"])
def test_nobody_else_is_shown_a_way_back(client: Client, group: str) -> None:
    published(*THREE)
    if group:
        client.force_login(member(group, "Rae"))

    assert read(client, "/storage/versions/2/changes/").main.all("a", class_="button") == []


def test_the_page_shows_what_would_change_before_anything_does(client: Client, ann: User) -> None:
    published(*THREE)

    sheet = read(client, WHOLE)

    assert sheet.main.one("h1").text == "Go back to version 1"
    assert changes(sheet) == [
        "Port bags on api-nlb: number 65534, was 65530",
        "Port ingests on api-nlb: number 65535, was 65531",
    ]
    assert "It becomes version 4, for all readers, at once." in sheet.main.html
    assert "Differs at step 5" in sheet.main.html
    assert now() == BOTH


def test_going_back_makes_a_version_that_says_why(client: Client, ann: User) -> None:
    published(*THREE)

    send(client, WHOLE, 302, text="The balancer refused the numbers.")

    assert now() == load_draft("storage") == BARE
    newest = versions.history("storage")[0]
    assert (newest.number, newest.author) == (4, "Ann")
    assert newest.message == "Back to version 1. The balancer refused the numbers."


def test_one_change_is_undone_and_what_came_after_stays(client: Client, ann: User) -> None:
    published(*THREE)

    sheet = read(client, ONE)
    assert sheet.main.one("h1").text == "Undo a change"
    assert changes(sheet) == ["Port bags on api-nlb: number 65534, was 65530"]
    send(client, ONE, 302)

    assert now() == edited(BARE, "port:nlb/ingests", number=65531)


def test_a_change_that_does_not_fit_any_more_says_why_and_offers_no_button(
    client: Client, ann: User
) -> None:
    published(*THREE, edited(BOTH, "port:nlb/bags", number=65529))

    sheet = read(client, ONE).main

    assert sheet.all("p", class_="why-not")[0].text == (
        "Port bags on api-nlb: number is 65529 by now, not 65530; it was changed again since."
    )
    assert sheet.all("form") == []


def test_there_is_nothing_to_do_where_nothing_would_change(client: Client, ann: User) -> None:
    published(BARE, NUMBER, BARE)

    sheet = read(client, WHOLE).main

    assert sheet.one("p", class_="lede").text == (
        "Nothing would change: what is published says that already."
    )
    assert sheet.all("form") == []


def test_what_would_be_refused_is_told_before_and_offers_no_button(
    client: Client, ann: User
) -> None:
    front = rename(BARE, find_renames(BARE, edited(BARE, "hop:nlb", slug="front")))
    published(storage(), BARE, front)

    sheet = read(client, "/storage/versions/2/revert/?change=removed%7Cpage%3Aoverview%7C").main

    assert "Why it cannot be done" in sheet.html
    assert "DEAD_REFERENCE" in sheet.html
    assert sheet.all("form") == []


def test_requests_that_would_end_elsewhere_are_told_before(client: Client, ann: User) -> None:
    loose = edited(BARE, "example:bags/get", expect=Expectation("delivered"))
    elsewhere = edited(loose, "rule:nlb/bags", action=Forward(Destination("items")))
    published(loose, elsewhere)

    behaviour = read(client, WHOLE).main.html.partition('id="behaviour"')[2]

    assert "ingests_api answers" in behaviour
    assert "bags_api answers" in behaviour


def test_what_would_be_more_open_is_told_first(client: Client, ann: User) -> None:
    open_port = edited(BARE, "port:nlb/bags", open_from=None)
    published(open_port, BARE)

    sheet = read(client, WHOLE).main

    assert "More open than now" in sheet.html
    assert sheet.html.index("More open than now") < sheet.html.index("What would change")


def test_who_was_overtaken_keeps_what_they_typed_and_is_told_by_whom(
    client: Client, ann: User
) -> None:
    published(BARE, NUMBER)
    fields = dict(submitted(read(client, WHOLE), text="Because <I> say so."))
    versions.create(BOTH, member("Maintainer", "Bob"), "Ingests too")

    sheet = post(client, WHOLE, 409, fields)

    stopped = sheet.main.one("div", class_="stopped").text
    assert "Nothing was done: somebody was first." in stopped
    assert "Bob published version 3: Ingests too" in stopped
    assert sheet.main.one("textarea").text == "Because <I> say so."
    assert len(changes(sheet)) == 2
    assert now() == BOTH
    again = dict(submitted(sheet))
    post(client, WHOLE, 302, again)
    assert now() == BARE


def test_what_does_not_fit_since_somebody_was_first_loses_no_word(
    client: Client, ann: User
) -> None:
    published(BARE, NUMBER)
    fields = dict(submitted(read(client, ONE), text="It was wrong."))
    versions.create(edited(NUMBER, "port:nlb/bags", number=65529), None, "Again")

    sheet = post(client, ONE, 409, fields)

    lost = sheet.main.one("textarea")
    assert (lost.text, "readonly" in lost.attributes) == ("It was wrong.", True)
    assert sheet.main.all("form") == []


def test_a_reason_that_is_too_long_is_told_and_kept(client: Client, ann: User) -> None:
    published(BARE, NUMBER)

    sheet = send(client, WHOLE, 400, text="x" * 2001)

    assert "This has 2001 characters; a message may have 2000." in sheet.main.html
    assert len(sheet.main.one("textarea").text) == 2001
    assert now() == NUMBER


def test_with_a_review_required_it_goes_into_the_draft(client: Client, ann: User) -> None:
    published(BARE, NUMBER)
    versions.set_review_required("storage", member("Reviewer", "Cid"), required=True)
    versions.write(replace(NUMBER, summary="Keeps bags."), ann, "")

    sheet = read(client, WHOLE)
    assert "A review is required here, so it goes into the draft." in sheet.main.html
    assert "What waits there already is taken out with it." in sheet.main.html
    assert len(changes(sheet)) == 2
    response = client.post(WHOLE, dict(submitted(sheet)))

    assert response.headers["Location"] == "/storage/review/"
    assert now() == NUMBER
    assert load_draft("storage") == BARE


@pytest.mark.parametrize("group", ["Reader", "Reviewer"])
def test_only_who_may_change_everything_may_go_back(client: Client, group: str) -> None:
    published(BARE, NUMBER)
    client.force_login(member(group, "Rae"))

    read(client, WHOLE, 403)
    post(client, WHOLE, 403, {"seen": "", "text": ""})

    assert now() == NUMBER


def test_who_has_not_signed_in_is_sent_to_the_door_and_back(client: Client) -> None:
    published(BARE, NUMBER)

    response = client.get(ONE)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={quote(ONE, safe='/')}"
    assert client.post(WHOLE).status_code == 302
    assert now() == NUMBER


def test_what_never_was_is_not_found(client: Client, ann: User) -> None:
    published(BARE, NUMBER)

    read(client, "/storage/versions/3/revert/", 404)
    read(client, "/nowhere/versions/1/revert/", 404)
    sheet = read(client, "/storage/versions/2/revert/?change=changed%7Chop%3Ax%7Cname").main
    assert sheet.all("p", class_="why-not")[0].text == "Version 2 made no such change."
