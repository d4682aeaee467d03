"""What is taken away: the pack as a file of its own, and sending files back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.axe import findings, in_every_look
from tests.support.browser import Console

SCHEMES = ("light", "dark")
WIDTHS = (1440, 390)


@pytest.fixture
def pack(page: Page, book: str, tmp_path: Path) -> str:
    """Return the address of the pack as a file, as it lies on a reader's own disk."""
    response = page.request.get(f"{book}/review-pack.html")
    assert response.status == 200
    file = tmp_path / "pack.html"
    file.write_bytes(response.body())
    return file.as_uri()


def test_a_pack_on_a_disk_asks_nobody_for_anything(page: Page, pack: str) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(pack)

    expect(page.get_by_role("heading", name="Storage service", level=1)).to_be_visible()
    assert asked == [pack]


def test_a_pack_fits_any_screen_and_breaks_no_rule(page: Page, pack: str) -> None:
    page.goto(pack)
    found = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            found[scheme, width] = findings(page)
            assert wide <= width

    assert {look: lines for look, lines in found.items() if lines} == {}


def test_a_link_of_a_pack_s_picture_leads_into_the_pack(page: Page, pack: str) -> None:
    page.goto(pack)

    page.locator("svg a[aria-label^='Network load balancer api-nlb']").first.click()

    assert page.url == f"{pack}#hop--nlb"


def test_the_page_that_takes_files_back_breaks_no_rule(page: Page, book: str) -> None:
    page.goto(f"{book.removesuffix('/storage-service')}/check-export/")

    assert in_every_look(page) == []


def test_an_exported_file_is_sent_back_without_javascript(
    browser: Browser, console: Console, book: str, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    console.listen(page)
    file = tmp_path / "bags.pdf"
    file.write_bytes(page.request.get(f"{book}/routes/bags/diagram.pdf").body())

    page.goto(f"{book}/")
    page.get_by_role("link", name="Check an exported file").click()
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Check it").click()

    expect(page.get_by_role("heading", level=2)).to_have_text("bags.pdf is current")
    context.close()
