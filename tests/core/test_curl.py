"""A pasted curl command as a request."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Request, Token
from docs_app.core.curl import Pasted, read_curl, told
from docs_app.core.curl.options import IGNORED, IGNORED_VALUES

URL = "https://api.example.org/v1/bags"
FORM = (("Content-Type", "application/x-www-form-urlencoded"),)
JSON = (("Content-Type", "application/json"), ("Accept", "application/json"))


@pytest.mark.parametrize(
    ("command", "request_"),
    [
        (f"curl {URL}", Request("GET", URL)),
        (f"curl -XDELETE {URL}", Request("DELETE", URL)),
        (f"curl --request=PUT --url {URL}", Request("PUT", URL)),
        (f"curl -I {URL}", Request("HEAD", URL)),
        (f"curl -sI {URL}", Request("HEAD", URL)),
        (f"curl {URL} -d a=1 --data-raw '@b'", Request("POST", URL, body_bytes=6, headers=FORM)),
        (
            f"curl {URL} --data-urlencode 'a=1 é' --data-urlencode '=b c' --data-urlencode 'd&'",
            Request("POST", URL, body_bytes=len("a=1%20%C3%A9&b%20c&d%26"), headers=FORM),
        ),
        (f"curl {URL} -G -d 'a=1 2' -d b", Request("GET", f"{URL}?a=1%202&b")),
        (f"curl '{URL}?x' -G -d a", Request("GET", f"{URL}?x&a")),
        (f"curl {URL} --json '{{\"é\":1}}'", Request("POST", URL, body_bytes=8, headers=JSON)),
        (
            f"curl {URL} \\\n  -H 'Accept: */*' \\\r\n  -H \"X-Id: a b\" -A me",
            Request("GET", URL, headers=(("Accept", "*/*"), ("X-Id", "a b"), ("User-Agent", "me"))),
        ),
        (
            f"curl {URL} -d x -H 'content-type: text/plain' -H 'Accept:' -H 'X-Empty;'",
            Request(
                "POST",
                URL,
                body_bytes=1,
                headers=(("content-type", "text/plain"), ("X-Empty", "")),
            ),
        ),
    ],
)
def test_a_command_is_read_as_curl_would_send_it(command: str, request_: Request) -> None:
    assert read_curl(command).request == request_


def test_a_bearer_token_is_taken_to_be_valid_and_is_not_kept() -> None:
    assert read_curl(f"curl {URL} -H 'authorization: Bearer abc'") == Pasted(
        Request("GET", URL, Token("valid")), ("bearer",)
    )
    assert read_curl(f"curl {URL} -H 'Authorization: abc'").request.token == Token("valid")


def test_what_a_json_web_token_claims_is_read() -> None:
    claims = {"token_use": "access", "scope": "storage/bags openid", "exp": 1}
    payload = urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")

    token = read_curl(f"curl {URL} -H 'Authorization: Bearer e30.{payload}.sig'").request.token

    assert token == Token("valid", "access", ("storage/bags", "openid"))


@pytest.mark.parametrize("payload", ["!", "W10", "bm8", "eyJ0b2tlbl91c2UiOjEsInNjb3BlIjoyfQ"])
def test_a_token_that_claims_nothing_readable_is_a_token_all_the_same(payload: str) -> None:
    token = read_curl(f"curl {URL} -H 'Authorization: Bearer a.{payload}.c'").request.token

    assert token == Token("valid")


def test_a_name_and_password_are_no_token() -> None:
    assert read_curl(f"curl {URL} -H 'Authorization: Basic YTpi'") == Pasted(
        Request("GET", URL, Token("invalid")), ("no-bearer",)
    )


def test_secrets_in_other_headers_keep_their_size_only() -> None:
    pasted = read_curl(f"curl {URL} -b 'session=1' -H 'X-Api-Key: abc'").request

    assert pasted.headers == (("Cookie", "*********"), ("X-Api-Key", "***"))


def test_without_a_scheme_curl_means_http_and_says_so() -> None:
    assert read_curl("curl api.example.org/x") == Pasted(
        Request("GET", "http://api.example.org/x"), ("no-scheme",)
    )


def test_options_that_are_not_followed_are_named_without_their_values() -> None:
    command = f"  $ curl -sSL --max-time 5 -s '{URL}' -o out.json -b jar.txt -x http://me:pw@proxy"

    assert read_curl(command) == Pasted(
        Request("GET", URL), ("-s", "-S", "-L", "--max-time", "-o", "cookie-file", "-x")
    )


def test_what_a_command_says_besides_is_told_in_sentences() -> None:
    notes = ("-s", "bearer", "-L", "no-scheme", "-o", "-L", "--path-as-is", "-k", "--insecure")

    assert told(notes) == (
        "Whether the token in the command is valid nobody checks here: it is taken to be.",
        "The URL names no scheme, so curl calls it with http.",
        "`-L`: curl would follow a redirect; here it ends at the first answer.",
        "`--path-as-is`: curl would send the dots of the path; here they are taken out of it.",
        "`-k` and `--insecure`: curl would not look at certificates; here they count.",
        "`-s` and `-o`: left out, as what is sent does not change.",
    )


def test_a_note_that_no_command_makes_says_nothing() -> None:
    assert told(("", "<b>", "-d", "--frobnicate", "-H")) == ()


def test_every_option_that_is_not_followed_is_told_of() -> None:
    for option in (*IGNORED, *IGNORED_VALUES):
        (sentence,) = told((option,))
        assert sentence.startswith(f"`{option}`: ")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("", "Paste a whole command that begins with curl."),
        (f"wget {URL}", "Paste a whole command that begins with curl."),
        ("curl", "The command has no URL; write exactly one."),
        (f"curl {URL} {URL}", "The command has 2 URLs; write exactly one."),
        (f"curl '{URL}", "The command cannot be read: a quote is not closed."),
        (f"curl {URL} \\", "The command cannot be read: it ends in a backslash."),
        (f"curl {URL} -H", "After -H its value is missing."),
        (f"curl {URL} -H Accept", "A header is written 'Name: value', not 'Accept'."),
        (
            f"curl -u me:secret {URL}",
            "-u cannot be followed: it sends a name and password; an API behind an authorizer"
            " wants a token, as -H 'Authorization: Bearer ...'.",
        ),
        (
            f"curl --form a=@b {URL}",
            "--form cannot be followed: the size of a form with parts is not known here; leave it"
            " out and write the body's size in the form instead.",
        ),
        (
            f"curl {URL} -d @body.json",
            "The size of the file body.json is not known here; leave it out and write the body's"
            " size in the form instead.",
        ),
        (
            f"curl {URL} --data-urlencode body@body.txt",
            "The size of the file body.txt is not known here; leave it out and write the body's"
            " size in the form instead.",
        ),
        (
            f"curl {URL} --frobnicate",
            "The option --frobnicate is not known here; leave it out if it does not change the"
            " request.",
        ),
        ("curl ftp://x.example", "The URL 'ftp://x.example' must begin with https:// or http://."),
        ("curl " + "x" * 100_001, "The command is longer than 100,000 characters."),
    ],
)
def test_what_cannot_be_read_or_followed_is_refused_with_the_mend(
    command: str, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_curl(command)


@given(st.text(max_size=60).map("curl ".__add__) | st.text(st.sampled_from("curl -dHX@'\" /:.a\n")))
def test_any_text_is_a_request_or_is_refused_in_a_sentence(text: str) -> None:
    told = "."
    try:
        read_curl(text)
    except ValueError as error:
        told = str(error)
    assert told.endswith(".")
