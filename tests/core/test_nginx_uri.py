"""How nginx reads and writes paths. That it does is held in tests/real/."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.nginx_uri import read_path, write_path


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("/", "/"),
        ("/bags/", "/bags/"),
        ("/b%61gs", "/bags"),
        ("/a%2Fb", "/a/b"),
        ("//a///b", "/a/b"),
        ("/a/./b/.", "/a/b/"),
        ("/a/../b", "/b"),
        ("/a/%2e%2E", "/"),
        ("/a/b/..", "/a/"),
        ("/a//..", "/"),
        ("/a/...", "/a/..."),
        ("/..a", "/..a"),
        ("/%252e%252e", "/%2e%2e"),
        ("/%C3%A9", "/é"),
        ("/..", None),
        ("/a/../../b", None),
        ("/%00", None),
    ],
)
def test_a_path_is_decoded_its_slashes_merged_and_its_dots_taken_out(
    path: str, read: str | None
) -> None:
    assert read_path(path) == read


@pytest.mark.parametrize(
    ("path", "arrived", "written"),
    [
        ("/a b", "/a%20b", "/a%20b"),
        ("/a/b", "/a%2Fb", "/a/b"),
        ("/A", "/%41", "/A"),
        ("/é%?#", "/%C3%A9%25%3F%23", "/%C3%A9%25%3F%23"),
        ("/a;b=c@:!$&'()*+,~[]", "/x%20", "/a;b=c@:!$&'()*+,~[]"),
        ('/"<>\\^`{|}', "/x%20", "/%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ("/a|b", "/a", "/a|b"),
    ],
)
def test_a_changed_path_is_encoded_again_where_it_came_encoded(
    path: str, arrived: str, written: str
) -> None:
    assert write_path(path, arrived) == written


@given(st.lists(st.sampled_from(("a", "%41", "%2F", "/", ".", "..", "%FF", "%C3%A9", "%20"))))
def test_what_nginx_has_written_it_reads_as_the_same(pieces: list[str]) -> None:
    path = "/" + "".join(pieces)
    read = read_path(path)

    if read is not None:
        assert read_path(write_path(read, "%")) == read
        assert "//" not in read
