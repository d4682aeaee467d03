"""The page of a review: how a draft stands, what it would change, and who is shown what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from docs_app import versions
from docs_app.store import save_draft
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.site.books import publish
from tests.site.reading import Sheet, read
from tests.site.reviewing import REVIEW, forms, visitor
from tests.versions.people import SLUG, People, approved, people, reviewed, saved

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
NAMED = edited(MOVED, "hop:nlb", name="the balancer")
BROKEN = edited(storage(), "rule:gateway/bags", authorizer=None)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has other drafts under the same numbers."""
    cache.clear()


@pytest.fixture
def who() -> People:
    return reviewed()


def standing(sheet: Sheet) -> str:
    return sheet.one("h2", id="standing").text


def acts(sheet: Sheet) -> set[str]:
    """Return what the page offers to do, but for comments and the way out."""
    names = {action.removeprefix(REVIEW).strip("/") for action in forms(sheet.main)}
    links = {each["href"] for each in sheet.main.all("a", class_="button")}
    return {each for each in names if "/" not in each} | {
        "discard" for each in links if each == f"{REVIEW}discard/"
    }


def told_obstacles(sheet: Sheet) -> list[str]:
    inside = sheet.html.partition('class="obstacles"')[2].partition("</ul>")[0]
    return [each.text for each in Sheet(inside).all("li")]


def test_without_reviews_the_page_says_so_and_leads_to_the_history() -> None:
    publish(storage())
    who = people()

    sheet = visitor(who.ann).look()

    assert standing(sheet) == "Every save is published at once."
    assert "/storage/versions/" in [each["href"] for each in sheet.main.all("a")]
    assert acts(sheet) == {"comments"}
    assert acts(visitor(who.cid).look()) == {"comments", "required"}


def test_where_nothing_waits_the_page_says_so(who: People) -> None:
    sheet = visitor(who.ann).look()

    assert standing(sheet) == "Nothing waits: the draft says what is published."
    assert acts(sheet) == {"comments"}
    assert acts(visitor(who.dora).look()) == {"comments", "required"}


def test_a_draft_that_nobody_was_asked_about(who: People) -> None:
    saved(NAMED, who.ann, "For the new target group.")

    sheet = visitor(who.bob).look()

    assert standing(sheet) == "2 changes wait, and nobody has asked for a review."
    assert told_obstacles(sheet) == ["Nobody has asked for a review yet."]
    changes = [each.text for each in sheet.all("li", class_="change")]
    assert len(changes) == 2
    assert "Hop the balancer: name the balancer, was api-nlb" in changes[0]
    assert "Port ingests on the balancer: number 65533, was 65535" in changes[1]
    picture = sheet.one("section", id="compared")
    assert "the balancer" in picture.text
    assert [each.text.split()[0] for each in sheet.all("a") if "data-show" in each.attributes] == [
        "Before",
        "Both",
        "After",
    ]
    saves = sheet.one("ol", class_="saves").text
    assert saves.startswith("Ann ")
    assert "For the new target group." in saves
    assert acts(sheet) == {"comments", "ask", "discard"}
    assert acts(visitor(who.cid).look()) == {"comments", "ask", "discard"}
    links = {each["href"] for each in sheet.main.all("a")}
    assert {
        "/storage/draft/",
        "/storage/draft/hops/nlb/",
        "/storage/draft/hops/nlb/#port--ingests",
        "/storage/compare/now...draft/",
        f"{REVIEW}discard/?change=changed%7Cport%3Anlb%2Fingests%7Cnumber",
    } <= links


def test_who_may_do_what_when_a_review_is_asked_for(who: People) -> None:
    saved(MOVED, who.ann)
    saved(NAMED, who.eve)
    versions.ask_review(SLUG, who.ann, "Please look.\nBefore Friday.")

    offered = {
        user.first_name: acts(visitor(user).look()) - {"comments"}
        for user in (who.ann, who.bob, who.cid, who.eve)
    }

    assert offered == {
        "Ann": {"withdraw", "discard"},
        "Bob": {"withdraw", "discard"},
        "Cid": {"withdraw", "discard", "judge"},
        # She wrote some of it.
        "Eve": {"withdraw", "discard"},
    }
    sheet = visitor(who.eve).look()
    assert standing(sheet) == "2 changes wait for an approval."
    assert "Please look.\nBefore Friday." in sheet.html
    assert (
        "You wrote some of this draft: you saved into it, or discarded some of it. Somebody who "
        "wrote none of it has to approve it."
    ) in sheet.main.html
    assert told_obstacles(sheet) == [
        "It needs the approval of somebody who wrote none of it: Cid or Dora."
    ]


def test_an_approved_draft_may_be_published_until_it_changes(who: People) -> None:
    approved(MOVED, who)

    sheet = visitor(who.ann).look()
    assert standing(sheet) == "Approved by Cid. It may be published."
    assert told_obstacles(sheet) == []
    assert acts(sheet) == {"comments", "withdraw", "discard", "publish"}

    saved(NAMED, who.bob)
    sheet = visitor(who.ann).look()
    assert standing(sheet) == "2 changes wait for an approval."
    assert "Does not count: the draft changed after it." in sheet.one("ul", class_="verdicts").text
    assert acts(sheet) == {"comments", "withdraw", "discard"}


def test_what_is_wrong_with_a_draft_is_told_with_the_way_there(who: People) -> None:
    saved(BROKEN, who.ann)
    versions.ask_review(SLUG, who.ann, "")

    sheet = visitor(who.cid).look()

    said = told_obstacles(sheet)
    assert said[0] == (
        "Bags: No token: Example anonymous of Bags does not end as it must: outcome: expected "
        "rejected, got delivered. What it expects did not change with it: mend the rules, or "
        "change in the same draft what the example expects. (EXAMPLE_FAILS)"
    )
    assert "/storage/draft/routes/bags/?example=anonymous" in [
        each["href"] for each in sheet.main.all("a")
    ]
    assert sheet.one("h2", id="open").text == "More open than before"
    assert "fails now, and passed before" in sheet.main.html
    findings = [each.text for each in sheet.all("li", class_="finding")]
    assert [text.split()[:3] for text in findings][:1] == [["came", "error", "EXAMPLE_FAILS"]]


def change_html(sheet: Sheet) -> str:
    """Return what stands in the first change of the page."""
    return sheet.html.partition('<li class="change"')[2].partition("</li>")[0]


def test_what_was_removed_is_told_and_leads_nowhere(who: People) -> None:
    saved(without(storage(), "page:overview"), who.ann)

    sheet = visitor(who.ann).look()
    (change,) = sheet.all("li", class_="change")

    assert "Page overview removed" in change.text
    assert not [each for each in Sheet(change_html(sheet)).all("a") if "/draft/" in each["href"]]


def test_a_text_is_shown_word_by_word(who: People) -> None:
    body = storage().pages[0].body + "\nIngests are slow at night.\n"
    saved(edited(storage(), "page:overview", body=body), who.ann)

    sheet = visitor(who.ann).look()

    inserted = [each.text for each in sheet.all("ins")]
    assert inserted == ["put in:", "put in: Ingests are slow at night."]


@pytest.mark.parametrize("path", ["", "discard/", "threads/1/"])
def test_drafts_are_for_those_who_write_and_review(who: People, path: str) -> None:
    refused = visitor(who.fay).look(REVIEW + path, status=403)
    door = Client().get(REVIEW + path)

    assert refused.one("p", class_="lede").text.startswith(
        "Drafts are for those who write and review them."
    )
    assert (door.status_code, door.headers["Location"]) == (
        302,
        f"/accounts/login/?next={REVIEW}",
    )


def test_there_is_no_review_of_nothing(who: People) -> None:
    visitor(who.ann).look("/nothing/review/", status=404)


def test_what_was_never_published_is_told_as_such() -> None:
    who = people()
    save_draft(storage())

    sheet = visitor(who.ann).look()

    assert standing(sheet) == "Every save is published at once."
    assert sheet.all("li", class_="change") == []


def test_the_page_is_kept_nowhere(who: People) -> None:
    saved(MOVED, who.ann)

    response = visitor(who.ann).client.get(REVIEW)

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response.headers["Vary"]
    assert "ETag" not in response.headers


def waiting(client: Client, address: str = "/storage/hops/nlb/") -> list[str]:
    """Return what the navigation of a page says of the review."""
    side = read(client, address).html.partition('<nav class="side"')[2].partition("</nav>")[0]
    return [each.text for each in Sheet(side).all("a", href=REVIEW)]


def test_the_navigation_counts_what_waits_for_those_who_may_know(who: People) -> None:
    ann, fay, nobody = visitor(who.ann).client, visitor(who.fay).client, Client()
    assert [waiting(each) for each in (ann, fay, nobody)] == [["Review"], [], []]

    saved(NAMED, who.bob)
    assert [waiting(each) for each in (ann, fay, nobody)] == [["Review 2 waiting"], [], []]
    assert waiting(ann, "/storage/versions/1/hops/nlb/") == ["Review 2 waiting"]
    assert waiting(ann, "/storage/draft/hops/nlb/") == ["Review 2 waiting"]

    saved(MOVED, who.bob)
    assert waiting(ann) == ["Review 1 waiting"]

    saved(storage(), who.bob)
    assert waiting(ann) == ["Review"]


def test_a_draft_of_many_changes_is_told_a_leaf_at_a_time(who: People) -> None:
    page = storage().pages[0]
    pages = tuple(replace(page, path=f"p{number}", title=f"P {number}") for number in range(130))
    saved(replace(storage(), pages=(page, *pages)), who.ann)

    first, second = visitor(who.ann).look(), visitor(who.ann).look(f"{REVIEW}?page=2")

    counts = [len(each.all("li", class_="change")) for each in (first, second)]
    assert counts == [100, 30]
    assert [bool(each.all("h2", id="behaviour")) for each in (first, second)] == [True, False]
    assert forms(second.main)[f"{REVIEW}comments/"]["back"] == f"{REVIEW}?page=2"
