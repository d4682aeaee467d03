"""Asking the documentation in a browser, with scripts and without: trace, faults, errors."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Console

URL = "https://storage.api.wellcomecollection.org/storage/v1/ingests"
QUERY = f"method=GET&url={URL}&token=valid"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, console: Console) -> Iterator[Page]:
    """Give a page of a browser that runs scripts, and one that runs none."""
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    console.listen(page)
    yield page
    context.close()


def outcomes(page: Page) -> list[str]:
    return page.locator(".outcome").all_inner_texts()


def test_a_typed_request_is_answered_at_an_address_of_its_own(reader: Page, book: str) -> None:
    reader.goto(f"{book}/")
    reader.get_by_label("Pages", exact=True).get_by_role("link", name="Trace a request").click()
    reader.get_by_label("URL", exact=True).fill(URL)
    reader.get_by_label("Token", exact=True).select_option("valid")
    reader.get_by_role("button", name="Trace", exact=True).click()
    expect(reader).to_have_url(f"{book}/trace/?{QUERY}#answer")
    assert outcomes(reader) == ["Delivered: ingests_api answers; its status is not recorded."]
    expect(reader.locator(".told-steps > li")).to_have_count(8)
    expect(reader.locator("svg [id$='--hop--ingests-app']")).to_be_visible()


def test_faults_show_the_same_request_before_and_after(reader: Page, book: str) -> None:
    reader.goto(f"{book}/trace/?{QUERY}")
    reader.get_by_text("What if something is wrong?").click()
    reader.get_by_label("No listener: 65535").check()
    app = reader.get_by_role("group", name="ingests_api Container")
    app.get_by_label("Slow", exact=True).check()
    app.get_by_label("seconds").fill("40")
    reader.get_by_role("button", name="Trace", exact=True).click()
    faults = "&fault=listener-missing:nlb/ingests&fault=slow:ingests-app:40"
    expect(reader).to_have_url(f"{book}/trace/?{QUERY}{faults}#answer")
    assert [each.partition(":")[0] for each in outcomes(reader)] == [
        "Delivered",
        "Rejected after 29 s by Storage API with 504 (GW_INTEGRATION_TIMEOUT)",
    ]
    expect(reader.locator(".step-gone")).to_have_count(3)
    expect(reader.locator(".step-changed")).to_have_count(2)
    reader.get_by_role("link", name="This answer alone").click()
    expect(reader).to_have_url(f"{book}/trace/?{QUERY}")


def test_a_route_leads_to_its_request_with_something_wrong(reader: Page, book: str) -> None:
    reader.goto(f"{book}/routes/ingests/")
    reader.get_by_text("What if something is wrong?").click()
    reader.get_by_role("group", name="ingests_api Container").get_by_label("Down").check()
    reader.get_by_role("button", name="Trace with these faults").click()
    expect(reader).to_have_url(f"{book}/trace/?{QUERY}&fault=down:ingests-app#answer")
    assert "with 502" in outcomes(reader)[1]


def test_a_pasted_command_becomes_a_question(reader: Page, book: str) -> None:
    reader.goto(f"{book}/trace/")
    reader.get_by_text("Paste a curl command instead").click()
    reader.get_by_label("A whole command").fill(f"curl -X DELETE '{URL}'")
    reader.get_by_role("button", name="Read the command").click()
    expect(reader.get_by_label("URL", exact=True)).to_have_value(URL)
    expect(reader.get_by_label("Method", exact=True)).to_have_value("DELETE")
    assert "GW_TOKEN_MISSING" in outcomes(reader)[0]


def test_a_mistake_is_named_by_its_field_and_mended_there(reader: Page, book: str) -> None:
    reader.goto(f"{book}/trace/")
    reader.get_by_label("URL", exact=True).fill("storage")
    reader.get_by_label("Size of the body").fill("12")
    reader.get_by_role("button", name="Trace", exact=True).click()
    field = reader.get_by_label("URL", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "The URL 'storage' must begin with https:// or http://."
    )
    field.fill(URL)
    reader.get_by_role("button", name="Trace", exact=True).click()
    expect(reader).to_have_url(f"{book}/trace/?method=GET&url={URL}&body=12#answer")


def test_a_pasted_answer_leads_to_who_sent_it_and_to_the_trace(reader: Page, book: str) -> None:
    reader.goto(f"{book}/errors/")
    answer = "HTTP/2 502\nx-amzn-remapped-server: nginx\nContent-Type: text/html\n\n"
    reader.get_by_label("Headers of the answer").fill(answer + "<h1>502 Bad Gateway</h1>")
    reader.get_by_role("button", name="Who answered?").click()
    expect(reader).to_have_url(re.compile(r"/errors/502/\?"))
    first = reader.locator(".suspect").first
    expect(first.get_by_role("heading")).to_contain_text("fits what was seen")
    first.get_by_role("link", name="bags_api is down.").click()
    expect(reader).to_have_url(re.compile(r"fault=down:bags-app#answer$"))
    assert "with 502" in outcomes(reader)[1]


def test_writing_the_value_of_a_fault_chooses_the_fault(page: Page, book: str) -> None:
    page.goto(f"{book}/trace/?{QUERY}")
    page.get_by_text("What if something is wrong?").click()
    app = page.get_by_role("group", name="ingests_api Container")
    expect(app.get_by_label("Slow", exact=True)).not_to_be_checked()
    app.get_by_label("seconds").fill("40")
    expect(app.get_by_label("Slow", exact=True)).to_be_checked()


@pytest.mark.parametrize("width", [1440, 390])
def test_both_answers_stand_beside_each_other_only_where_there_is_room(
    page: Page, book: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{book}/trace/?{QUERY}&fault=down:ingests-app")
    before, after = (each.bounding_box() for each in page.locator(".what-if-side").all())
    assert before is not None
    assert after is not None
    assert (before["y"] == after["y"]) == (width == 1440)
    assert (before["x"] < after["x"]) == (width == 1440)
