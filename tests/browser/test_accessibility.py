"""No page breaks a rule of axe-core, in either theme, on a wide screen or a telephone's."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from docs_app.versions import create
from tests.core.builders import storage
from tests.support.axe import findings, in_every_look
from tests.support.browser import Console
from tests.support.shipped import storage_service

ASKED = "url=https://storage.api.wellcomecollection.org/storage/v1/bags&token=valid"
PAGES = {
    "overview": ["/"],
    "routes": ["/routes/", "/routes/ingests/", "/routes/bags/?example=no-token"],
    "steps": ["/routes/ingests/steps/3/", "/routes/ingests/steps/5/"],
    "hops": ["/hops/", "/hops/?kind=container", "/hops/nlb/"],
    "more hops": ["/hops/items/", "/hops/api-gateway/", "/hops/vpc-link/"],
    "tables": ["/ports/", "/ports/?number=1", "/rules/", "/entry-points/", "/zones/"],
    "documentation": ["/docs/", "/docs/six-steps/", "/docs/private-network/load-balancing/"],
    "more documentation": ["/docs/public-side/authorization/", "/docs/inside-the-task/"],
    "lint": ["/lint/", "/lint/?level=error", "/lint/NAME_UNLIKE/", "/lint/DEAD_REFERENCE/"],
    "trace": ["/trace/", f"/trace/?{ASKED}", "/trace/?url=bags&body=x&header=y&fault=z&method=%20"],
    "what if": [f"/trace/?{ASKED}&fault=listener-missing:nlb/bags&fault=slow:bags-app:40"],
    "who answered": ["/errors/", "/errors/504/?seconds=29&body=x", "/errors/?status=x&headers=y"],
    "reasons": ["/hops/bags/failures/", "/codes/", "/codes/GW_NO_ROUTE/", "/errors/none/"],
    "versions": ["/versions/", "/versions/1/", "/versions/1/routes/ingests/steps/6/"],
}


def wrong(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return what was found where anything was."""
    return {where: lines for where, lines in found.items() if lines}


@pytest.mark.parametrize("addresses", PAGES.values(), ids=PAGES)
def test_pages_of_an_architecture_break_no_rule(
    page: Page, book: str, addresses: list[str]
) -> None:
    found = {}
    for address in addresses:
        page.goto(book + address)
        found[address] = in_every_look(page)
    assert wrong(found) == {}


def test_pages_of_the_site_break_no_rule(page: Page, book: str, console: Console) -> None:
    console.allow("404")
    create(replace(storage(), environment="staging"), None, "A second one")
    site = book.removesuffix("/storage-service")
    addresses = [
        "/",
        "/search/",
        "/search/?q=65535",
        "/search/?q=zeppelin&a=storage-service",
        "/accounts/login/?next=/",
        "/no/such/page/",
        "/storage-service/hops/nbl/",
    ]
    found = {}
    for address in addresses:
        page.goto(site + address)
        found[address] = in_every_look(page)
    assert wrong(found) == {}


def test_an_architecture_with_nothing_in_it_breaks_no_rule(page: Page, book: str) -> None:
    create(
        replace(storage_service(), hops=(), entry_points=(), routes=(), pages=(), zones=()),
        None,
        "",
    )
    found = {}
    for address in ("/", "/hops/", "/zones/", "/docs/", "/lint/"):
        page.goto(book + address)
        found[address] = in_every_look(page)
    assert wrong(found) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_on_a_page_breaks_no_rule(page: Page, book: str, scheme: str) -> None:
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    page.goto(f"{book}/routes/ingests/steps/5/")
    found = {}
    for menu in (".actions", ".downloads", ".picker", ".switcher"):
        page.locator(f"{menu} > summary").click()
        expect(page.locator(f"{menu} a").first).to_be_visible()
        found[menu] = findings(page)
        page.keyboard.press("Escape")
    for each in page.locator("details:not(.menu) > summary:visible").all():
        each.click()
    found["folded"] = findings(page)
    page.locator("#picture--hop--nlb a").focus()
    expect(page.locator("#hop-card")).to_be_visible()
    found["card"] = findings(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("65535")
    expect(page.locator("#finder-results a").first).to_be_visible()
    found["search"] = findings(page)
    page.keyboard.press("Escape")
    page.locator("body").press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    found["keys"] = findings(page)
    assert wrong(found) == {}


def test_a_wrong_password_is_told_accessibly(page: Page, book: str) -> None:
    page.goto(book.removesuffix("/storage-service") + "/accounts/login/")
    page.get_by_label("User name").fill("nobody")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("correct"))
    assert in_every_look(page) == []


def test_a_page_that_breaks_a_rule_is_found_out(page: Page) -> None:
    page.set_content(
        "<!doctype html><html lang=en><title>Bad</title><style>body { margin: 0 }</style>"
        "<main><h1 style='color: #888; background: #777; width: 2000px'>Hard to read</h1></main>"
    )
    found = in_every_look(page)
    assert [line.partition("Fix")[0].strip() for line in found] == [
        "1440 light: color-contrast: h1",
        "1440 light: 560 pixels wider than the window",
        "1440 dark: color-contrast: h1",
        "1440 dark: 560 pixels wider than the window",
        "390 light: color-contrast: h1",
        "390 light: 1610 pixels wider than the window",
        "390 dark: color-contrast: h1",
        "390 dark: 1610 pixels wider than the window",
    ]
