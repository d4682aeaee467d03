"""Light, dark, or as the system: chosen by the reader, kept, and never flashed over."""

import pytest
from playwright.sync_api import Page, expect

GROUND = "() => getComputedStyle(document.body).backgroundColor"
# What a page looks like at its first paint: its theme when the head is done, before any body.
AT_FIRST = """
  new MutationObserver((_, seen) => {
    if (!document.body) return;
    window.themeAtFirst = document.documentElement.dataset.theme ?? "system";
    seen.disconnect();
  }).observe(document, { childList: true, subtree: true });
"""


def brightness(page: Page) -> float:
    """Return how bright the page's ground is: 0 is black, 255 white."""
    red, green, blue = page.evaluate(f"({GROUND})().match(/[\\d.]+/g).slice(0, 3).map(Number)")
    return float(0.3 * red + 0.6 * green + 0.1 * blue)


def is_dark(page: Page) -> bool:
    return brightness(page) < 60


def choose(page: Page, name: str) -> None:
    page.get_by_label("Theme").get_by_role("button", name=name, exact=True).click()


def pressed(page: Page) -> list[str]:
    """Return the choices that the page says are made."""
    chosen: list[str] = page.locator("[data-theme-choice][aria-pressed=true]").evaluate_all(
        "all => all.map(each => each.dataset.themeChoice)"
    )
    return chosen


def test_without_a_choice_the_page_follows_the_system_at_once(page: Page, book: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{book}/")
    assert (is_dark(page), pressed(page)) == (False, ["system"])
    page.emulate_media(color_scheme="dark")
    assert (is_dark(page), pressed(page)) == (True, ["system"])


@pytest.mark.parametrize(("system", "choice"), [("light", "Dark"), ("dark", "Light")])
def test_a_choice_holds_against_the_system_on_every_page_and_after_a_reload(
    page: Page, book: str, system: str, choice: str
) -> None:
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    page.add_init_script(AT_FIRST)
    page.goto(f"{book}/")
    choose(page, choice)
    assert (is_dark(page), pressed(page)) == (choice == "Dark", [choice.lower()])
    for again in (page.reload, lambda: page.goto(f"{book}/ports/")):
        again()
        assert page.evaluate("themeAtFirst") == choice.lower()
        assert (is_dark(page), pressed(page)) == (choice == "Dark", [choice.lower()])
    choose(page, "As the system")
    page.reload()
    assert page.evaluate("themeAtFirst") == "system"
    assert (is_dark(page), pressed(page)) == (system == "dark", ["system"])


def test_a_choice_in_one_tab_shows_in_the_others(page: Page, book: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{book}/")
    other = page.context.new_page()
    other.goto(f"{book}/ports/")
    choose(other, "Dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert is_dark(page)


def test_a_page_that_may_store_nothing_still_changes_its_theme(page: Page, book: str) -> None:
    page.emulate_media(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page.goto(f"{book}/")
    choose(page, "Dark")
    assert (is_dark(page), pressed(page)) == (True, ["dark"])


def test_the_picture_goes_with_the_page(page: Page, book: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{book}/")
    name = page.locator("#picture--hop--nlb .name")
    card = page.locator("#picture--hop--nlb path").first
    fill = "each => getComputedStyle(each).fill"
    light = (name.evaluate(fill), card.evaluate(fill))
    choose(page, "Dark")
    dark = (name.evaluate(fill), card.evaluate(fill))
    assert light == ("rgb(15, 23, 42)", "rgb(255, 255, 255)")
    assert dark[0] != light[0]
    assert dark[1] != light[1]
    choose(page, "Light")
    assert (name.evaluate(fill), card.evaluate(fill)) == light


def test_paper_is_light_whatever_the_screen_is(page: Page, book: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{book}/")
    choose(page, "Dark")
    page.emulate_media(color_scheme="dark", media="print")
    text = page.evaluate("() => getComputedStyle(document.querySelector('h1')).color")
    assert not is_dark(page)
    assert sum(map(int, text.strip("rgb()").split(", "))) < 200
