"""A maintainer changes the architecture in the admin, and pages and pictures follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import in_every_look
from tests.support.browser import Console
from tests.support.people import PASSWORD, member, sign_in

FORM = re.compile(r"/admin/docs_app/hop/\d+/change/$")


@pytest.fixture
def site(book: str) -> str:
    return book.removesuffix("/storage-service")


@pytest.fixture
def maintainer(page: Page, site: str) -> Page:
    """Return the page of a maintainer who has signed in."""
    sign_in(page, site, member("Maintainer", "Mara"))
    return page


@pytest.fixture
def second(browser: Browser, site: str, console: Console) -> Iterator[Page]:
    """Give the page of another maintainer, in a browser of their own."""
    context = browser.new_context()
    page = context.new_page()
    console.listen(page)
    sign_in(page, site, member("Maintainer", "Nils"))
    yield page
    context.close()


def edit(page: Page, book: str, address: str) -> None:
    """Open the form of what a page is about, from that page."""
    page.goto(book + address)
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def save(page: Page, why: str = "") -> None:
    page.get_by_label("Why").fill(why)
    page.get_by_role("button", name="Save", exact=True).click()


def see_saved(page: Page, told: str) -> None:
    """Wait until the save is done, and assert what the admin tells of it."""
    expect(page.locator(".messagelist")).to_contain_text(told)


def test_a_maintainer_signs_in_moves_a_port_and_everything_follows(page: Page, book: str) -> None:
    member("Maintainer", "Mara")
    page.goto(f"{book}/hops/nlb/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("User name").fill("mara")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{book}/hops/nlb/")

    edit(page, book, "/hops/nlb/")
    expect(page).to_have_url(FORM)
    page.locator("#id_ports-1-number").fill("65533")
    save(page, "The listener moved.")
    see_saved(page, "Version 2: Port ingests on api-nlb: number 65533, was 65535.")

    page.goto(f"{book}/routes/ingests/steps/5/")
    expect(page.locator(".stepper-sentence")).to_contain_text("takes the connection on 65533")
    expect(page.locator("#picture--port--nlb--ingests")).to_contain_text(":65533 TCP")
    page.goto(f"{book}/docs/private-network/ports/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("65533")
    expect(main).not_to_contain_text("65535")
    page.goto(f"{book}/ports/?number=65535")
    expect(main.get_by_role("status")).to_contain_text("Nothing fits these filters")

    page.goto(f"{book}/versions/")
    newest = page.locator("#version-2")
    expect(newest.get_by_role("heading")).to_have_text("Version 2 now")
    expect(newest).to_contain_text("published by Mara")
    expect(newest.locator(".history-why")).to_have_text("The listener moved.")
    page.locator("#version-1").get_by_role("link", name="The site as it was").click()
    expect(page.get_by_role("note").first).to_contain_text("As it was in version 1")
    expect(page.locator("#picture--port--nlb--ingests")).to_contain_text(":65535 TCP")


def test_a_rule_reads_as_a_sentence_and_its_change_reaches_the_picture(
    maintainer: Page, book: str
) -> None:
    edge = maintainer.locator("#picture--edge--vpc-link---nlb--ingests")
    maintainer.goto(f"{book}/routes/ingests/")
    expect(edge).to_contain_text("/ingests and below")
    edit(maintainer, book, "/hops/api-gateway/")
    expect(maintainer.locator("#rules-3 .rb-sentence")).to_have_text(
        "On 443, any method, path /ingests/{proxy+}, with a token from Cognito: forward to "
        "api-nlb:65535 through api_vpc_link."
    )
    maintainer.locator("#id_rules-3-path").fill("/ingests/{id}")
    save(maintainer)
    told = "Rule ingests-below on Storage API: path /ingests/{id}, was /ingests/{proxy+}"
    see_saved(maintainer, f"Version 2: {told}.")
    maintainer.goto(f"{book}/routes/ingests/")
    expect(edge).to_contain_text("/ingests/{id}")
    expect(edge).not_to_contain_text("below")
    maintainer.goto(f"{book}/hops/api-gateway/")
    expect(maintainer.locator("#rule--ingests-below")).to_contain_text("path /ingests/{id},")
    maintainer.goto(f"{book}/versions/")
    expect(maintainer.locator("#version-2")).to_contain_text(told)


def test_a_save_that_lint_calls_an_error_is_refused_and_keeps_what_was_typed(
    maintainer: Page, book: str
) -> None:
    edit(maintainer, book, "/hops/nlb/")
    form = maintainer.url
    maintainer.locator("#id_summary").fill("Long thought about.")
    maintainer.locator("#id_rules-1-match_port").select_option(label="65534 TCP (bags)")
    save(maintainer, "A mistake.")

    expect(maintainer).to_have_url(form)
    refused = maintainer.locator(".errornote, .errorlist").all_inner_texts()
    assert "LISTENER_WITHOUT_RULE" in " ".join(refused), refused
    expect(maintainer.locator("#id_summary")).to_have_value("Long thought about.")
    expect(maintainer.locator("#id_why")).to_have_value("A mistake.")
    expect(maintainer.locator("#id_rules-1-match_port")).to_have_value("bags")
    reader = maintainer.context.new_page()
    reader.goto(f"{book}/versions/")
    assert reader.locator(".history > li").count() == 1

    maintainer.locator("#id_rules-1-match_port").select_option(label="65535 TCP (ingests)")
    save(maintainer, "Only the words.")
    see_saved(maintainer, "Version 2: ")
    reader.goto(f"{book}/hops/nlb/")
    expect(reader.locator(".lede")).to_have_text("Long thought about.")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("65534", "The hop already listens on 65534 TCP, as bags."),
        ("65536", "Ensure this value is less than or equal to 65535."),
    ],
)
def test_a_number_that_cannot_be_is_refused_beside_its_field(
    maintainer: Page, book: str, number: str, said: str
) -> None:
    edit(maintainer, book, "/hops/nlb/")
    # The browser itself refuses what is out of range; this asks the site.
    maintainer.locator("form#hop_form").evaluate("form => { form.noValidate = true; }")
    maintainer.locator("#id_ports-1-number").fill(number)
    save(maintainer)
    expect(maintainer.locator("#ports-1 .field-number .errorlist")).to_contain_text(said)
    field = maintainer.locator("#id_ports-1-number")
    expect(field).to_have_value(number)
    expect(field).to_have_attribute("aria-invalid", "true")


def test_the_second_of_two_maintainers_is_told_and_loses_nothing(
    maintainer: Page, second: Page, book: str
) -> None:
    edit(second, book, "/hops/nlb/")
    edit(maintainer, book, "/hops/nlb/")
    maintainer.locator("#id_ports-1-number").fill("65533")
    save(maintainer, "It moved.")
    see_saved(maintainer, "Version 2: ")

    second.locator("#id_ports-1-number").fill("65532")
    second.locator("#id_summary").fill("Nils wrote this.")
    save(second, "It moved elsewhere.")
    told = second.get_by_role("region", name="Somebody else saved this while you had it open")
    expect(told).to_contain_text("Mara")
    expect(told).to_contain_text("(version 2): It moved.")
    expect(told).to_contain_text("Port ingests on api-nlb: number 65533, was 65535")
    expect(told).to_contain_text("Port ingests on api-nlb: number 65532, was 65533")
    expect(second.locator("#id_summary")).to_have_value("Nils wrote this.")
    expect(second.locator("#id_ports-1-number")).to_have_value("65532")
    assert in_every_look(second) == []

    save(second, "After all.")
    see_saved(second, "Version 3: ")
    second.goto(f"{book}/hops/nlb/")
    expect(second.locator(".lede")).to_have_text("Nils wrote this.")
    expect(second.locator("#port--ingests")).to_contain_text("65532")


def test_a_preview_shows_the_picture_before_saving_and_follows_what_is_typed(
    maintainer: Page, book: str
) -> None:
    edit(maintainer, book, "/hops/nlb/")
    pane = maintainer.get_by_role("region", name="Preview: nothing of this is saved")
    expect(pane).to_be_hidden()
    maintainer.locator("#id_ports-1-number").fill("65533")
    maintainer.get_by_role("button", name="Preview").click()
    expect(pane).to_contain_text("Port ingests on api-nlb: number 65533, was 65535")
    expect(pane.locator("[id$='port--nlb--ingests']").last).to_contain_text(":65533 TCP")
    maintainer.locator("#id_ports-1-number").fill("65532")
    expect(pane).to_contain_text("number 65532, was 65535")
    assert in_every_look(maintainer) == []
    maintainer.goto(f"{book}/ports/?number=65535")
    assert maintainer.locator("tbody th").all_inner_texts() == ["65535"]


def test_markdown_is_shown_as_readers_will_see_it_while_it_is_typed(
    maintainer: Page, book: str
) -> None:
    edit(maintainer, book, "/docs/private-network/ports/")
    body = maintainer.locator("#id_body")
    body.fill("Bags arrive on [[port:nlb/bags]].\n\n[[picture:bags]]")
    shown = maintainer.locator(".rb-text")
    expect(shown).to_contain_text("Bags arrive on 65534.")
    expect(shown.locator("svg [id$='port--nlb--bags']").last).to_contain_text(":65534 TCP")
    body.fill("Bags arrive on [[port:nlb/bgas]].")
    expect(shown).to_contain_text("[[port:nlb/bgas]]")
    save(maintainer)
    expect(maintainer.locator(".field-body .errorlist")).to_contain_text("port:nlb/bgas")
    expect(body).to_have_value("Bags arrive on [[port:nlb/bgas]].")


def test_hops_are_found_filtered_and_counted(maintainer: Page, site: str) -> None:
    maintainer.goto(f"{site}/admin/docs_app/hop/")
    maintainer.locator("#searchbar").fill("65535")
    maintainer.get_by_role("button", name="Search").click()
    row = maintainer.locator("#result_list tbody tr")
    expect(row).to_have_count(1)
    expect(row.locator(".field-name")).to_have_text("api-nlb")
    expect(row.locator(".field-ports")).to_have_text("2")
    expect(row.locator(".field-rules")).to_have_text("2")


@pytest.mark.parametrize(
    "address",
    [
        "/docs_app/hop/",
        "/docs_app/version/",
        "/edit/storage-service/hop/nlb/",
        "/edit/storage-service/hop/items/",
        "/edit/storage-service/zone/vpc/",
        "/edit/storage-service/entry/invoke-url/",
        "/edit/storage-service/route/bags/",
        "/edit/storage-service/page/six-steps/",
        "/docs_app/hop/add/?architecture=storage-service",
    ],
)
def test_forms_and_lists_break_no_rule(maintainer: Page, site: str, address: str) -> None:
    maintainer.goto(f"{site}/admin{address}")
    assert in_every_look(maintainer) == []


def test_a_reader_is_offered_no_way_to_edit(page: Page, book: str, site: str) -> None:
    sign_in(page, site, member("Reader", "Rita"))
    page.goto(f"{book}/hops/nlb/")
    page.locator(".actions summary").click()
    expect(page.get_by_role("link", name="History")).to_be_visible()
    assert page.get_by_role("link", name="Edit").count() == 0
