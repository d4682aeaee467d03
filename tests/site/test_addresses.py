"""``core/addresses.py`` and ``urls.py`` say the same, in both directions."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, resolve

from docs_app import urls
from docs_app.core import addresses
from docs_app.core.addresses import FORMATS, Addresses
from tests.core.builders import storage
from tests.site.books import publish

ASKED = "method=GET&url=https%3A%2F%2Fapi.example.org%2Fstorage%2Fv1%2Fbags&fault=down:bags-app"
TABLES = ("routes", "hops", "ports", "rules", "zones", "entry-points", "docs", "lint")


def pages(at: Addresses) -> list[str]:
    """Every address of a page that :class:`Addresses` makes, for the small storage service."""
    return [
        at.home,
        at.versions,
        at.history("hop:nlb"),
        at.changes(1),
        at.route("bags"),
        at.route("bags", "anonymous"),
        at.step("bags", 1),
        at.step("bags", 2, "anonymous"),
        at.hop("nlb"),
        at.port("nlb", "bags"),
        at.rule("nlb", "bags"),
        *(at.table(name) for name in TABLES),
        at.zone("vpc"),
        at.entry_point("domain"),
        at.page("overview"),
        at.code("NOTHING_LISTENS"),
        at.reason(),
        at.reason("GW_NO_ROUTE"),
        at.failures("nlb"),
        at.errors(),
        at.errors(504),
        at.errors(504, seconds="29", body="{}"),
        at.errors("none"),
        at.trace(),
        at.trace(ASKED),
    ]


def files(at: Addresses) -> list[str]:
    """Every address of a file."""
    with_markdown = (at.home, at.route("bags"), at.hop("nlb"), at.page("overview"))
    tables = (at.table(name) for name in TABLES if name not in {"routes", "docs"})
    return [
        *(at.diagram(each) for each in FORMATS),
        *(at.diagram(each, "bags", step=2, detail="hops") for each in FORMATS),
        *(at.review_pack(each) for each in ("pdf", "html")),
        *(at.trace_diagram(each, ASKED, direction="TB") for each in FORMATS),
        *(at.file(name) for name in ("architecture.json", "architecture.yaml", "llms.txt")),
        *(addresses.markdown(page) for page in (*with_markdown, *tables)),
        *(addresses.markdown(at.errors(status)) for status in (None, 504, "none")),
        f"{addresses.markdown(at.trace())}?{ASKED}",
        addresses.markdown(at.versions),
        addresses.markdown(at.changes(1)),
        at.feed,
    ]


SITE = [
    addresses.ROOT + "?all=yes",
    addresses.search("bags"),
    addresses.search("bags", "storage"),
    addresses.SEARCH_RESULTS + "?q=bags",
    "/architectures.json",
    addresses.CHECK_EXPORT,
]
"""Addresses outside any architecture; the account's needs somebody who has signed in."""


def comparisons(at: Addresses) -> list[str]:
    """Every address about two editions; the same whichever is read."""
    page = at.compare(1, "now")
    packs = (at.compare_pack(1, "now", each) for each in ("pdf", "html"))
    pictures = (at.compared_diagram(1, "now", each, show="before") for each in FORMATS)
    written = (addresses.markdown(page), addresses.data(page))
    return [at.comparing, page, *written, *packs, *pictures]


NOW, THEN, DRAFT = (Addresses("storage", edition) for edition in (None, 1, "draft"))
OPEN = [*SITE, *pages(NOW), *files(NOW), *pages(THEN), *files(THEN), *comparisons(NOW)]
DRAFTED = [*pages(DRAFT), *files(DRAFT)]
"""Addresses for those who write and review."""

ACTS = ("ask", "withdraw", "judge", "publish", "discard", "required")
REVIEWED = [NOW.review, NOW.reviewing("discard"), NOW.revert(1), NOW.revert(1, "changed|x|y")]
"""Addresses about a draft, for the same people; the others are only sent to."""

SENT_TO = [NOW.seen, *(NOW.reviewing(act) for act in ACTS), NOW.comments, NOW.thread(1)]

EVERY = [*OPEN, *DRAFTED, *REVIEWED]


@pytest.mark.django_db
def test_every_address_that_is_made_leads_somewhere(client: Client, admin_client: Client) -> None:
    publish(storage())

    answers = {each: client.get(each.partition("#")[0]).status_code for each in OPEN}
    answers |= {
        each: admin_client.get(each.partition("#")[0]).status_code for each in [*DRAFTED, *REVIEWED]
    }

    assert {each: status for each, status in answers.items() if status != 200} == {}


def test_every_pattern_is_reached_by_an_address_that_is_made() -> None:
    made = [*EVERY, *SENT_TO, addresses.ACCOUNT, "/storage/hops/nlb/.md", "/lint/NAME_UNLIKE/"]
    reached = {resolve(each.partition("#")[0].partition("?")[0]).route for each in made}

    patterns = {str(each.pattern) for each in urls.urlpatterns if isinstance(each, URLPattern)}
    inner = {str(each.pattern) for each in urls.book if isinstance(each, URLPattern)}
    book = "<slug:architecture>/"
    expected = patterns | {book + each for each in inner}
    expected |= {book + "versions/<int:version>/" + each for each in inner}
    expected |= {book + "draft/" + each for each in inner}
    expected |= {f"{book}review/{each.pattern}" for each in urls.reviewing}
    assert reached == expected


@pytest.mark.django_db
def test_each_link_into_a_page_finds_its_anchor(admin_client: Client) -> None:
    publish(storage())
    anchored = [each for each in EVERY if "#" in each]

    missing = [
        each
        for each in anchored
        if f'id="{each.partition("#")[2]}"'
        not in admin_client.get(each.partition("#")[0]).content.decode()
    ]

    assert anchored
    assert missing == []


@pytest.mark.django_db
def test_a_slash_and_md_behind_an_address_lead_to_its_markdown(client: Client) -> None:
    publish(storage())

    response = client.get("/storage/hops/nlb/.md")

    assert (response.status_code, response.headers["Location"]) == (302, "/storage/hops/nlb.md")


def test_addresses_quote_what_a_path_may_hold() -> None:
    assert NOW.page("a b/ä") == "/storage/docs/a%20b/%C3%A4/"
    assert addresses.search("a&b=c", "x") == "/search/?q=a%26b%3Dc&a=x"
