"""What each page asks of the database: as much for three of everything as for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.books import book_of, publish

ASKED = "method=GET&url=http://e1.example.org:1001/1"
QUERIES = {
    "/?all=yes": 1,
    "/architectures.json": 1,
    "/search/?q=front": 2,
    "/search/?q=front&a=book": 2,
    "/search.json?q=front": 1,
    "/book/": 3,
    "/book/routes/": 1,
    "/book/routes/route-1/": 4,
    "/book/routes/route-1/steps/2/": 4,
    "/book/hops/": 1,
    "/book/hops/front/": 4,
    "/book/ports/": 1,
    "/book/rules/": 1,
    "/book/zones/": 1,
    "/book/entry-points/": 4,
    "/book/docs/": 1,
    "/book/docs/page-1/": 3,
    "/book/lint/": 1,
    "/book/lint/NOT_RECORDED/": 1,
    "/book/trace/": 1,
    f"/book/trace/?{ASKED}": 1,
    f"/book/trace/?{ASKED}&fault=down:app-1": 1,
    f"/book/trace/diagram.svg?{ASKED}": 1,
    "/book/errors/": 1,
    "/book/errors/502/": 1,
    "/book/codes/": 1,
    "/book/codes/TG_TARGET_CHOSEN/": 1,
    "/book/hops/front/failures/": 1,
    "/book/versions/": 3,
    "/book/versions/?about=hop:front": 8,
    "/book/versions/1/changes/": 3,
    "/book/versions.md": 3,
    "/book/versions/1/changes.md": 3,
    "/book/versions.atom": 3,
    "/book/versions/1/": 3,
    "/book/versions/1/hops/front/": 4,
    "/book/diagram.svg": 1,
    "/book/routes/route-1.md": 1,
    f"/book/trace.md?{ASKED}&fault=down:app-1": 1,
    "/book/errors.md": 1,
    "/book/errors/502.md": 1,
    "/book/architecture.yaml": 1,
    "/book/llms.txt": 1,
    "/book/hops/frnot/": 2,
}
"""Queries of each page when it is not in the cache and the architecture is in memory."""


def counted(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


def fill(n: int) -> None:
    """Publish ``n`` architectures with ``n`` of everything, the last of them in ``n`` versions."""
    for number in range(2, n + 1):
        publish(replace(book_of(n), slug=f"book-{number}", name=f"Book {number}"))
    for number in range(1, n + 1):
        publish(replace(book_of(n), summary=f"In version {number}."))


@pytest.mark.django_db
@pytest.mark.parametrize("n", [1, 3])
def test_a_page_asks_as_many_queries_whatever_it_lists(client: Client, n: int) -> None:
    fill(n)
    for address in QUERIES:
        client.get(address)
    cache.clear()

    assert {address: counted(client, address) for address in QUERIES} == QUERIES


@pytest.mark.django_db
def test_a_page_from_the_cache_asks_one_query(client: Client) -> None:
    fill(1)
    pages = [each for each in QUERIES if each.startswith("/book/") and "frnot" not in each]
    for address in pages:
        client.get(address)

    assert {address: counted(client, address) for address in pages} == dict.fromkeys(pages, 1)
