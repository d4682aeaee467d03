"""Comments on the page of a review, on pages as they are drafted, and at a thread's own address."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from docs_app import versions
from docs_app.models import Comment, Thread
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.reading import Sheet
from tests.site.reviewing import REVIEW, Answer, forms, visitor
from tests.versions.people import SLUG, People, reviewed, saved

pytestmark = pytest.mark.django_db

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
CHANGE = "change:changed|port:nlb/ingests|number"
BEGIN = f"{REVIEW}comments/"
HOP = "/storage/draft/hops/nlb/"
PAGE = "/storage/draft/docs/overview/"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has other drafts under the same numbers."""
    cache.clear()


@pytest.fixture
def who() -> People:
    who = reviewed()
    saved(MOVED, who.ann)
    return who


def threads(sheet: Sheet) -> list[str]:
    return [each.text for each in sheet.all("article", class_="thread")]


def typed(answer: Answer) -> str:
    (field,) = answer.sheet.main.all("textarea")
    return "".join(field.words).removeprefix("\n")


def of_change(sheet: Sheet) -> dict[str, str]:
    """Return the form that stands beside the first change."""
    inside = sheet.html.partition('<li class="change"')[2].partition("</li>")[0]
    return forms(Sheet(inside))[BEGIN]


def test_a_comment_on_a_change_stands_beside_it(who: People) -> None:
    cid, ann = visitor(who.cid), visitor(who.ann)

    said = cid.post(BEGIN, **{**of_change(cid.look()), "text": "Is that so?\r\nI wonder."})

    thread = Thread.objects.get()
    assert (thread.about, said.led_to) == (CHANGE, f"{REVIEW}#thread-{thread.pk}")
    (change,) = ann.look().all("li", class_="change")
    assert "Is that so?\nI wonder." in "".join(change.words)
    assert "1 open thread" in ann.look().main.html

    answer = f"{REVIEW}threads/{thread.pk}/"
    replied = ann.post(answer, **{**forms(ann.look())[answer], "text": "It is.", "do": "reply"})
    assert replied.led_to == f"{REVIEW}#thread-{thread.pk}"
    resolved = cid.post(answer, **{**forms(cid.look())[answer], "do": "resolve"})
    assert resolved.messages == ["The thread is resolved."]
    assert "resolved by Cid: Is that so? I wonder." in threads(resolved.sheet)[0]
    opened = ann.post(answer, **{**forms(ann.look())[answer], "do": "reopen"})
    assert opened.messages == ["The thread is open again."]
    assert [each.body for each in Comment.objects.order_by("pk")] == [
        "Is that so?\nI wonder.",
        "It is.",
    ]


def test_a_comment_on_a_hop_or_rule_stands_on_its_page_as_drafted(who: People) -> None:
    cid = visitor(who.cid)
    page = cid.look(HOP)
    abouts = [each["value"] for each in page.all("option") if ":" in each["value"]]
    assert abouts == ["hop:nlb", "rule:nlb/bags", "rule:nlb/ingests"]

    said = cid.send(BEGIN, page, about="rule:nlb/bags", text="Why this order?")

    thread = Thread.objects.get()
    assert said.led_to == f"{HOP}#thread-{thread.pk}"
    assert threads(cid.look(HOP)) == threads(said.sheet)
    (shown,) = threads(said.sheet)
    assert shown.startswith("On Rule bags on api-nlb Cid ")
    assert "Why this order?" in shown
    (elsewhere,) = threads(visitor(who.ann).look())
    assert elsewhere == shown
    assert said.sheet.all("a", href="#comments")


def test_a_comment_on_a_page_stands_on_it_as_drafted(who: People) -> None:
    ann = visitor(who.ann)

    said = ann.send(BEGIN, ann.look(PAGE), text="Too short.")

    assert Thread.objects.get().about == "page:overview"
    assert said.led_to.startswith(f"{PAGE}#thread-")
    assert "Too short." in threads(said.sheet)[0]


def test_what_is_published_shows_no_comments(who: People) -> None:
    versions.begin(SLUG, who.cid, "hop:nlb", "A secret of the draft.")

    for client in (visitor(who.ann).client, visitor(who.fay).client, Client()):
        for address in ("/storage/hops/nlb/", "/storage/versions/1/hops/nlb/"):
            page = client.get(address).content.decode()
            assert "A secret of the draft." not in page
            assert "comments/" not in page


def test_a_page_as_drafted_is_made_for_each_who_asks(who: People) -> None:
    first, second = (visitor(user).client.get(HOP) for user in (who.ann, who.bob))

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in first.headers
    tokens = {
        forms(Sheet(each.content.decode()))[BEGIN]["csrfmiddlewaretoken"]
        for each in (first, second)
    }
    assert len(tokens) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" ", "Write something first."),
        ("x" * 10_001, "This has 10001 characters; a comment may have 10000."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_what_is_not_taken_comes_back_with_the_reason(who: People, text: str, why: str) -> None:
    cid = visitor(who.cid)
    thread = versions.begin(SLUG, who.cid, "hop:nlb", "Is that so?")

    begun = cid.send(BEGIN, cid.look(HOP), text=text, about="hop:nlb")
    answered = cid.post(f"{REVIEW}threads/{thread.id}/", text=text, do="reply", back=HOP)

    for answer in (begun, answered):
        assert (answer.status, answer.stopped) == (400, ["Nothing was done.", why])
        assert typed(answer) == text
        assert answer.sheet.main.all("a", href=HOP)
    assert begun.sheet.one("h1").text == "Comment on Hop api-nlb"
    assert answered.sheet.one("h1").text == "Comments on Hop api-nlb"
    assert Comment.objects.count() == 1


def test_a_comment_that_came_back_is_sent_once_more(who: People) -> None:
    cid = visitor(who.cid)
    refused = cid.send(BEGIN, cid.look(HOP), text="", about="rule:nlb/bags")

    said = cid.send(BEGIN, refused.sheet, text="Why this order?")

    assert said.led_to.startswith(f"{HOP}#thread-")
    assert Thread.objects.get().about == "rule:nlb/bags"


def test_who_answers_what_was_resolved_meanwhile_is_told_and_may_open_it_again(
    who: People,
) -> None:
    thread = versions.begin(SLUG, who.cid, "hop:nlb", "Is that so?")
    ann, address = visitor(who.ann), f"{REVIEW}threads/{thread.id}/"
    form = forms(ann.look(HOP))[address]
    versions.resolve(SLUG, who.dora, thread.id)

    stopped = ann.post(address, **{**form, "text": "It is not.", "do": "reply"})

    assert (stopped.status, stopped.stopped[1]) == (
        409,
        "Dora resolved this thread meanwhile. Answering opens it again.",
    )
    assert typed(stopped) == "It is not."
    again = ann.send(address, stopped.sheet, do="reply")
    assert again.led_to == f"{HOP}#thread-{thread.id}"
    assert not Thread.objects.get().resolved_by_name
    assert Comment.objects.count() == 2


def test_a_comment_on_a_change_that_was_discarded_meanwhile_comes_back(who: People) -> None:
    cid = visitor(who.cid)
    form = of_change(cid.look())
    versions.discard(SLUG, who.ann, None, versions.state(SLUG).draft_hash)

    answer = cid.post(BEGIN, **{**form, "text": "Is that so?"})

    assert (answer.status, answer.stopped[1]) == (
        400,
        "The draft does not have what this was about any more: Port ingests on api-nlb.",
    )
    assert typed(answer) == "Is that so?"


def test_a_thread_about_what_is_gone_is_still_to_be_read(who: People) -> None:
    versions.begin(SLUG, who.cid, CHANGE, "Is that so?")
    versions.discard(SLUG, who.ann, None, versions.state(SLUG).draft_hash)

    (thread,) = threads(visitor(who.ann).look())

    assert thread.startswith("On Port ingests on api-nlb Cid ")


def test_a_thread_has_an_address_of_its_own(who: People) -> None:
    thread = versions.begin(SLUG, who.cid, "hop:nlb", "Is that so?")
    ann = visitor(who.ann)

    sheet = ann.look(f"{REVIEW}threads/{thread.id}/")

    assert "Is that so?" in threads(sheet)[0]
    ann.look(f"{REVIEW}threads/0/", status=404)
    ann.look(f"/nothing/review/threads/{thread.id}/", status=404)
    assert ann.post(f"{REVIEW}threads/0/", text="x").status == 404


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/storage/",
        "//evil.example/storage/",
        "/admin/",
        "javascript:alert(1)",
        "/storage",
        "",
        "x" * 3000,
    ],
)
def test_nobody_is_led_off_the_architecture(who: People, back: str) -> None:
    said = visitor(who.cid).client.post(BEGIN, {"about": "hop:nlb", "text": "So.", "back": back})

    if said.status_code == 302:
        assert said.headers["Location"].startswith(f"{REVIEW}#thread-")
    else:
        assert (said.status_code, len(back)) == (400, 3000)


def test_what_is_said_is_text_and_nothing_else(who: People) -> None:
    said = '</p><script>alert(1)</script>\n<img src=x onerror="alert(2)"> [x](javascript:alert(3))'
    versions.begin(SLUG, who.cid, "hop:nlb", said)

    for address in (REVIEW, HOP):
        sheet = visitor(who.ann).look(address).main
        assert not [each for each in sheet.all("script") if "src" not in each.attributes]
        assert not [each for each in sheet.all("img") if each["src"] == "x"]
        assert said in "".join(sheet.one("p", class_="said").words)


def test_readers_neither_see_nor_write_comments(who: People) -> None:
    thread = versions.begin(SLUG, who.cid, "hop:nlb", "Is that so?")
    fay = visitor(who.fay).client

    for address in (BEGIN, f"{REVIEW}threads/{thread.id}/"):
        assert fay.post(address, {"about": "hop:nlb", "text": "Me too"}).status_code == 403
    assert fay.get(f"{REVIEW}threads/{thread.id}/").status_code == 403
    assert Comment.objects.count() == 1
