"""The words in a picture."""

import pytest

from docs_app.core.architecture import Match, Port, Zone
from docs_app.core.diagram.labels import (
    match_words,
    merge_paths,
    plural,
    port_words,
    shorten,
    wrap,
    zone_words,
)
from docs_app.core.diagram.metrics import text_width


@pytest.mark.parametrize(
    ("match", "words"),
    [
        (Match(), ""),
        (Match(port="http"), ""),
        (Match(path="/bags"), "/bags"),
        (Match(path="/bags/{id}"), "/bags/{id}"),
        (Match(path="/bags/{proxy+}"), "below /bags"),
        (Match(path="/{proxy+}"), "any path"),
        (Match(host="a.example", path="/{proxy+}"), "below a.example"),
        (Match(host="a.example", path="/bags"), "a.example/bags"),
        (Match(host="a.example"), "a.example"),
        (Match(methods=("GET", "HEAD"), path="/bags"), "GET, HEAD /bags"),
    ],
)
def test_a_rule_s_match_in_words(match: Match, words: str) -> None:
    assert match_words(match) == words


def test_a_path_and_what_is_below_it_are_one_line() -> None:
    assert merge_paths(["/a", "below /a", "/b", "below /c", "GET /d", "GET below /d", "/a"]) == [
        "/a and below",
        "/b",
        "below /c",
        "GET /d and below",
    ]


def test_many_lines_are_counted_and_long_ones_cut() -> None:
    assert shorten(["a", "b", "c"]) == ("a", "b", "c")
    assert shorten(["a", "b", "c", "d"]) == ("a", "b", "and 2 more")
    assert shorten(["x" * 41]) == ("x" * 39 + "…",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("one", ("one",)),
        ("one two three", ("one two", "three")),
        ("one\n two\tthree", ("one two", "three")),
        ("abcdefghijklmnop", ("abcdefgh", "ijklmnop")),
        ("one two three four five six", ("one two", "three", "four fi…")),
    ],
)
def test_text_is_broken_into_few_lines_that_lose_nothing_silently(
    text: str, lines: tuple[str, ...]
) -> None:
    assert wrap(text, 8) == lines


def test_a_port_says_what_it_is_for_where_there_are_several() -> None:
    port = Port("bags", 65534, "TCP")

    assert port_words(port, alone=True) == ":65534 TCP"
    assert port_words(port, alone=False) == ":65534 TCP · bags"


def test_only_a_task_says_how_many_of_it_run() -> None:
    assert zone_words(Zone("t", "Task", "task", replicas=0)) == "Task  \u00d7 0"
    assert zone_words(Zone("t", "Task", "task")) == "Task  \u00d7 n"
    assert zone_words(Zone("v", "VPC", "vpc", replicas=2)) == "VPC"


def test_counts_agree_with_their_nouns() -> None:
    assert [plural(1, "hop"), plural(2, "hop"), plural(0, "address", "addresses")] == [
        "1 hop",
        "2 hops",
        "0 addresses",
    ]


def test_widths_are_those_of_the_font() -> None:
    assert text_width("Hi", 10) == pytest.approx(9.44)
    assert text_width("Hi", 10, bold=True) == pytest.approx(10)
    assert text_width("Hi", 10, spacing=0.1) == pytest.approx(11.44)
    assert text_width("漢é", 10) == pytest.approx(16.4)
