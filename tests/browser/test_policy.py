"""What every page tells the browser, and what the browser then loads."""

from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page

from routing_site.middleware import policy_text
from tests.support.browser import Console
from tests.support.watch import watching

POLICY = policy_text(settings.SECURE_CSP)
BOOK = [
    "/",
    "/routes/",
    "/routes/ingests/",
    "/routes/ingests/steps/5/",
    "/hops/",
    "/hops/nlb/",
    "/ports/",
    "/rules/",
    "/zones/",
    "/entry-points/",
    "/docs/",
    "/docs/six-steps/",
    "/lint/",
    "/lint/NAME_UNLIKE/",
    "/trace/",
    "/versions/",
    "/versions/1/",
]
SITE = ["/?all=yes", "/search/?q=65535", "/accounts/login/", "/admin/", "/admin/docs_app/hop/"]


def test_every_page_is_strict_and_loads_only_what_the_site_itself_has(
    page: Page, book: str
) -> None:
    site = book.removesuffix("/storage-service")
    watch = watching(page, site)
    User.objects.create_superuser("root", password="a password")
    page.goto(f"{site}/accounts/login/?next=/accounts/")
    page.get_by_label("User name").fill("root")
    page.get_by_label("Password").fill("a password")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/accounts/")
    policies = {}
    for address in [*(book + each for each in BOOK), *(site + each for each in SITE)]:
        answer = page.goto(address, wait_until="networkidle")
        assert answer is not None
        policies[address] = answer.headers.get("content-security-policy")
    assert "unsafe" not in POLICY
    assert {address: told for address, told in policies.items() if told != POLICY} == {}
    assert watch == watching(page, site)


def test_a_picture_file_allows_its_own_style_sheet_and_nothing_else(page: Page, book: str) -> None:
    for file in ("/diagram.svg", "/routes/ingests/diagram.svg?theme=dark"):
        answer = page.goto(book + file)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert policy.endswith("; frame-ancestors 'self'")
        assert "unsafe" not in policy
        fill = "() => getComputedStyle(document.querySelector('#hop--nlb .name')).fontWeight"
        assert page.evaluate(fill) == "700"


def test_a_script_put_into_a_page_is_refused_by_the_browser(
    page: Page, book: str, console: Console
) -> None:
    console.allow("Content Security Policy")
    page.goto(f"{book}/")
    ran = page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) =>
            resolve([event.effectiveDirective, window.ran ?? "nothing ran"]));
          const script = document.createElement("script");
          script.textContent = "window.ran = 'it ran'";
          document.body.append(script);
        })"""
    )
    assert ran == ["script-src-elem", "nothing ran"]
