"""A change goes the whole round as three people: drafted, reviewed, mended, approved, published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from docs_app import notices
from tests.support.axe import in_every_look
from tests.support.browser import Console
from tests.support.people import member, sign_in

SLUG = "storage-service"
ATOM = "{http://www.w3.org/2005/Atom}"
UNFOLD = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
MARA, REX = ("Maintainer", "Mara"), ("Reviewer", "Rex")
Someone = Callable[..., Page]


@pytest.fixture
def site(book: str) -> str:
    return book.removesuffix(f"/{SLUG}")


@pytest.fixture
def someone(browser: Browser, site: str, console: Console) -> Iterator[Someone]:
    """Give each person a browser of their own, and a mail address."""
    contexts = []

    def signed_in(group: str, name: str, *, scripts: bool = True) -> Page:
        user = member(group, name)
        user.email = f"{name.lower()}@example.org"
        user.save()
        contexts.append(browser.new_context(java_script_enabled=scripts))
        page: Page = contexts[-1].new_page()
        console.listen(page)
        sign_in(page, site, user)
        return page

    yield signed_in
    for context in contexts:
        context.close()


def review(page: Page, book: str) -> None:
    """Open the review from the navigation of a page that everybody reads."""
    page.goto(f"{book}/hops/nlb/")
    page.locator("nav.side").get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")


def move_port(page: Page, book: str, number: str, why: str) -> None:
    page.goto(f"{book}/hops/nlb/")
    page.get_by_role("link", name="Edit").click()
    page.locator("#id_ports-1-number").fill(number)
    page.get_by_label("Why").fill(why)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Saved in the draft")


def told(page: Page, sentence: str) -> None:
    """Wait for the message that something was done."""
    expect(page.locator(".message")).to_have_text(sentence)


def letters() -> list[tuple[str, str]]:
    """Return reader and subject of what came by mail since the last time."""
    assert notices.settle(30)
    read = [
        (message.to[0].partition("@")[0], message.subject.removeprefix("Storage service: "))
        for message in mail.outbox
    ]
    mail.outbox.clear()
    return sorted(read)


def require_reviews(rex: Page, book: str) -> None:
    """The reviewer decides that nothing is published unseen from now on."""
    review(rex, book)
    rex.get_by_role("button", name="Require a review from now on").click()
    told(rex, "From now on saves gather in the draft, until somebody else approves them.")


def edit_twice_and_ask(mara: Page, book: str) -> None:
    """The maintainer edits two things in the admin, reads them as drafted, and asks."""
    move_port(mara, book, "65533", "The listener moved.")
    mara.goto(f"{book}/docs/private-network/ports/")
    mara.get_by_role("link", name="Edit").click()
    mara.locator("#id_title").fill("Ports, and who may reach them")
    mara.get_by_role("button", name="Save", exact=True).click()
    mara.get_by_role("link", name="see what would change").click()
    expect(mara.locator("#standing")).to_have_text(
        "2 changes wait, and nobody has asked for a review."
    )
    mara.goto(f"{book}/draft/hops/nlb/")
    expect(mara.locator("#port--ingests")).to_contain_text("65533")
    review(mara, book)
    mara.get_by_label("Ask for a review").fill("The new target group listens on 65533.")
    mara.get_by_role("button", name="Ask for a review").click()
    told(mara, "The reviewers are asked.")


def comment_and_ask_for_changes(rex: Page, book: str) -> None:
    """The reviewer comments beside a change and on a rule as drafted, and wants it otherwise."""
    review(rex, book)
    expect(rex.locator("nav.side").get_by_role("link", name="Review")).to_contain_text("2 waiting")
    change = rex.locator(".change", has_text="number 65533, was 65535")
    change.get_by_text("Comment on").click()
    change.get_by_label("Comment").fill("Is the firewall told?")
    change.get_by_role("button", name="Comment").click()
    expect(rex.locator(".change .thread")).to_contain_text("Is the firewall told?")
    rex.goto(f"{book}/draft/hops/nlb/")
    rex.get_by_label("About").select_option("rule:nlb/ingests")
    rex.get_by_label("Comment", exact=True).fill("And say so here.")
    rex.get_by_role("button", name="Comment").click()
    expect(rex.locator(".thread")).to_contain_text("On Rule ingests on api-nlb")
    review(rex, book)
    rex.get_by_label("What you say to the draft").fill("65532 was agreed.")
    rex.get_by_role("button", name="Ask for changes").click()
    told(rex, "You asked for changes in the draft.")


def answer_and_mend(mara: Page, book: str) -> None:
    """The maintainer answers and resolves the thread, and moves the port once more."""
    review(mara, book)
    expect(mara.locator(".obstacles")).to_contain_text("Rex asked for changes.")
    thread = mara.locator(".change .thread")
    thread.get_by_text("Answer, or resolve").click()
    thread.get_by_label("Answer").fill("It is, since Tuesday.")
    thread.get_by_role("button", name="Resolve").click()
    told(mara, "The thread is resolved.")
    move_port(mara, book, "65532", "As agreed.")


def approve(rex: Page, book: str) -> None:
    review(rex, book)
    rex.get_by_role("button", name="Approve").click()
    told(rex, "You approved the draft.")


def lose_the_approval(mara: Page, book: str, console: Console) -> None:
    """Another save makes the approval fall; a page that was open tells who, and keeps the text."""
    review(mara, book)
    expect(mara.locator("#standing")).to_have_text("Approved by Rex. It may be published.")
    mara.get_by_label("Publish it").fill("The port moved, as agreed.")
    another = mara.context.new_page()
    move_port(another, book, "65531", "On second thoughts.")
    another.close()
    console.allow("409")
    mara.get_by_role("button", name="Publish").click()
    expect(mara.locator(".stopped")).to_contain_text(
        "Mara changed the draft: Port ingests on api-nlb: number 65531, was 65532"
    )
    expect(mara.get_by_label("What you had typed")).to_have_value("The port moved, as agreed.")
    expect(mara.locator(".verdicts")).to_contain_text("Does not count: the draft changed after it.")


def publish(mara: Page, book: str) -> None:
    review(mara, book)
    mara.get_by_label("Publish it").fill("The port moved, as agreed.")
    mara.get_by_role("button", name="Publish").click()
    told(mara, "Version 2 is published.")


def see_as_reader(page: Page, book: str, number: str) -> None:
    """Assert which port a reader sees, and that nothing tells them of a draft."""
    page.goto(f"{book}/hops/nlb/")
    expect(page.locator("#port--ingests")).to_contain_text(number)
    expect(page.get_by_role("link", name="Review")).to_have_count(0)


def entries(page: Page, book: str) -> list[str]:
    """Return what the feed tells, newest first."""
    feed = ElementTree.fromstring(page.request.get(f"{book}/versions.atom").text())  # noqa: S314
    return [each.text or "" for each in feed.iter(f"{ATOM}summary")]


def test_a_change_goes_the_whole_round_as_three_people(
    page: Page, book: str, someone: Someone, console: Console
) -> None:
    # The reviewer's browser runs no scripts: whatever they do is a link or a form.
    mara, rex = someone(*MARA), someone(*REX, scripts=False)

    require_reviews(rex, book)
    edit_twice_and_ask(mara, book)
    see_as_reader(page, book, "65535")
    assert letters() == [("rex", "Mara asks for a review")]

    comment_and_ask_for_changes(rex, book)
    assert letters() == [
        ("mara", "Rex asks for changes"),
        ("mara", "Rex comments on Port ingests on api-nlb"),
        ("mara", "Rex comments on Rule ingests on api-nlb"),
    ]
    answer_and_mend(mara, book)
    assert letters() == [("rex", "Mara comments on Port ingests on api-nlb")]

    approve(rex, book)
    lose_the_approval(mara, book, console)
    approve(rex, book)
    assert letters() == [("mara", "Rex approves the draft")] * 2

    see_as_reader(page, book, "65535")
    publish(mara, book)
    see_as_reader(page, book, "65531")
    assert letters() == [("rex", "version 2 is published")]
    newest, _ = entries(page, book)
    assert newest.startswith("<p>Why: The port moved, as agreed.</p><p>Approved by Rex.</p>")
    assert "Port ingests on api-nlb: number 65531, was 65535" in newest
    page.goto(f"{book}/versions/")
    expect(page.get_by_role("main")).to_contain_text("Rex")


def test_the_pages_of_a_review_suit_everybody_in_every_look(book: str, someone: Someone) -> None:
    mara, rex, ria = (someone(*each) for each in (MARA, REX, ("Reviewer", "Ria")))
    assert in_every_look(opened(ria, f"{book}/review/")) == []

    require_reviews(rex, book)
    edit_twice_and_ask(mara, book)
    comment_and_ask_for_changes(rex, book)
    number = (rex.locator(".thread").first.get_attribute("id") or "").removeprefix("thread-")
    for address in (
        "/review/",
        "/review/discard/",
        f"/review/threads/{number}/",
        "/draft/docs/private-network/ports/",
    ):
        assert in_every_look(opened(ria, book + address)) == [], address
    assert in_every_look(opened(mara, f"{book}/review/")) == []


def opened(page: Page, address: str) -> Page:
    """Open a page, and whatever is folded on it."""
    page.goto(address)
    page.evaluate(UNFOLD)
    return page
