"""Whatever somebody types is text: nothing of it runs, on any page, in any picture, anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from docs_app.core.architecture import Architecture
from docs_app.rendering import Attempt, render_first
from docs_app.versions import create
from tests.core.builders import storage
from tests.support.browser import Console
from tests.support.payloads import LINES, SEGMENT, poisoned
from tests.support.watch import DANGERS, Watch, watching

BOOK = "/poisoned"
QUERY = quote(LINES[0])


@pytest.fixture
def evil() -> Architecture:
    return poisoned()


@pytest.fixture
def watch(page: Page, live_server: LiveServer) -> Watch:
    return watching(page, live_server.url)


@pytest.fixture
def site(watch: Watch, live_server: LiveServer, evil: Architecture) -> Iterator[str]:
    """Publish the poisoned architecture beside another; nothing may have run when a test ends."""
    author = User.objects.create_user("evil", first_name=LINES[0], last_name=LINES[1])
    create(storage(), None, "")
    create(evil, author, LINES[2])
    yield live_server.url
    assert (watch.dialogs, watch.foreign) == ([], [])


def test_a_page_that_lets_something_run_is_found_out(
    page: Page, watch: Watch, console: Console
) -> None:
    console.allow("net::ERR")
    page.route("http://evil.example/", lambda asked: asked.abort())
    page.set_content(
        "<img src=http://evil.example/ onerror=alert(1)><a href=' JavaScript:alert(2)'>x</a>"
        "<script>alert(3)</script><iframe srcdoc='<script>alert(4)</script>'></iframe>"
    )
    page.wait_for_function("() => document.images[0].complete")
    assert sorted(said.rpartition(": ")[2] for said in watch.dialogs) == ["1", "3", "4"]
    assert watch.foreign == ["http://evil.example/"]
    assert [found[:20] for found in page.evaluate(DANGERS)] == [
        "img onerror=alert(1)",
        "a href= JavaScript:a",
        "<script>alert(3)</sc",
        '<iframe srcdoc="&lt;',
    ]


def addresses(evil: Architecture) -> list[str]:
    """Return the address of every kind of page, and of every hop, route, step and text."""
    return [
        "/?all=yes",
        *(
            f"{BOOK}/{each}"
            for each in (
                "",
                "routes/",
                "hops/",
                "ports/",
                "rules/",
                "zones/",
                "entry-points/",
                "docs/",
                "lint/",
                "lint/NAME_UNLIKE/",
                "codes/",
                "trace/",
                "versions/",
                "versions/1/",
            )
        ),
        *(f"{BOOK}/hops/{hop.slug}/" for hop in evil.hops),
        *(f"{BOOK}/docs/{page.path}/" for page in evil.pages),
        *(f"{BOOK}/routes/{route.slug}/" for route in evil.routes),
        *(f"{BOOK}/routes/bags/?example={each.slug}" for each in evil.routes[0].examples),
        *(f"{BOOK}/routes/bags/steps/{number}/" for number in range(1, 9)),
        f"{BOOK}/versions/1/hops/nlb/",
        f"{BOOK}/hops/gateway/failures/",
        *(f"/search/?q={quote(line)}&a=poisoned" for line in LINES[:4]),
        f"{BOOK}/ports/?number={QUERY}&hop={QUERY}&open={QUERY}",
        f"{BOOK}/rules/?path={QUERY}&to={QUERY}",
        f"{BOOK}/routes/bags/?example={QUERY}",
        f"{BOOK}/trace/?method=GET&url={quote('https://x.example/' + SEGMENT)}&token={QUERY}",
        f"/accounts/login/?next={QUERY}",
        f"/accounts/login/?next={quote('javascript:alert(1)')}",
        f"/search/?q=x&a={QUERY}",
        f"/{QUERY}/",
        f"{BOOK}/docs/{QUERY}/",
        f"{BOOK}/hops/nbl/?{QUERY}={QUERY}",
    ]


def test_nothing_runs_on_any_page(
    page: Page, site: str, evil: Architecture, console: Console
) -> None:
    console.allow("status of 404")
    found = {}
    for address in addresses(evil):
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status in (200, 404), address
        found[address] = page.evaluate(DANGERS)
    assert {address: each for address, each in found.items() if each} == {}


def test_texts_show_as_they_were_typed(page: Page, site: str, evil: Architecture) -> None:
    hops, route = {hop.slug: hop for hop in evil.hops}, evil.routes[0]
    shown = {
        "/": (evil.name, evil.summary, evil.environment, route.name, route.summary, LINES[2]),
        "/hops/nlb/": (hops["nlb"].name, hops["nlb"].summary, hops["nlb"].ports[0].summary),
        "/hops/cognito/": (LINES[1],),
        "/hops/items/": (hops["items"].name, *LINES[:2]),
        "/hops/gateway/": (LINES[0], SEGMENT, "<script>alert(1)</script>"),
        "/routes/bags/": (route.name, *(each.name for each in route.examples)),
        "/routes/bags/?example=evil": (route.examples[-1].request.url, LINES[0]),
        "/ports/": tuple(port.summary for hop in evil.hops for port in hop.ports),
        "/rules/": tuple(rule.name for rule in hops["nlb"].rules),
        "/zones/": tuple(text for zone in evil.zones for text in (zone.name, zone.summary)),
        "/entry-points/": tuple(entry.name for entry in evil.entry_points),
        "/docs/overview/": (evil.pages[0].title, "<img src=x onerror=alert(1)>"),
        "/versions/": (LINES[2], f"{LINES[0]} {LINES[1]}"),
    }
    missing = {}
    for address, texts in shown.items():
        page.goto(f"{site}{BOOK}{address}")
        seen = " ".join(page.locator("body").inner_text().split())
        missing[address] = [text for text in texts if " ".join(text.split()) not in seen]
    assert {address: texts for address, texts in missing.items() if texts} == {}
    page.goto(f"{site}{BOOK}/hops/nlb/")
    assert page.title().startswith(hops["nlb"].name)


def test_what_scripts_put_on_a_page_is_text_too(page: Page, site: str, evil: Architecture) -> None:
    page.goto(f"{site}{BOOK}/routes/bags/steps/5/")
    page.locator(".switcher > summary").click()
    expect(page.locator(".switcher a")).to_have_count(3)
    expect(page.locator(".switcher")).to_contain_text(evil.name)
    page.keyboard.press("Escape")
    page.locator("#picture--hop--nlb a").focus()
    nlb = next(hop for hop in evil.hops if hop.slug == "nlb")
    expect(page.locator("#hop-card")).to_contain_text(nlb.name)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{site}{BOOK}/routes/bags/steps/6/")
    page.keyboard.press("Control+k")
    page.keyboard.insert_text(LINES[0])
    expect(page.locator("#finder-results a").first).to_be_visible()
    expect(page.locator("#finder-results")).to_contain_text("<script>alert(1)</script>")
    page.get_by_role("combobox", name="Search for").fill("<b>zeppelin</b>")
    state = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(state).to_have_text("Nothing found for “<b>zeppelin</b>”.")
    assert page.evaluate(DANGERS) == []


@pytest.mark.parametrize(
    "picture",
    [
        "/diagram.svg",
        "/diagram.svg?detail=zones&theme=dark",
        "/diagram.svg?detail=hops&direction=TB",
        "/routes/bags/diagram.svg?step=5",
        "/routes/bags/diagram.svg?example=evil",
    ],
)
def test_nothing_runs_in_a_picture_that_is_opened_or_embedded(
    page: Page, site: str, evil: Architecture, picture: str
) -> None:
    page.goto(f"{site}{BOOK}{picture}")
    assert page.evaluate(DANGERS) == []
    assert page.evaluate("() => document.documentElement.localName") == "svg"
    title = page.evaluate("() => document.querySelector('svg > title').textContent")
    assert title.startswith(evil.name)
    vpc = next(zone for zone in evil.zones if zone.slug == "vpc")
    assert vpc.name in page.evaluate("() => document.getElementById('zone--vpc').textContent")
    page.goto(f"{site}{BOOK}/")
    page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          document.body.append(image);
          await image.decode();
        }""",
        BOOK + picture,
    )


def test_the_other_files_of_a_picture_still_parse(page: Page, site: str) -> None:
    def file(format: str) -> str:
        answer = page.request.get(f"{site}{BOOK}/routes/bags/diagram.{format}?step=5")
        assert answer.status == 200
        return answer.text()

    data = json.loads(file("json"))
    pills = sum(len(card["pills"]) or 1 for card in data["cards"])
    # Graphviz must find as many nodes and edges as there are, or it raises.
    render_first([Attempt("dot", file("dot"), 10, pills, len(data["edges"]))])
    ElementTree.fromstring(file("svg"))  # noqa: S314 - our own
    strange = [line for line in file("mermaid").splitlines() if not MERMAID.fullmatch(line)]
    assert strange == []


_WORDS = r'"(?:[^"<>&\\`;|{}\[\]%]|#\d+;|<br/>)*"'
_ID = r"n_\w+"
MERMAID = re.compile(
    rf"\s*(?:flowchart (?:LR|TB)|%% \w+: [^<>\"{{}}]*|%% routebook-seal:[\w?&=%.-]+|end"
    rf"|class {_ID} \w+|classDef \w+ [\w:#,-]+"
    rf"|linkStyle \d+ [\w:-]+|subgraph {_ID}\[{_WORDS}\]|{_ID}\[{_WORDS}\]:::\w+"
    rf"|{_ID}\(\[{_WORDS}\]\):::\w+|{_ID} (?:-->|<-\.->|==>)(?:\|{_WORDS}\|)? {_ID})"
)
"""A line of a flowchart as we write them: ids of ours, and words in quotes without any sign."""


def test_no_markdown_or_data_file_is_a_page(page: Page, site: str) -> None:
    for address in (".md", "/ports.md", "/docs/overview.md", "/llms.txt", "/architecture.yaml"):
        answer = page.request.get(f"{site}{BOOK}{address}")
        kind = answer.headers["content-type"].partition(";")[0]
        assert (answer.status, kind != "text/html") == (200, True), address
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_nothing_runs_in_the_admin(page: Page, site: str, evil: Architecture) -> None:
    User.objects.create_superuser("root", password="a password")
    page.goto(f"{site}/accounts/login/?next=/admin/")
    page.get_by_label("User name").fill("root")
    page.get_by_label("Password").fill("a password")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site}/admin/")
    kinds = ("architecture", "zone", "hop", "entrypoint", "route", "page", "version")
    for address in [
        *(f"/admin/docs_app/{kind}/" for kind in kinds),
        *(f"/admin/docs_app/{kind}/?q={QUERY}" for kind in kinds[1:6]),
        *(f"/admin/edit/poisoned/hop/{slug}/" for slug in ("gateway", "nlb", "items", "cognito")),
        "/admin/edit/poisoned/zone/vpc/",
        "/admin/edit/poisoned/entry/domain/",
        "/admin/edit/poisoned/route/bags/",
        "/admin/edit/poisoned/page/overview/",
    ]:
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status == 200, address
        assert page.evaluate(DANGERS) == [], address
    # The last one is a page's form: its text is shown beside it as readers will see it.
    page.locator("#id_body").focus()
    expect(page.locator(".rb-text")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.evaluate(DANGERS) == []
