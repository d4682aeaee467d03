"""The history walked with a browser: who decided, what is new, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from docs_app import versions
from docs_app.store import load_draft, load_published
from tests.core.edits import edited
from tests.support.axe import in_every_look
from tests.support.browser import Console
from tests.support.people import member, sign_in
from tests.support.shipped import storage_service

NUMBER = edited(storage_service(), "port:nlb/bags", number=65530)
WORDED = edited(NUMBER, "hop:nlb", summary="Turns a port into a target group.")


@pytest.fixture
def ann(book: str, page: Page, live_server: LiveServer) -> User:
    """A maintainer who has signed in, and three versions."""
    ann = member("Maintainer", "Ann")
    sign_in(page, live_server.url, ann)
    versions.create(NUMBER, ann, "The old number was taken.")
    versions.create(WORDED, None, "Shorter.")
    return ann


def number_now() -> int:
    found = load_published("storage-service")
    assert found is not None
    hop = next(hop for hop in found.architecture.hops if hop.slug == "nlb")
    return hop.ports[0].number


def test_from_a_port_to_who_decided_it_and_back_to_what_it_was(
    page: Page, book: str, ann: User
) -> None:
    page.goto(f"{book}/hops/nlb/")
    page.get_by_role("link", name="since version 2").click()
    expect(page.get_by_role("region", name="As it is now")).to_contain_text("65530")
    page.locator("#version-2").get_by_role("link", name="What changed in version 2").click()
    page.get_by_role("link", name="Undo this change: Port bags on api-nlb").click()
    expect(page.locator("#changes ~ ul").first).to_have_text(
        "Port bags on api-nlb: number 65534, was 65530"
    )
    page.get_by_label("Why").fill("The balancer refused it.")
    page.get_by_role("button", name="Undo it").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Version 4")
    expect(page.locator(".lede")).to_contain_text("The balancer refused it.")
    assert number_now() == 65534


def test_who_was_overtaken_finds_their_words_again(
    page: Page, book: str, ann: User, console: Console
) -> None:
    console.allow("409")
    page.goto(f"{book}/versions/1/revert/")
    page.get_by_label("Why").fill("Because it was better.")
    versions.create(replace(WORDED, summary="Other words."), member("Maintainer", "Bob"), "Mine")
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.get_by_role("button", name="Go back to version 1").click()

    assert sent.value.status == 409
    expect(page.get_by_role("alert")).to_contain_text("Bob published version 4: Mine")
    expect(page.get_by_label("Why")).to_have_value("Because it was better.")
    page.get_by_role("button", name="Go back to version 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Version 5")
    assert number_now() == 65534


def test_with_a_review_required_it_waits_in_the_draft(page: Page, book: str, ann: User) -> None:
    versions.set_review_required("storage-service", member("Reviewer", "Cid"), required=True)
    page.goto(f"{book}/versions/1/changes/")
    page.get_by_role("link", name="Revert to version 1").click()
    page.get_by_role("button", name="Go back to version 1").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Review")
    assert number_now() == 65530
    assert load_draft("storage-service") == storage_service()


def test_a_reader_says_what_they_have_seen_without_a_script(
    browser: Browser, book: str, live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url, member("Reader", "Rae"))
    page.goto(f"{book}/")
    page.get_by_role("button", name="Remember from here").click()
    versions.create(NUMBER, None, "The old number was taken.")
    page.goto(f"{book}/")
    expect(page.get_by_role("heading", name="1 version since you last looked")).to_be_visible()
    page.get_by_role("button", name="I have seen this").click()
    expect(page.get_by_text("Nothing is new since you last looked")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/versions/",
        "/versions/?about=port:nlb/bags",
        "/versions/2/changes/",
        "/versions/1/revert/",
        "/versions/2/revert/?change=changed%7Cport:nlb/bags%7Cnumber",
        "/versions/2/revert/?change=changed%7Cport:nlb/bags%7Cprotocol",
        "/hops/nlb/#decided",
    ],
)
def test_no_page_of_the_history_breaks_a_rule(
    page: Page, book: str, ann: User, address: str
) -> None:
    versions.look(ann, "storage-service", 1)
    page.goto(book + address)
    for each in page.locator("main details:not(.menu) > summary:visible").all():
        each.click()

    assert in_every_look(page) == []


def test_the_list_of_architectures_breaks_no_rule_with_its_news(
    page: Page, book: str, ann: User
) -> None:
    versions.create(replace(storage_service(), slug="other", name="Other"), None, "")
    versions.look(ann, "storage-service", 1)
    page.goto(book.removesuffix("storage-service"))

    assert in_every_look(page) == []
