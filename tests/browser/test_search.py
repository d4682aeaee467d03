"""Searching: in a dialog by keys, and on a page of its own."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import Console

FOUND = [
    ("port · api-nlb", "65535 ingests"),
    ("rule · api-nlb", "On 65535 (TCP), any connection: forward to the items target group."),
]


def asked(page: Page, words: str) -> Locator:
    """Open the dialog, type, and return the results once they are there."""
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.keyboard.type(words)
    state = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(state).to_have_text(re.compile(r"^\d+ results?$|^Nothing found"))
    return page.locator("#finder-results a")


def test_a_port_number_finds_the_port_the_rules_and_the_pages(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    results = asked(page, "65535")
    kinds, titles = (results.locator(each).all_inner_texts() for each in (".finder-kind", "strong"))
    assert list(zip(kinds, titles, strict=True))[:2] == FOUND
    assert {"route · Route", "page"} <= set(kinds)
    expect(results.first.locator("mark")).to_have_text("65535")


def test_arrow_keys_choose_and_enter_goes_there(page: Page, book: str) -> None:
    page.goto(f"{book}/docs/six-steps/")
    results = asked(page, "65535")
    field = page.get_by_role("combobox", name="Search for")
    expect(field).to_have_attribute("aria-activedescendant", "finder-0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_attribute("aria-activedescendant", "finder-1")
    chosen = results.locator("xpath=self::*[@aria-selected='true']")
    expect(chosen.locator(".finder-kind")).to_have_text("rule · api-nlb")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{book}/hops/nlb/#rule--ingests")
    expect(page.locator("#rule--ingests")).to_be_in_viewport()


def test_the_choice_goes_round_at_the_ends(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    last = asked(page, "ingests").count() - 1
    field = page.get_by_role("combobox", name="Search for")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_attribute("aria-activedescendant", f"finder-{last}")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "finder-0")


def test_escape_closes_the_dialog_and_gives_the_focus_back(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    link = page.get_by_role("link", name=re.compile("^Search"))
    link.click()
    expect(page).to_have_url(f"{book}/")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    page.keyboard.type("nginx")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_a_slash_opens_the_dialog_too(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search for")).to_be_focused()
    expect(page.get_by_role("combobox", name="Search for")).to_have_value("")


def test_what_is_nowhere_is_said_to_be_nowhere(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    assert asked(page, "zeppelin").count() == 0
    state = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(state).to_have_text("Nothing found for “zeppelin”.")


def test_a_search_that_fails_says_what_else_to_do(page: Page, book: str, console: Console) -> None:
    console.allow("503")
    page.goto(f"{book}/")
    page.route("**/search.json?*", lambda route: route.fulfill(status=503))
    page.keyboard.press("Control+k")
    page.keyboard.type("nginx")
    state = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(state).to_contain_text("Press Enter to try it on a page of its own.")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=nginx&a=storage-service$"))
    expect(page.locator("h1")).to_have_text("Search")
    assert page.locator(".hit-title").count() > 5


def test_the_page_finds_the_same_without_javascript(browser: Browser, book: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book}/")
    page.get_by_role("link", name=re.compile("^Search")).click()
    page.get_by_label("Words, a port number, a path").fill("65535")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=65535"))
    kinds, titles = (page.locator(each).all_inner_texts() for each in (".hit-kind", ".hit-title"))
    assert list(zip(kinds, titles, strict=True))[:2] == FOUND
    expect(page.locator(".hit-title mark").first).to_have_text("65535")
    page.locator(".hit-title a").first.click()
    expect(page).to_have_url(f"{book}/hops/nlb/#port--ingests")
    context.close()
