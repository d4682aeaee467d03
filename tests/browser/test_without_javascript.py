"""Every way through the site without JavaScript: links and forms do what keys and scripts do."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Console


@pytest.fixture
def plain(browser: Browser, console: Console) -> Iterator[Page]:
    """Give a page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    console.listen(page)
    yield page
    context.close()


def test_links_walk_the_steps_and_back(plain: Page, book: str) -> None:
    plain.goto(f"{book}/routes/ingests/")
    plain.get_by_role("link", name="Step through").click()
    stepper = plain.get_by_label("The step shown")
    for number in range(1, 9):
        expect(plain).to_have_url(f"{book}/routes/ingests/steps/{number}/")
        expect(plain.locator(".stepper-where")).to_have_text(
            f"Step {number} of 8 · the whole route"
        )
        expect(plain.locator(f"#step-{number}")).to_have_attribute("aria-current", "step")
        assert plain.locator("svg .current[id^='picture--hop--']").count() == 1
        if number < 8:
            stepper.get_by_role("link", name=re.compile(f"^Next: Step {number + 1}:")).click()
    assert stepper.get_by_role("link", name=re.compile("^Next")).count() == 0
    stepper.get_by_role("link", name=re.compile("^Previous: Step 7:")).click()
    expect(plain).to_have_url(f"{book}/routes/ingests/steps/7/")
    plain.locator(".stepper-where a").click()
    expect(plain).to_have_url(f"{book}/routes/ingests/")


def test_nothing_is_offered_that_only_scripts_can_do(plain: Page, book: str) -> None:
    plain.goto(f"{book}/routes/ingests/")
    for name in ("Play", "Zoom in", "Full screen", "Copy", "Dark", "Keys: press ?"):
        assert plain.get_by_role("button", name=name, exact=True).count() == 0, name
    plain.locator(".actions summary").click()
    expect(plain.get_by_role("link", name="View as Markdown")).to_be_visible()
    assert plain.get_by_role("button", name="Copy as Markdown").count() == 0


def test_menus_open_and_their_links_work(plain: Page, book: str) -> None:
    plain.goto(f"{book}/routes/ingests/")
    plain.locator(".picker summary").click()
    plain.get_by_role("link", name="As documented: A request without a token").click()
    expect(plain).to_have_url(f"{book}/routes/ingests/?example=no-token")
    plain.locator(".downloads summary").click()
    expect(plain.get_by_label("To embed it")).to_be_visible()
    svg = plain.locator(".downloads a").first
    expect(svg).to_have_attribute(
        "href", "/storage-service/routes/ingests/diagram.svg?example=no-token"
    )


def test_a_hop_says_what_it_is_in_the_picture_itself(plain: Page, book: str) -> None:
    plain.goto(f"{book}/")
    hop = plain.locator("#picture--hop--nlb")
    expect(hop.locator("title").first).to_have_text(
        "Network load balancer api-nlb: Turns the port a connection arrives on into a target "
        "group. It looks at nothing else."
    )
    plain.get_by_text("The picture in words").click()
    words = plain.locator(".picture-words")
    expect(words.get_by_role("link", name="65535").first).to_be_visible()
    plain.locator("#picture--hop--nlb .name").click()
    expect(plain).to_have_url(f"{book}/hops/nlb/")


def test_tables_are_filtered_by_a_form(plain: Page, book: str) -> None:
    plain.goto(f"{book}/ports/")
    expect(plain.get_by_role("main").get_by_role("status")).to_have_text("8 ports")
    plain.get_by_label("Number").fill("65535")
    plain.get_by_role("button", name="Filter").click()
    expect(plain).to_have_url(re.compile(r"/ports/\?number=65535&"))
    expect(plain.get_by_role("main").get_by_role("status")).to_have_text("1 of 8 ports · show all")
    assert plain.locator("tbody th").all_inner_texts() == ["65535"]
    plain.get_by_role("link", name="show all").click()
    expect(plain).to_have_url(f"{book}/ports/")


def test_all_architectures_can_be_changed_to(plain: Page, book: str) -> None:
    plain.goto(f"{book}/")
    plain.locator(".switcher summary").click()
    plain.get_by_role("link", name="All architectures").click()
    plain.get_by_role("link", name="Storage service").click()
    expect(plain).to_have_url(f"{book}/")


def test_a_narrow_page_has_its_navigation_folded(plain: Page, book: str) -> None:
    plain.set_viewport_size({"width": 390, "height": 844})
    plain.goto(f"{book}/")
    plain.get_by_text("Pages", exact=True).click()
    plain.get_by_label("Pages, folded").get_by_role("link", name="Inside the task").click()
    expect(plain).to_have_url(f"{book}/docs/inside-the-task/")


def test_the_system_chooses_the_theme(plain: Page, book: str) -> None:
    plain.emulate_media(color_scheme="dark")
    plain.goto(f"{book}/")
    expect(plain.locator("html")).not_to_have_class("js")
    expect(plain.locator("body")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    plain.emulate_media(color_scheme="light")
    expect(plain.locator("h1")).to_have_css("color", re.compile(r"^rgb\(\d{1,2}, \d{1,2}, "))
