"""Everything can be reached and seen to be reached with a keyboard alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

# What has the focus: its name, where it is on the page, and whether anything shows it.
FOCUSED = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const shown = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  const names = ["header.top", "nav.side", ".above", ".stepper", ".picture-tools",
    ".picture-canvas", ".picture", "main", "footer"];
  return {
    name: (each.getAttribute("aria-label") || each.labels?.[0]?.textContent
      || each.textContent.trim() || each.querySelector("[aria-label]")?.getAttribute("aria-label")
      || "").replace(/\\s+/g, " ").trim().slice(0, 60),
    place: names.find((name) => each.closest(name)) ?? "",
    drawn: shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth,
  };
}"""


def walk(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page, and return all that had it."""
    # Smooth scrolling would still be on its way when the next key is pressed.
    page.emulate_media(reduced_motion="reduce")
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"The focus does not leave the page; it is last on {stops[-3:]}.")


@pytest.mark.parametrize("address", ["/", "/routes/ingests/steps/5/", "/hops/nlb/", "/ports/"])
def test_every_stop_of_the_focus_can_be_seen(page: Page, book: str, address: str) -> None:
    page.goto(book + address)
    stops = walk(page)
    assert len(stops) > 20
    assert [stop for stop in stops if not (stop["drawn"] and stop["seen"] and stop["name"])] == []


def test_the_focus_goes_from_the_skip_link_over_the_navigation_to_the_pictures_controls(
    page: Page, book: str
) -> None:
    page.goto(f"{book}/routes/ingests/")
    stops = walk(page)
    assert stops[0]["name"] == "Skip to the content"
    places = list(dict.fromkeys(stop["place"] for stop in stops[1:]))
    assert places == [
        "header.top",
        "nav.side",
        ".above",
        "main",
        ".stepper",
        ".picture-tools",
        ".picture",
        ".picture-canvas",
        "footer",
    ]
    controls = [stop["name"] for stop in stops if stop["place"] == ".picture-tools"]
    assert controls == ["Zoom out", "Zoom in", "Fit", "Full screen", "Files"]
    hops = [stop["name"] for stop in stops if stop["place"] == ".picture-canvas"]
    assert any(name.startswith("Network load balancer api-nlb") for name in hops)
    assert any(name.startswith("api-nlb, port 65535 (TCP)") for name in hops)


def test_the_skip_link_leads_past_the_navigation(page: Page, book: str) -> None:
    page.goto(f"{book}/docs/six-steps/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_a_menu_is_opened_and_used_by_keys(page: Page, book: str) -> None:
    page.goto(f"{book}/routes/ingests/")
    page.locator(".picker > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{book}/routes/ingests/?example=below")
    page.locator(".downloads > summary").focus()
    page.keyboard.press("Space")
    expect(page.locator(".downloads")).to_have_attribute("open", "")
    page.locator(".downloads button").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".downloads")).not_to_have_attribute("open", "")


def test_the_theme_is_chosen_by_keys(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    page.get_by_role("button", name="Dark").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_dialog_keeps_the_focus_until_it_is_closed(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    page.keyboard.press("Control+k")
    for _ in range(5):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "() => document.activeElement === document.body"
            " || document.activeElement.closest('dialog') !== null"
        )
        assert where


def test_a_hop_in_the_picture_is_opened_by_keys(page: Page, book: str) -> None:
    page.goto(f"{book}/")
    page.locator("#picture--hop--nlb a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/hops/nlb/$"))
