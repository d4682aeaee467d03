"""Reading a sample request: what is sent, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Request, Token
from docs_app.core.trace.request import Sent, read_request
from tests.core.strategy_values import urls


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://x.example", Sent("GET", "https", "x.example", 443, "/")),
        ("http://x.example/", Sent("GET", "http", "x.example", 80, "/")),
        ("HTTPS://X.Example.:8443/A?b=/c#d", Sent("GET", "https", "x.example", 8443, "/A")),
        (
            "https://münchen.example/é",
            Sent("GET", "https", "xn--mnchen-3ya.example", 443, "/%C3%A9"),
        ),
        ("https://x.example/a%20b/c/", Sent("GET", "https", "x.example", 443, "/a%20b/c/")),
        ("https://x.example/a/./b/../c", Sent("GET", "https", "x.example", 443, "/a/c")),
        ("https://x.example/a/b/..", Sent("GET", "https", "x.example", 443, "/a/")),
        ("https://x.example/../a", Sent("GET", "https", "x.example", 443, "/a")),
        ("https://x.example//a", Sent("GET", "https", "x.example", 443, "//a")),
        ("https://[::1]:9000/a", Sent("GET", "https", "::1", 9000, "/a")),
    ],
)
def test_a_url_is_sent_in_its_one_spelling(url: str, sent: Sent) -> None:
    assert read_request(Request("get", url)) == sent


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (Request("GET", "bags"), "The URL 'bags' must begin with https:// or http://."),
        (Request("GET", "ftp://x/y"), "The URL 'ftp://x/y' must begin with https:// or http://."),
        (Request("GET", "https:///bags"), "The URL 'https:///bags' names no host."),
        (
            Request("GET", "https://x.example/a b"),
            "The URL 'https://x.example/a b' has a space or a control character; write it as %20.",
        ),
        (
            Request("GET", "https://me:secret@x.example/"),
            "The URL 'https://me:secret@x.example/' must not carry a name or password.",
        ),
        (
            Request("GET", "https://x.example:99999/"),
            "The port in 'x.example:99999' is not a number up to 65535.",
        ),
        (
            Request("GET", "https://[::1/"),
            "The URL 'https://[::1/' cannot be read: Invalid IPv6 URL.",
        ),
        (Request("GET", "https://x.example/%zz"), "'%zz' in the path is no %-escape."),
        (
            Request("GET", "https://x.example/" + "a" * 8192),
            "The URL is longer than 8,192 characters.",
        ),
        (
            Request("G T", "https://x.example/"),
            "'G T' is no method; write GET, POST or the like.",
        ),
        (
            Request("GET", "https://x.example/", Token("good")),
            "A token is one of none, valid, invalid, expired, not 'good'.",
        ),
        (
            Request("GET", "https://x.example/", Token("valid", "refresh")),
            "A token's use is access or id, not 'refresh'.",
        ),
        (
            Request("GET", "https://x.example/", body_bytes=-1),
            "A body has 0 bytes or more, not -1.",
        ),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_clear_message(
    request_: Request, message: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        read_request(request_)

    assert str(refused.value) == message


@given(urls(), st.sampled_from(("GET", "post")))
def test_what_was_sent_reads_the_same_when_it_is_sent_again(url: str, method: str) -> None:
    sent = read_request(Request(method, url))

    again = f"{sent.scheme}://{sent.host}:{sent.port}{sent.path}"

    assert read_request(Request(sent.method, again)) == sent


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_as_a_value(text: str) -> None:
    try:
        path = read_request(Request("GET", "https://" + text)).path
    except ValueError:
        return
    assert path.startswith("/")
    assert path.isascii()
