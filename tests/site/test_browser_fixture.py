"""The browser that other tests walk the site with."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.support.browser import Console


def test_a_page_that_complains_on_the_console_is_heard(
    page: Page, console: Console, live_server: LiveServer
) -> None:
    console.allow("a complaint made for this test")
    page.goto(f"{live_server.url}/healthz")

    page.evaluate("console.warn('a complaint made for this test')")
    page.evaluate("setTimeout(() => { throw new Error('and a complaint made for this test') })")
    page.wait_for_timeout(100)

    assert console.complaints() == []
    assert console.messages == [
        "warning: a complaint made for this test",
        "uncaught: and a complaint made for this test",
    ]


def test_the_browser_runs_no_inline_script(
    page: Page, console: Console, live_server: LiveServer
) -> None:
    console.allow("violates the following Content Security Policy directive")
    page.goto(f"{live_server.url}/healthz")

    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )

    assert page.evaluate("window.ran") is None
    assert len(console.messages) == 1
