"""The history as a list: of everything, of one thing under all its names, of all of a kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from docs_app import versions
from docs_app.core.architecture import Architecture, Port
from docs_app.core.diff.renames import find_renames, rename
from docs_app.versions import history_of
from tests.core.builders import storage
from tests.core.edits import added, edited, without

pytestmark = pytest.mark.django_db

BARE = replace(storage(), pages=())
NUMBER = edited(BARE, "port:nlb/bags", number=65530)
FRONT = edited(NUMBER, "hop:nlb", slug="front")
FRONT = rename(NUMBER, find_renames(NUMBER, FRONT))
WORDED = edited(FRONT, "hop:front", summary="The front.")
OTHER = replace(WORDED, summary="Keeps bags.")
ALL = (BARE, NUMBER, FRONT, WORDED, OTHER)


def published(*values: Architecture) -> Architecture:
    for value in values:
        versions.create(value, None, "")
    return values[-1]


def numbers(subject: str, now: Architecture = OTHER) -> tuple[int, ...]:
    return tuple(history_of("storage", 9, now, subject).numbers)


def test_everything_is_listed_newest_first_with_its_first_changes() -> None:
    many = edited(NUMBER, "hop:nlb", summary="A", prose="B", name="C")
    now = published(BARE, NUMBER, many)

    found = history_of("storage", 3, now)
    listed = found.listed(found.numbers, 2)

    assert [(each.info.number, each.sentences, each.more) for each in listed] == [
        (3, ("Hop C: name C, was api-nlb", "Hop C: summary A, was none"), 1),
        (2, ("Port bags on api-nlb: number 65530, was 65534",), 0),
        (1, ("First version: 6 zones, 11 hops, 2 entry points, 2 routes, 0 pages",), 0),
    ]
    assert [each.info.latest for each in listed] == [True, False, False]


def test_the_history_of_a_hop_has_its_parts_and_its_old_names() -> None:
    published(*ALL)

    assert numbers("hop:front") == (4, 3, 2, 1)
    assert numbers("port:front/bags") == (2, 1)
    assert numbers("rule:front/bags") == (1,)
    found = history_of("storage", 9, OTHER, "hop:front")
    assert [each.sentences for each in found.listed((2, 3), 9)] == [
        ("Hop api-nlb: slug front, was nlb",),
        ("Port bags on api-nlb: number 65530, was 65534",),
    ]


def test_a_name_that_is_no_longer_in_use_leads_to_what_it_became() -> None:
    published(*ALL)

    found = history_of("storage", 9, OTHER, "port:nlb/bags")

    assert (found.subject, tuple(found.numbers)) == ("port:front/bags", (2, 1))


def test_what_is_gone_still_has_its_history() -> None:
    gone = without(NUMBER, "rule:gateway/bags-below")
    now = published(BARE, NUMBER, gone)

    assert numbers("rule:gateway/bags-below", now) == (3, 1)


def test_what_came_later_begins_where_it_came() -> None:
    more = added(NUMBER, "port:bags-app/http", Port("metrics", 9100, "HTTP", "vpc"))
    now = published(BARE, NUMBER, more, edited(more, "port:bags-app/metrics", number=9101))

    assert numbers("port:bags-app/metrics", now) == (4, 3)
    assert numbers("hop:bags-app", now) == (4, 3, 1)


def test_all_of_a_kind_are_listed_with_their_parts() -> None:
    published(*ALL)

    assert numbers("port") == (2, 1)
    assert numbers("hop") == (4, 3, 2, 1)
    assert numbers("route") == (1,)
    assert numbers("architecture") == (5, 1)


def test_what_never_was_has_no_history() -> None:
    published(*ALL)

    assert numbers("hop:nowhere") == ()
    assert numbers("port:nowhere/at-all") == ()
    assert numbers("zeppelin:x") == ()


def test_a_long_history_costs_as_many_queries_as_a_short_one() -> None:
    now = published(BARE, NUMBER)
    costs = []
    for _ in range(2):
        for subject in ("", "hop:nlb"):
            with CaptureQueriesContext(connection) as asked:
                found = history_of("storage", 9, now, subject)
                found.listed(found.numbers, 3)
            costs.append(len(asked))
        now = published(BARE, NUMBER, edited(NUMBER, "hop:nlb", summary="A"))

    assert costs == [2, 4, 2, 4]
