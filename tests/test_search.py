"""Search: what a query finds, in which order, and that no query is an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Page
from docs_app.search import Hit, Results, Segment, find, suggest
from docs_app.search.checks import missing, sqlite_has_full_text_search
from docs_app.search.marking import segments, with_parts
from docs_app.search.querying import words
from tests.core.builders import storage

ADDRESSES = Addresses("storage")
BODY = "It arrives at [[port:nlb/ingests]].\n\n## Why two ports\n\n[[rule:nlb/ingests]]\n"


@pytest.fixture(autouse=True)
def _var(tmp_path: Path, settings: Settings) -> None:
    settings.VAR = tmp_path


def book() -> Architecture:
    return replace(
        storage(),
        pages=(
            Page("ports", "Ports", BODY),
            Page("café", "Café au lait", "Nothing on ports_here."),
        ),
    )


def found(query: str, limit: int = 20, architecture: Architecture | None = None) -> Results:
    return find(architecture or book(), "0123456789abcdef", ADDRESSES, query, limit)


def addresses(results: Results) -> list[str]:
    return [hit.href.removeprefix(ADDRESSES.home) for hit in results.hits]


def test_a_port_number_finds_the_port_the_rules_and_the_pages_that_show_it() -> None:
    results = found("65535")
    assert addresses(results)[0] == "hops/nlb/#port--ingests"
    assert sorted(addresses(results)) == [
        "docs/ports/",
        "docs/ports/#section--why-two-ports",
        "hops/gateway/#rule--ingests",
        "hops/gateway/#rule--ingests-below",
        "hops/nlb/#port--ingests",
        "hops/nlb/#rule--ingests",
    ]
    assert (results.total, results.every_word, results.suggestions) == (6, True, ())


def test_a_hit_says_what_it_is_and_marks_what_matched() -> None:
    assert found("65535").hits[0] == Hit(
        "port",
        (Segment("65535", True), Segment(" ingests")),
        "/storage/hops/nlb/#port--ingests",
        "api-nlb",
        (Segment("TCP, open from Private VPC"),),
    )


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nlb", "hops/nlb/"),
        ("api-nlb", "hops/nlb/"),
        ("API-NLB", "hops/nlb/"),
        ("nlb/ingests", "hops/nlb/#port--ingests"),
        ("/bags/", "hops/nlb/#port--bags"),
        ("cognito", "hops/cognito/"),
        ("custom domain", "entry-points/#entry--domain"),
        ("api.example.org", "entry-points/#entry--domain"),
        ("private vpc", "zones/#zone--vpc"),
        ("why two ports", "docs/ports/#section--why-two-ports"),
        ("cafe", "docs/caf%C3%A9/"),
        ("CAFÉ AU LAIT", "docs/caf%C3%A9/"),
        ("no token", "routes/bags/?example=anonymous"),
        ("bags_api", "hops/bags-app/"),
        ("here", "docs/caf%C3%A9/"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    assert addresses(found(query))[0] == first


def test_the_last_word_may_go_on_and_the_others_may_not() -> None:
    assert addresses(found("why two po")) == ["docs/ports/#section--why-two-ports", "docs/ports/"]
    assert found("wh two ports").every_word is False


def test_where_nothing_has_every_word_some_of_them_are_enough() -> None:
    results = found("why on earth two ports")
    assert results.every_word is False
    assert addresses(results)[0] == "docs/ports/#section--why-two-ports"


def test_where_nothing_is_found_something_like_it_is_suggested() -> None:
    assert found("ingets") == Results(
        "ingets",
        suggestions=(
            ("Ingests", "/storage/routes/ingests/"),
            ("ingests_api", "/storage/hops/ingests-app/"),
            ("ECS task, ingests API", "/storage/zones/#zone--ingests-task"),
        ),
    )


def test_only_as_many_hits_come_as_were_asked_for_and_all_are_counted() -> None:
    results = found("forward", limit=3)
    assert (len(results.hits), results.total) == (3, 12)
    assert len(set(addresses(found("forward", limit=100)))) == 12


def test_hits_in_a_version_lead_to_that_version() -> None:
    old = find(book(), "0123456789abcdef", Addresses("storage", 3), "nlb")
    assert old.hits[0].href == "/storage/versions/3/hops/nlb/"


def test_a_part_of_a_compound_name_is_marked_too() -> None:
    assert found("nlb").hits[0].title == (Segment("api-"), Segment("nlb", True))
    assert with_parts("a nlb-anlb", ["nlb", "n"]) == "a \x02nlb\x03-anlb"
    assert with_parts("\x02a\x03 nlb", ["nlb"]) == "\x02a\x03 nlb"


def test_marks_are_segments_so_that_a_name_with_html_stays_a_text() -> None:
    value = book()
    hops = tuple(replace(hop, name="<b>nlb</b> \x02x\x03") for hop in value.hops)
    title = found("nlb", architecture=replace(value, hops=hops)).hits[0].title
    assert title == (Segment("<b>"), Segment("nlb", True), Segment("</b> x"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        '""',
        "'",
        "AND",
        "NOT nlb",
        "nlb OR",
        "NEAR(nlb, 2)",
        "title:nlb",
        "^nlb",
        "nlb*",
        "(nlb",
        "-nlb",
        "-",
        "_",
        "*",
        "\0",
        "nlb\0bags",
        "{names title} : nlb",
        "\ud800",
        "x" * 10_000,
        '"' * 10_000,
        "nlb " * 2_500,
        "'; DROP TABLE documents; --",
        "😀",
        "²",
        "ﷺ",
    ],
)
def test_no_query_is_an_error(query: str) -> None:
    assert isinstance(found(query), Results)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text("\"'*^:(){}-+_ \x00aANDORTnlb", max_size=40))
def test_no_text_at_all_is_an_error(query: str) -> None:
    results = found(query)
    assert len(results.hits) == min(results.total, 20)


def test_a_query_is_read_up_to_twelve_words_each_once() -> None:
    assert words("a b a - c") == ("a", "b", "c")
    assert len(words(" ".join(map(str, range(50))))) == 12


def test_segments_of_a_text_without_marks_are_one() -> None:
    assert segments("plain") == (Segment("plain"),)
    assert segments("") == ()
    assert segments("\x02a\x03\x02b\x03 c") == (
        Segment("a", True),
        Segment("b", True),
        Segment(" c"),
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("/storage/hops/nbl/", ("api-nlb", "/storage/hops/nlb/")),
        ("/storage/hop/nlb", ("api-nlb", "/storage/hops/nlb/")),
        ("/storage/routes/bag/?x=1", ("Bags", "/storage/routes/bags/")),
        ("/storage/versions/9/routes/bag/", ("Bags", "/storage/routes/bags/")),
        ("/storage/docs/port/", ("Ports", "/storage/docs/ports/")),
        ("ingets", ("Ingests", "/storage/routes/ingests/")),
    ],
)
def test_an_address_that_is_none_is_answered_with_those_like_it(
    typed: str, first: tuple[str, str]
) -> None:
    assert suggest(book(), ADDRESSES, typed)[0] == first


@pytest.mark.parametrize("typed", ["", "/", "///", "/storage/", "x" * 10_000, "\0", "/%00/\ud800"])
def test_nothing_is_suggested_where_nothing_is_like_it(typed: str) -> None:
    assert suggest(book(), ADDRESSES, typed) == ()


def test_this_pythons_sqlite_can_search() -> None:
    assert sqlite_has_full_text_search() == []


def test_a_python_that_cannot_search_is_told_at_start_up_what_to_do() -> None:
    error = missing("no such module: fts5")
    assert error.id == "docs_app.E001"
    assert "has no full text search: no such module: fts5." in error.msg
