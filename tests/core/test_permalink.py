"""A request and its faults as an address's query, and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Request, Token
from docs_app.core.faults import Fault
from docs_app.core.permalink import from_query, to_query
from tests.core.strategy_values import requests
from tests.core.test_faults import faults

URL = "https://api.example.org/storage/v1/bags"


@given(requests, st.lists(faults(), max_size=4, unique=True))
def test_a_query_read_back_is_the_same_request_and_the_same_query(
    request: Request, wrong: list[Fault]
) -> None:
    query = to_query(request, wrong)

    assert from_query(query) == (request, tuple(wrong))
    assert to_query(*from_query(query)) == query


def test_a_query_says_what_differs_from_a_plain_request() -> None:
    request = Request(
        "POST", URL, Token("valid", "access", ("a/b", "c")), 12, (("Origin", "https://x.example"),)
    )

    assert to_query(request, (Fault("down", "bags-app"), Fault("slow", "bags-nginx", 40))) == (
        "method=POST&url=https://api.example.org/storage/v1/bags&token=valid&use=access"
        "&scopes=a/b+c&body=12&header=Origin:+https://x.example&fault=down:bags-app"
        "&fault=slow:bags-nginx:40"
    )
    assert to_query(Request("GET", URL)) == f"method=GET&url={URL}"


def test_fields_left_empty_in_a_form_and_fields_of_others_change_nothing() -> None:
    pairs = [("url", f" {URL} "), ("token", ""), ("body", ""), ("fault", ""), ("theme", "dark")]

    assert from_query(pairs) == (Request("GET", URL), ())


def test_of_a_field_given_twice_the_last_counts_and_the_same_fault_counts_once() -> None:
    query = f"?url=http://a.example&url={URL}&fault=down:x&fault=down:x"

    assert from_query(query) == (Request("GET", URL), (Fault("down", "x"),))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("method=GET", "Write the whole URL of the request, beginning with https://."),
        (
            f"url={URL}&body=1e3",
            "The body is a number of bytes, such as 1048576, not '1e3'.",
        ),
        (f"url={URL}&body=²", "The body is a number of bytes, such as 1048576, not '²'."),
        (f"url={URL}&header=Origin", "A header is written 'Name: value', not 'Origin'."),
        (f"url={URL}&fault=down", "'down' does not say what is meant; write down:nginx."),
        ("a=1&" * 300, "The address asks more than 200 things."),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(query: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        from_query(query)
