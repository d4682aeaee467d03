"""What lint says, in a browser: with scripts and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Console


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, console: Console) -> Iterator[Page]:
    """Give a page of a browser that runs scripts, and one that runs none."""
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    console.listen(page)
    yield page
    context.close()


def test_the_count_in_the_header_leads_to_the_findings(reader: Page, book: str) -> None:
    reader.goto(f"{book}/")
    count = reader.locator("a.tally")
    expect(count).to_contain_text("1 warning")
    count.click()
    expect(reader).to_have_url(f"{book}/lint/")
    expect(reader.locator(".finding-warning")).to_have_count(1)


def test_a_finding_leads_to_what_its_code_means_and_to_what_it_is_about(
    reader: Page, book: str
) -> None:
    reader.goto(f"{book}/lint/")
    reader.get_by_label("Level").select_option("warning")
    reader.get_by_role("button", name="Filter").click()
    expect(reader).to_have_url(re.compile(r"/lint/\?level=warning"))
    finding = reader.locator(".finding")
    expect(finding).to_have_count(1)
    finding.get_by_role("link", name="NAME_UNLIKE").click()
    expect(reader).to_have_url(f"{book}/lint/NAME_UNLIKE/")
    for heading in ("What it means", "An example", "How to mend it", "Here"):
        expect(reader.get_by_role("heading", name=heading)).to_be_visible()
    reader.locator(".finding-head").get_by_role("link", name="items").click()
    expect(reader).to_have_url(f"{book}/hops/items/")
