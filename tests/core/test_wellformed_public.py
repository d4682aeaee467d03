"""What keeps the public side from being well-formed: entry points, examples and pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from docs_app.core.architecture import Architecture, Page, PortRef, Token
from docs_app.core.wellformed import problems
from tests.core.builders import storage


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"host": "api.example.org/x"}, "host"),
        ({"host": ""}, "host"),
        ({"host": "a..b"}, "host"),
        ({"host": "-a.org"}, "host"),
        ({"scheme": "ftp"}, "scheme"),
        ({"base_path": "/storage"}, "base_path"),
        ({"base_path": "storage/"}, "base_path"),
        ({"base_path": "a//b"}, "base_path"),
        ({"stage": ""}, "stage"),
        ({"stage": "v 1"}, "stage"),
        ({"to": PortRef("gateway", "http")}, "to"),
    ],
)
def test_each_part_of_an_entry_point_is_checked(change: dict[str, Any], place: str) -> None:
    whole = storage()
    entry = replace(whole.entry_points[0], **change)
    told = problems(replace(whole, entry_points=(entry,)))
    assert [each.place for each in told] == [f"entry_points[invoke-url].{place}"]


@pytest.mark.parametrize(
    ("request_change", "expect_change", "place"),
    [
        ({"method": "FETCH"}, {}, "request.method"),
        ({"url": "/bags"}, {}, "request.url"),
        ({"url": "https:///bags"}, {}, "request.url"),
        ({"url": "https://[::1/"}, {}, "request.url"),
        ({"url": "https://a:0/"}, {}, "request.url"),
        ({"body_bytes": -1}, {}, "request.body_bytes"),
        ({"token": Token("good")}, {}, "request.token.state"),
        ({"token": Token("valid", "entry")}, {}, "request.token.use"),
        ({"headers": (("a b", "c"),)}, {}, "request.headers"),
        ({"headers": (("A", "1"), ("a", "2"))}, {}, "request.headers[a]"),
        ({}, {"outcome": "lost"}, "expect.outcome"),
        ({}, {"hop": "nobody"}, "expect.hop"),
        ({}, {"status": 99}, "expect.status"),
        ({}, {"code": "GW_NO_ROUT"}, "expect.code"),
    ],
)
def test_each_part_of_an_example_is_checked(
    request_change: dict[str, Any], expect_change: dict[str, Any], place: str
) -> None:
    whole = storage()
    route = whole.routes[0]
    example = replace(
        route.examples[0],
        request=replace(route.examples[0].request, **request_change),
        expect=replace(route.examples[0].expect, **expect_change),
    )
    told = problems(replace(whole, routes=(replace(route, examples=(example,)),)))
    assert [each.place for each in told] == [f"routes[bags].examples[get].{place}"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("a//b", "'a//b' is not a page's path."),
        ("/a", "'/a' is not a page's path."),
        ("a/B", "'a/B' is not a page's path."),
        ("b/c", "There is no page above it, 'b'."),
    ],
)
def test_a_page_stands_below_a_page_that_exists(path: str, message: str) -> None:
    pages = (Page("a", "A"), Page("a/b", "B"), Page(path, "C"))
    told = problems(Architecture("small", "Small", pages=pages))
    assert [(each.place, each.message) for each in told] == [(f"pages[{path}].path", message)]
