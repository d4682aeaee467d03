"""The page of a comparison, and the form that chooses one, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from docs_app.core.architecture import Architecture
from docs_app.versions import create
from tests.core.edits import edited, without
from tests.support.axe import in_every_look
from tests.support.browser import Console
from tests.support.shipped import storage_service


def opened() -> Architecture:
    """Return the storage service, more open: two ports, a rule, a text, fewer examples."""
    value = edited(storage_service(), "port:nlb/bags", open_from=None)
    value = edited(value, "port:bags-app/http", open_from="vpc")
    value = edited(value, "port:nlb/ingests", number=65530)
    value = edited(value, "rule:api-gateway/bags", authorizer=None)
    for refused in ("no-token", "refused-token"):
        value = without(value, f"example:bags/{refused}")
    page = storage_service().pages[1]
    body = page.body.replace(" the ", " a ", 1) + "\nAnd a sentence more.\n"
    return edited(value, f"page:{page.path}", body=body)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, console: Console) -> Iterator[Page]:
    """Give a page of a browser that runs scripts, and one that runs none."""
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    console.listen(page)
    yield page
    context.close()


def test_pages_of_a_comparison_break_no_rule(page: Page, book: str) -> None:
    create(opened(), None, "Opened for a partner")
    found = {}
    for address in (
        "/compare/1...2/",
        "/compare/2...1/",
        "/compare/1...1/",
        "/compare/",
        "/compare/?from=9&to=x@y",
    ):
        page.goto(book + address)
        found[address] = in_every_look(page)
    assert {where: lines for where, lines in found.items() if lines} == {}


def test_two_editions_are_chosen_read_turned_round_and_changed(reader: Page, book: str) -> None:
    create(opened(), None, "Opened for a partner")
    reader.goto(f"{book}/compare/")
    reader.get_by_label("Before").fill("3")
    reader.get_by_label("After").fill("now")
    reader.get_by_role("button", name="Compare").click()
    expect(reader.locator(".complaint")).to_contain_text("its versions are 1 to 2")
    reader.get_by_label("Before").fill("1")
    reader.get_by_role("button", name="Compare").click()
    expect(reader).to_have_url(f"{book}/compare/1...now/")
    alarm = reader.get_by_role("region", name="More open than before")
    expect(alarm.get_by_role("listitem")).to_have_count(3)
    reader.get_by_role("link", name="word by word").click()
    expect(reader.locator("#text-1")).to_be_in_viewport()
    expect(reader.locator("#text-1 ins").first).to_be_visible()
    reader.get_by_role("link", name="The other way round").click()
    expect(reader).to_have_url(f"{book}/compare/now...1/")
    expect(alarm).to_have_count(0)
    reader.get_by_role("link", name="Compare others").click()
    expect(reader.get_by_label("Before")).to_have_value("now")
