"""Walking a route step by step: address, words and picture stay together."""

import re

import pytest
from playwright.sync_api import Page, expect

from docs_app.core.examples import example_trace
from docs_app.core.wording import outcome_sentence, step_sentence
from tests.support.browser import Console
from tests.support.shipped import storage_service

ROUTE = "/routes/ingests/"
WHAT_IS_LIT = [
    "hop--api-user",
    "hop--api-gateway port--api-gateway--https edge--api-user---api-gateway--https",
    "hop--cognito port--cognito--https asks--api-gateway--https---cognito--https",
    "hop--vpc-link edge--api-gateway--https---vpc-link",
    "hop--nlb port--nlb--ingests edge--vpc-link---nlb--ingests",
    "hop--items edge--nlb--ingests---items",
    "hop--ingests-nginx port--ingests-nginx--http edge--items---ingests-nginx--http",
    "hop--ingests-app port--ingests-app--http edge--ingests-nginx--http---ingests-app--http",
]


def sentence(number: int) -> str:
    """Return what the core says of a step, as a page shows it; 0: of how the request ends."""
    architecture = storage_service()
    trace = example_trace(architecture, "ingests", None)
    assert trace is not None
    told = (
        step_sentence(architecture, trace, number)
        if number
        else outcome_sentence(architecture, trace.outcome)
    )
    return told.replace("`", "")


def lit(page: Page) -> str:
    """Return the ids of what the picture shows as the current step, in the picture's order."""
    ids = page.locator("svg .current[id]").evaluate_all("all => all.map(each => each.id)")
    return " ".join(each.removeprefix("picture--") for each in ids)


def see(page: Page, book: str, number: int) -> None:
    """Assert that address, title, words, list and picture are all at one step; 0: at none."""
    end = f"steps/{number}/" if number else ""
    expect(page).to_have_url(f"{book}{ROUTE}{end}")
    expect(page).to_have_title(
        f"Ingests API, step {number} · Storage service"
        if number
        else "Ingests API · Storage service"
    )
    expect(page.locator(".stepper-sentence")).to_have_text(sentence(number))
    where = f"Step {number} of 8 · the whole route" if number else "8 steps"
    expect(page.locator(".stepper-where")).to_have_text(where)
    current = page.locator("[aria-current=step]")
    assert current.evaluate_all("all => all.map(each => each.id)") == (
        [f"step-{number}"] if number else []
    )
    assert lit(page) == (WHAT_IS_LIT[number - 1] if number else "")


def test_the_right_arrow_walks_to_the_last_step_and_the_left_one_back(
    page: Page, book: str
) -> None:
    page.goto(f"{book}{ROUTE}")
    see(page, book, 0)
    for number in range(1, 9):
        page.keyboard.press("ArrowRight")
        see(page, book, number)
    page.keyboard.press("ArrowRight")
    see(page, book, 8)
    for number in range(7, -1, -1):
        page.keyboard.press("ArrowLeft")
        see(page, book, number)
    page.keyboard.press("ArrowLeft")
    see(page, book, 0)


def test_back_and_forward_return_to_the_steps_that_were_looked_at(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    for number in (1, 2):
        page.keyboard.press("ArrowRight")
        see(page, book, number)
    page.go_back()
    see(page, book, 1)
    page.go_back()
    see(page, book, 0)
    page.go_forward()
    see(page, book, 1)


def test_a_step_that_was_walked_to_is_the_page_that_its_address_opens(
    page: Page, book: str
) -> None:
    page.goto(f"{book}{ROUTE}steps/4/")
    page.keyboard.press("ArrowRight")
    see(page, book, 5)
    walked = page.locator("main").inner_text()
    page.reload()
    see(page, book, 5)
    assert page.locator("main").inner_text() == walked


def test_links_to_steps_do_what_the_keys_do(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.get_by_role("link", name="Step through").click()
    see(page, book, 1)
    page.locator("#step-7 .step-number").click()
    see(page, book, 7)
    page.get_by_label("The step shown").get_by_role("link", name=re.compile("^Previous")).click()
    see(page, book, 6)
    page.locator(".stepper-where a").click()
    see(page, book, 0)


def test_play_goes_on_by_itself_until_it_is_paused(page: Page, book: str) -> None:
    page.clock.install()
    page.goto(f"{book}{ROUTE}")
    page.get_by_role("button", name="Play").click()
    pause = page.get_by_role("button", name="Pause")
    for number in (1, 2, 3):
        see(page, book, number)
        expect(pause).to_have_attribute("aria-pressed", "true")
        if number < 3:
            page.clock.fast_forward(3500)
    pause.click()
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    page.clock.fast_forward(60_000)
    see(page, book, 3)


def test_play_stops_at_the_end_and_then_begins_again(page: Page, book: str) -> None:
    page.clock.install()
    page.goto(f"{book}{ROUTE}steps/7/")
    page.keyboard.press("p")
    see(page, book, 8)
    expect(page.get_by_role("button", name="Play")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("p")
    see(page, book, 0)
    page.clock.fast_forward(3500)
    see(page, book, 1)


def test_what_the_reader_set_up_stays_from_step_to_step(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.get_by_role("button", name="Zoom in").click()
    drawing = page.locator(".picture-canvas > svg")
    width = drawing.evaluate("svg => svg.getBoundingClientRect().width")
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("ArrowRight")
    see(page, book, 1)
    assert drawing.evaluate("svg => svg.getBoundingClientRect().width") == width
    expect(page.get_by_role("button", name="Play")).to_be_focused()


@pytest.mark.parametrize("key", ["ArrowRight", "p"])
def test_keys_belong_to_whoever_is_typing(page: Page, book: str, key: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search for").fill("bags")
    page.keyboard.press(key)
    page.keyboard.press("Escape")
    see(page, book, 0)


def test_a_question_mark_lists_the_keys(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    sheet = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    told = dict(
        zip(
            sheet.locator("dt").all_inner_texts(),
            sheet.locator("dd").all_inner_texts(),
            strict=True,
        )
    )
    assert told == {
        "Ctrl K or /": "Search",
        "← →": "The step before, the step after (on a route)",
        "P": "Play the steps, or pause",
        "+ \N{MINUS SIGN} 0": "Zoom in, zoom out, fit (in a picture)",
        "F": "The picture on the full screen",
        "Esc": "Close what is open",
        "?": "This list",
    }
    page.keyboard.press("ArrowRight")
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()
    see(page, book, 0)
    page.get_by_role("button", name="Keys: press ?").click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_a_rejected_example_ends_where_it_is_refused(page: Page, book: str) -> None:
    page.goto(f"{book}{ROUTE}")
    page.locator(".picker summary").click()
    page.get_by_role("link", name="As documented: A request without a token").click()
    expect(page).to_have_url(f"{book}{ROUTE}?example=no-token")
    expect(page.locator(".outcome")).to_have_class("outcome outcome-rejected")
    expect(page.locator(".stepper-where")).to_have_text("2 steps")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{book}{ROUTE}steps/1/?example=no-token")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{book}{ROUTE}steps/2/?example=no-token")
    expect(page.locator(".stepper-sentence")).to_contain_text("the request carries no token")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stepper-where")).to_have_text("Step 2 of 2 · the whole route")


def test_a_step_that_a_route_has_not_is_a_page_that_says_so(
    page: Page, book: str, console: Console
) -> None:
    console.allow("404")
    answer = page.goto(f"{book}{ROUTE}steps/9/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator(".lede")).to_have_text("Ingests API has 8 steps, and 9 is none of them.")
