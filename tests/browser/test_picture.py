"""A picture on a page: looked at closely, asked about its hops, and taken away."""

import json
import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Console

ROUTE = "/routes/ingests/"
WIDTH = "svg => svg.getBoundingClientRect().width"
SCROLLED = "frame => [frame.scrollLeft, frame.scrollTop]"


def drawing(page: Page) -> Locator:
    return page.locator("#picture .picture-canvas > svg")


def frame(page: Page) -> Locator:
    return page.locator("#picture .picture-frame")


def width(page: Page) -> float:
    """Return how wide the picture is drawn, in CSS pixels."""
    drawn: float = drawing(page).evaluate(WIDTH)
    return drawn


def scrolled(page: Page) -> tuple[float, float]:
    """Return how far the picture is moved within its frame: from the left, from the top."""
    left, top = frame(page).evaluate(SCROLLED)
    return left, top


def test_the_buttons_bring_the_picture_nearer_and_back(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    fitted = width(page)
    page.get_by_role("button", name="Zoom in").click()
    assert width(page) == pytest.approx(fitted * 1.25, abs=1)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom out").click()
    assert width(page) == pytest.approx(fitted * 1.25, abs=1)
    said = page.locator("[data-zoom-said]").inner_text()
    natural = drawing(page).evaluate("svg => svg.viewBox.baseVal.width")
    assert said == f"{round(width(page) / natural * 100)}%"
    page.get_by_role("button", name="Fit").click()
    assert width(page) == fitted


def test_the_keys_in_a_picture_do_the_same(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    fitted = width(page)
    frame(page).focus()
    page.keyboard.press("+")
    assert width(page) == pytest.approx(fitted * 1.25, abs=1)
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert width(page) == pytest.approx(fitted / 1.25, abs=1)
    page.keyboard.press("0")
    assert width(page) == fitted


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms_around_the_pointer(
    page: Page, book: str
) -> None:
    page.goto(f"{book}{ROUTE}")
    fitted = width(page)
    card = drawing(page).locator("#picture--hop--nlb .name")
    card.hover()
    page.mouse.wheel(0, 50)
    page.wait_for_function("() => window.scrollY === 50")
    assert width(page) == fitted
    card.hover()
    before = card.bounding_box()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function(
        "wide => document.querySelector('.picture-canvas > svg').clientWidth > wide * 1.5",
        arg=fitted,
    )
    after = card.bounding_box()
    assert before is not None
    assert after is not None
    centre = before["x"] + before["width"] / 2
    assert after["x"] < centre < after["x"] + after["width"]


def test_a_zoom_ends_before_the_picture_is_lost(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    natural = drawing(page).evaluate("svg => svg.viewBox.baseVal.width")
    frame(page).focus()
    for _ in range(20):
        page.keyboard.press("+")
    assert width(page) == pytest.approx(natural * 6, abs=1)
    for _ in range(30):
        page.keyboard.press("-")
    assert width(page) == pytest.approx(natural * 0.2, abs=1)


def test_a_drag_pans_and_opens_no_link(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    frame(page).focus()
    for _ in range(6):
        page.keyboard.press("+")
    # By a hop, which is a link: dragging it is dragging all the same.
    hop = drawing(page).locator("#picture--hop--nlb .name")
    hop.hover()
    box = hop.bounding_box()
    assert box is not None
    before = scrolled(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.down()
    page.mouse.move(x + 90, y + 30, steps=5)
    page.mouse.up()
    after = scrolled(page)
    assert (before[0] - after[0], before[1] - after[1]) == pytest.approx((90, 30), abs=2)
    expect(page).to_have_url(f"{book}{ROUTE}")


def test_arrow_keys_pan_a_picture_that_is_no_route(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    frame(page).focus()
    for _ in range(6):
        page.keyboard.press("+")
    before = scrolled(page)[0]
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.picture-frame').scrollLeft > before", arg=before
    )


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_picture_fills_the_screen_and_comes_back(page: Page, book: str, way: str) -> None:
    page.goto(f"{book}{ROUTE}")
    if way == "button":
        page.get_by_role("button", name="Full screen").click()
    else:
        frame(page).focus()
        page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.id === 'picture'")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement === null")


def test_pointing_at_a_hop_shows_its_ports_and_rules(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    card = page.locator("#hop-card")
    drawing(page).locator("#picture--hop--nlb .name").hover()
    expect(card).to_be_visible()
    assert card.locator("li").all_inner_texts() == [
        "listens on 65534 TCP, open from Private VPC",
        "listens on 65535 TCP, open from Private VPC",
        "On 65534 (TCP), any connection: forward to the bags target group.",
        "On 65535 (TCP), any connection: forward to the items target group.",
    ]
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    drawing(page).locator("#picture--hop--vpc-link .name").hover()
    expect(card).to_contain_text("has no port of its own")
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_the_pointer_may_travel_to_what_it_is_shown(page: Page, book: str) -> None:
    page.clock.install()
    page.goto(f"{book}/")
    card = page.locator("#hop-card")
    drawing(page).locator("#picture--hop--nlb .name").hover()
    expect(card).to_be_visible()
    card.hover()
    page.clock.fast_forward(1000)
    expect(card).to_be_visible()


def test_moving_the_focus_to_a_hop_shows_the_same(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    card = page.locator("#hop-card")
    link = drawing(page).locator("#picture--hop--nlb a")
    link.focus()
    expect(card).to_be_visible()
    expect(card).to_contain_text("listens on 65535 TCP")
    expect(link).to_have_attribute("aria-describedby", "hop-card")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None


def test_a_hop_that_the_focus_brings_into_view_shows_the_same(page: Page, book: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{book}/")
    link = drawing(page).locator("#picture--hop--ingests-app a")
    link.focus()
    page.wait_for_function("() => document.querySelector('.picture-frame').scrollLeft > 0")
    expect(page.locator("#hop-card")).to_be_visible()
    expect(link).to_be_in_viewport()
    page.mouse.wheel(0, 100)
    expect(page.locator("#hop-card")).to_be_in_viewport()


def test_a_click_on_a_hop_leads_to_its_page(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    drawing(page).locator("#picture--hop--nlb .name").click()
    expect(page).to_have_url(f"{book}/hops/nlb/")


def test_the_files_of_a_picture_are_what_the_menu_says(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.get_by_text("Files", exact=True).click()
    menu = page.locator(".downloads")
    offered = menu.get_by_role("link").evaluate_all(
        "all => all.map(each => [each.firstChild.data.trim(), each.getAttribute('href')])"
    )
    base = "/storage-service/routes/ingests/diagram"
    assert [tuple(each) for each in offered] == [
        ("SVG", f"{base}.svg"),
        ("PDF", f"{base}.pdf"),
        ("PNG", f"{base}.png"),
        ("PNG", f"{base}.png?scale=2"),
        ("PNG", f"{base}.png?scale=3"),
        ("PNG", f"{base}.png?scale=4"),
        ("DOT", f"{base}.dot"),
        ("Mermaid", f"{base}.mermaid"),
        ("JSON", f"{base}.json"),
    ]
    begins = {"PDF": b"%PDF-", "PNG": b"\x89PNG\r\n", "DOT": b"digraph", "Mermaid": b"flowchart LR"}
    for name, href in offered:
        answer = page.request.get(page.url.partition("/storage-service")[0] + href)
        assert answer.status == 200, href
        body = answer.body()
        if name == "SVG":
            assert ElementTree.fromstring(body).tag.endswith("}svg")  # noqa: S314 - our own
        elif name == "JSON":
            assert json.loads(body)["title"] == "Storage service: Ingests API"
        else:
            assert body.startswith(begins[name]), href


def test_the_files_of_a_step_are_of_that_step(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("/steps/1/$"))
    first = page.locator(".downloads a").first
    expect(first).to_have_attribute("href", "/storage-service/routes/ingests/diagram.svg?step=1")


def test_the_snippet_embeds_the_picture(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.get_by_text("Files", exact=True).click()
    snippet = page.get_by_label("To embed it").input_value()
    assert snippet == (
        f'<img src="{book}/routes/ingests/diagram.svg" alt="Storage service: Ingests API">'
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = page.locator(".downloads button")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == snippet
    shown = page.evaluate(
        """async (snippet) => {
          document.body.innerHTML = snippet;
          const image = document.querySelector("img");
          await image.decode();
          return image.naturalWidth > 1000;
        }""",
        snippet,
    )
    assert shown


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    menu, summary = page.locator(".downloads"), page.locator(".downloads summary")
    summary.click()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_a_picture_file_opened_by_itself_shows_and_says_nothing_bad(
    page: Page, book: str, console: Console
) -> None:
    page.goto(f"{book}{ROUTE}diagram.svg?step=5&theme=dark")
    assert page.evaluate("document.documentElement.viewBox.baseVal.width") > 1000
    nlb = page.locator("#hop--nlb")
    assert "current" in (nlb.get_attribute("class") or "").split()
    assert console.messages == []
