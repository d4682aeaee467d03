"""Refusals of what the public sees: addresses, examples, pages."""

from __future__ import annotations

import pytest

from docs_app.models import Example
from tests.admin.desk import Desk
from tests.admin.refused import assert_refused


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (
            "host",
            "https://api.example.org",
            "'https://api.example.org' is not a host name. Write the name alone, such as "
            "api.example.org: no scheme, port or path.",
        ),
        (
            "base_path",
            "/storage/",
            "'/storage/' is not a base path. Write segments with single slashes between them, such "
            "as storage or a/b.",
        ),
        (
            "stage",
            "a b",
            "'a b' is not a stage's name. Use letters, digits, - and _; or leave it out.",
        ),
    ],
)
def test_a_public_address_that_is_none(
    maintainer: Desk, field: str, value: str, message: str
) -> None:
    answer = maintainer.send(maintainer.open("entrypoint", "domain") | {field: value})

    assert_refused(answer, {field: value})
    assert answer.errors == {field: [message]}


def test_an_example_that_does_not_end_as_it_says(maintainer: Desk) -> None:
    place = list(Example.objects.filter(route__slug="bags").values_list("slug", flat=True))
    field = f"examples-{place.index('anonymous')}-status"

    answer = maintainer.send(maintainer.open("route", "bags") | {field: "403"})

    assert_refused(answer, {field: "403"})
    assert [each.endswith("(EXAMPLE_FAILS)") for each in answer.errors.popitem()[1]] == [True]


def test_a_url_and_a_header_that_are_none(maintainer: Desk) -> None:
    form = maintainer.open("route", "bags")

    assert maintainer.send(form, examples__0__url="/bags").errors == {
        "examples-0-url": [
            "'/bags' is not a whole address. Write it with scheme and host, such as "
            "https://api.example.org/bags."
        ]
    }
    assert maintainer.send(form, examples__0__headers="Accept").errors == {
        "examples-0-headers": ["“Accept” is not a header. Write Name: value, one on each line."]
    }


def test_a_page_below_no_page(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("page", "overview"), path="ports/who")

    assert_refused(answer, {"path": "ports/who"})
    assert answer.errors == {
        "path": ["There is no page above it, 'ports'. Did you mean 'ports/who'?"]
    }
