"""What somebody types or pastes becomes a question, or a word beside each field to mend."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import METHODS, Request, Token
from docs_app.core.faults import Fault, faults_for
from docs_app.core.permalink import to_query
from docs_app.views.asking import asked
from docs_app.views.sighting import seen
from tests.core.builders import storage

URL = "https://api.example.org/storage/v1/bags"
words = st.text("abcdefghijklmnopqrstuvwxyz/.-_,", min_size=1, max_size=12)
tokens = st.builds(
    Token,
    st.sampled_from(("none", "valid", "invalid", "expired")),
    st.sampled_from(("", "access", "id")),
    st.lists(words, max_size=3, unique=True).map(tuple),
)
headers = st.tuples(st.sampled_from(("Accept", "X-Some-Thing")), words)
requests = st.builds(
    Request,
    st.sampled_from(METHODS),
    st.sampled_from((URL, f"{URL}/a%20b?c=d&e=%26", "http://api.example.org:8080/")),
    tokens,
    st.integers(0, 10**12 - 1),
    st.lists(headers, max_size=3).map(tuple),
)
FAULTS = [choice.fault for choice in faults_for(storage())]
faults = st.lists(st.sampled_from(FAULTS), max_size=4, unique_by=lambda f: (f.kind, f.subject))


def told(query: str) -> dict[str, str]:
    """Return the complaints about a query."""
    found = asked(storage(), QueryDict(query))
    return {
        **found.complaints,
        **{each.text: each.complaint for each in found.faults if each.complaint},
    }


@given(requests, faults)
def test_a_question_read_from_its_address_has_the_same_address(
    request: Request, wrong: list[Fault]
) -> None:
    found = asked(storage(), QueryDict(to_query(request, wrong)))

    assert (found.request, found.wrong, found.tidy) == (request, tuple(wrong), True)


def test_nothing_asked_is_nothing_to_mend() -> None:
    found = asked(storage(), QueryDict("example=bags"))

    assert (found.request, dict(found.complaints), found.faults) == (None, {}, ())


def test_each_mistake_stands_by_its_field_and_says_how_to_mend_it() -> None:
    query = "method=G T&url=bags&token=good&use=x&body=many&header=Accept&fault=downn:bags-app"

    assert told(query) == {
        "method": "'G T' is no method; write GET, POST or the like.",
        "url": "The URL 'bags' must begin with https:// or http://.",
        "token": "'good' is none of none, valid, invalid, expired.",
        "use": "'x' is none of access, id.",
        "body": "The body is a number of bytes, such as 1048576, not 'many'.",
        "header": "A header is written 'Name: value', not 'Accept'.",
        "downn:bags-app": "There is no fault 'downn'; did you mean down:nginx?",
    }


def test_a_form_sent_without_a_url_asks_for_one() -> None:
    assert told("method=GET&url=") == {
        "url": "Write the whole URL, such as https://host.example/path."
    }


def test_nothing_that_was_typed_is_lost() -> None:
    found = asked(storage(), QueryDict("url=+bags&scopes=a,b+c&body=x&header=a%0D%0A%0D%0Ab:c"))

    assert dict(found.typed) == {
        "method": "GET",
        "url": "bags",
        "token": "",
        "use": "",
        "scopes": "a,b c",
        "body": "x",
        "header": "a\nb:c",
    }


def test_the_value_of_a_fault_stands_in_a_field_of_its_own() -> None:
    query = f"url={URL}&fault=slow:bags-app&value:slow:bags-app=40&value:answers:bags-app=500"
    found = asked(storage(), QueryDict(query))

    assert (found.wrong, found.tidy) == ((Fault("slow", "bags-app", 40),), False)


def test_of_two_values_for_one_fault_the_later_counts() -> None:
    found = asked(storage(), QueryDict(f"url={URL}&fault=slow:bags-app:1&fault=slow:bags-app:2"))

    assert found.wrong == (Fault("slow", "bags-app", 2),)


def test_digits_may_be_grouped_as_people_write_them() -> None:
    found = asked(storage(), QueryDict(f"url={URL}&body=1,048+577"))

    assert found.request == Request("GET", URL, body_bytes=1_048_577)


def test_a_whole_answer_may_be_pasted_and_only_what_tells_is_kept() -> None:
    pasted = QueryDict(mutable=True)
    pasted["headers"] = (
        "HTTP/1.1 502 Bad Gateway\r\nDate: today\r\nServer: nginx\r\nSet-Cookie: secret\r\n"
        "\r\n<html>502 Bad Gateway</html>"
    )
    found = seen(pasted)

    assert (found.status, found.headers, found.body) == (
        502,
        (("Server", "nginx"),),
        "<html>502 Bad Gateway</html>",
    )


@pytest.mark.parametrize(
    ("query", "complaints"),
    [
        ("status=504&seconds=29", {}),
        ("status=none", {}),
        (
            "body=x",
            {
                "status": "Write the status of the answer, such as 504, or none where no"
                " answer came."
            },
        ),
        (
            "status=99",
            {"status": "'99' is no status; write three digits from 100 to 599, such as 504."},
        ),
        (
            "status=504&seconds=long",
            {"seconds": "'long' is no number of seconds; write digits, such as 29."},
        ),
        ("status=504&headers=x", {"headers": "A header is written 'Name: value', not 'x'."}),
    ],
)
def test_an_answer_that_cannot_be_one_is_said_to_be_none(
    query: str, complaints: dict[str, str]
) -> None:
    assert dict(seen(QueryDict(query)).complaints) == complaints
