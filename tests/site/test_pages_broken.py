"""What is shown when the site itself breaks: it must need nothing that could be broken too."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.core.builders import storage
from tests.site.books import publish_unchecked
from tests.site.reading import Sheet


@pytest.mark.django_db
def test_a_mistake_of_the_site_is_a_page_that_says_so(client: Client) -> None:
    publish_unchecked(storage(), snapshot="no architecture at all")
    client.raise_request_exception = False

    response = client.get("/storage/")

    assert response.status_code == 500
    assert Sheet(response.content.decode()).one("h1").text == "Something broke"
    assert b"no architecture" not in response.content


def test_a_page_that_one_may_not_open_says_whom_to_ask() -> None:
    assert Sheet(render_to_string("403.html")).one("h1").text == "This is not yours to do"
