"""Path patterns: what parses, what does not and why, and what is captured."""

from __future__ import annotations

import pytest
from hypothesis import given

from docs_app.core.paths import (
    PathError,
    Segment,
    captured,
    check_rewrite,
    parse_path,
    raw_segments,
    rewritten,
    split_path,
)
from tests.core import strategies


@pytest.mark.parametrize(
    ("pattern", "segments"),
    [
        ("", ()),
        ("/", ()),
        ("/bags", (Segment("literal", "bags"),)),
        ("/bags/{id}", (Segment("literal", "bags"), Segment("name", "id"))),
        ("/bags/{proxy+}", (Segment("literal", "bags"), Segment("rest", "proxy"))),
        ("/a%20b", (Segment("literal", "a b"),)),
        ("/é", (Segment("literal", "é"),)),
        ("/v1.0/~x-y_z", (Segment("literal", "v1.0"), Segment("literal", "~x-y_z"))),
    ],
)
def test_a_pattern_is_read_as_segments(pattern: str, segments: tuple[Segment, ...]) -> None:
    assert parse_path(pattern) == segments


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("bags", "The path 'bags' must begin with a slash."),
        ("/bags/", "The path '/bags/' must not end with a slash; leave it out."),
        ("//bags", "The path '//bags' has an empty segment: two slashes in a row."),
        (
            "/{rest+}/x",
            "In the path '/{rest+}/x' a segment like {name+} must be the last.",
        ),
        ("/{a}/{a}", "The path '/{a}/{a}' uses the name 'a' twice."),
        (
            "/bags/*",
            "The segment '*' of the path '/bags/*' has the sign '*'. A segment is plain text,"
            " {name} for any one segment, or last {name+} for one or more.",
        ),
        (
            "/bag-{id}",
            "The segment 'bag-{id}' of the path '/bag-{id}' has the sign '{'. A segment is plain"
            " text, {name} for any one segment, or last {name+} for one or more.",
        ),
        (
            "/bags?x",
            "The segment 'bags?x' of the path '/bags?x' has the sign '?'. A segment is plain text,"
            " {name} for any one segment, or last {name+} for one or more.",
        ),
    ],
)
def test_a_pattern_that_does_not_parse_is_refused_with_its_mend(pattern: str, message: str) -> None:
    with pytest.raises(PathError) as refused:
        parse_path(pattern)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("path", "raw", "decoded"),
    [
        ("/", (), ()),
        ("/bags", ("bags",), ("bags",)),
        ("/bags/", ("bags",), ("bags",)),
        ("/a%2Fb/c%20d", ("a%2Fb", "c%20d"), ("a/b", "c d")),
        ("//a", ("", "a"), ("", "a")),
    ],
)
def test_a_requests_path_is_parted_before_it_is_decoded(
    path: str, raw: tuple[str, ...], decoded: tuple[str, ...]
) -> None:
    assert raw_segments(path) == raw
    assert split_path(path) == decoded


def test_names_capture_one_segment_and_a_rest_captures_all_that_follow() -> None:
    pattern = parse_path("/bags/{id}/{proxy+}")

    assert captured(pattern, "/bags/b%201/x/y/") == {"id": "b%201", "proxy": "x/y"}


def test_a_rewrite_puts_what_was_captured_in_place() -> None:
    assert rewritten("/new/{proxy}/{id}/{other}", {"proxy": "x/y", "id": "1"}) == (
        "/new/x/y/1/{other}"
    )


@pytest.mark.parametrize(
    ("rewrite", "pattern", "message"),
    [
        ("new", "/a", "The path 'new' to rewrite to must begin with a slash."),
        ("/{x}", "/a", "The path '/a' captures nothing named 'x' to rewrite with."),
        ("/a?b", "/a", "The path '/a?b' to rewrite to has the sign '?'."),
        (
            "/${stageVariables.}",
            "/a",
            "The path '/a' captures nothing named 'stageVariables.' to rewrite with.",
        ),
    ],
)
def test_a_rewrite_that_cannot_be_made_is_refused(rewrite: str, pattern: str, message: str) -> None:
    with pytest.raises(PathError) as refused:
        check_rewrite(rewrite, pattern)

    assert str(refused.value) == message


@given(strategies.paths())
def test_a_rewrite_made_of_everything_that_a_pattern_captures_is_accepted(pattern: str) -> None:
    names = [each.text for each in parse_path(pattern) if each.kind != "literal"]

    check_rewrite("/new" + "".join(f"/{{{name}}}" for name in names), pattern)
    check_rewrite("", pattern)


def test_a_rewrite_may_name_variables_of_the_stage() -> None:
    check_rewrite("/${stageVariables.root}/x/{id}", "/bags/{id}")
