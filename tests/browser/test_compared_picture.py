"""Before, after or both in the picture of a comparison, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from docs_app.core.architecture import Architecture, Destination, Forward, Hop, Port
from docs_app.versions import create
from tests.core.builders import forward
from tests.core.edits import added, edited
from tests.support.axe import in_every_look
from tests.support.browser import Console
from tests.support.shipped import storage_service

GONE = "#picture--edge--ingests-nginx--http---ingests-app--http"
NEW = "#picture--hop--cache"


def with_cache() -> Architecture:
    """Return the storage service with a hop more, and another number."""
    cache = Hop(
        "cache",
        "varnish",
        "container",
        "ingests-task",
        ports=(Port("http", 6081, "HTTP", "ingests-task"),),
        rules=(forward("app", "ingests-app/http"),),
    )
    value = added(storage_service(), "hop:ingests-nginx", cache)
    value = edited(value, "rule:ingests-nginx/app", action=Forward(Destination("cache", "http")))
    return edited(value, "port:bags-app/http", number=9002)


@pytest.fixture
def address(book: str) -> str:
    """Publish the other version, and return where the two are compared."""
    create(with_cache(), None, "A cache before the ingests API")
    return f"{book}/compare/1...2/"


def choice(page: Page, show: str) -> Locator:
    return page.get_by_label("What the picture shows").get_by_role("link", name=show)


def port(page: Page) -> Locator:
    return page.locator("#picture--port--bags-app--http text")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_before_after_and_both_are_shown_at_addresses_of_their_own(
    browser: Browser, console: Console, address: str, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    console.listen(page)
    page.goto(address)
    expect(choice(page, "Both")).to_have_attribute("aria-current", "true")
    expect(page.locator(GONE)).to_have_count(1)
    expect(page.locator(NEW)).to_have_count(1)
    expect(port(page)).to_have_text("~ :9002 (was :9001) HTTP")

    choice(page, "Before").click()
    expect(page.locator(NEW)).to_have_count(0)
    expect(page.locator(GONE)).to_have_count(1)
    expect(port(page)).to_have_text("~ :9001 HTTP")
    assert page.url.partition("#")[0] == f"{address}?show=before"

    choice(page, "After").click()
    expect(page.locator(GONE)).to_have_count(0)
    expect(page.locator(NEW)).to_have_count(1)
    expect(port(page)).to_have_text("~ :9002 HTTP")
    expect(choice(page, "After")).to_have_attribute("aria-current", "true")
    context.close()


def test_nothing_moves_and_what_was_set_up_by_hand_stays(page: Page, address: str) -> None:
    page.goto(address)
    frame = page.locator("#picture .picture-frame")
    hop = page.locator("#picture--hop--nlb")
    frame.focus()
    for _ in range(4):
        page.keyboard.press("+")
    frame.evaluate("frame => frame.scrollTo({ left: 120, top: 10, behavior: 'instant' })")
    page.get_by_text("The picture in words").click()
    choice(page, "Before").scroll_into_view_if_needed()
    before = hop.bounding_box()

    choice(page, "Before").click()
    expect(page.locator(NEW)).to_have_count(0)

    assert hop.bounding_box() == pytest.approx(before, abs=0.1)
    expect(choice(page, "Before")).to_be_focused()
    expect(page.locator(".compared + [role=status]")).to_have_text(
        "Storage service: version 1, compared with version 2"
    )
    expect(page.locator("#picture .picture-words")).to_have_attribute("open", "")
    page.go_back()
    expect(page).not_to_have_url(address)


def test_on_a_narrow_screen_what_changed_is_in_sight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)
    page.wait_for_function("() => document.querySelector('.picture-frame').scrollLeft > 0")

    assert page.evaluate(
        """() => {
          const room = document.querySelector('.picture-frame').getBoundingClientRect();
          return [...document.querySelectorAll('#picture svg [class*=change-]')].some((each) => {
            const box = each.getBoundingClientRect();
            return box.left >= room.left && box.right <= room.right;
          });
        }"""
    )


def test_pointing_at_a_hop_that_is_gone_tells_what_it_was(page: Page, book: str) -> None:
    create(with_cache(), None, "A cache before the ingests API")
    page.goto(f"{book}/compare/2...1/")
    page.locator("#picture--hop--cache .name").hover()

    expect(page.locator("#hop-card")).to_contain_text("listens on 6081 HTTP")


@pytest.mark.parametrize("show", ["both", "before", "after"])
def test_the_picture_of_a_comparison_breaks_no_rule(page: Page, address: str, show: str) -> None:
    page.goto(f"{address}?show={show}")
    page.get_by_text("The picture in words").click()

    assert in_every_look(page) == []
