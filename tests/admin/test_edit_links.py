"""Stable addresses that lead from a name to the form in which it is changed, and back."""

from __future__ import annotations

import pytest

from docs_app.core.addresses import Addresses
from tests.admin.conftest import People
from tests.admin.desk import Desk

AT = Addresses("storage")


@pytest.mark.parametrize(
    ("kind", "name", "model"),
    [
        ("architecture", "storage", "architecture"),
        ("zone", "vpc", "zone"),
        ("hop", "nlb", "hop"),
        ("entry", "domain", "entrypoint"),
        ("route", "bags", "route"),
        ("page", "overview", "page"),
    ],
)
def test_a_name_leads_to_its_form(maintainer: Desk, kind: str, name: str, model: str) -> None:
    answer = maintainer.client.get(AT.edit(kind, name))

    assert answer.headers["Location"] == maintainer.address(model, name)


def test_a_page_deep_in_the_tree_is_found(maintainer: Desk) -> None:
    maintainer.send(maintainer.open("page"), title="Below", path="overview/below")

    answer = maintainer.client.get(AT.edit("page", "overview/below"))

    assert answer.headers["Location"] == maintainer.address("page", "overview/below")


@pytest.mark.parametrize(
    ("kind", "name", "model", "anchor"),
    [
        ("port", "nlb/ingests", "hop", "#ports-1"),
        ("rule", "gateway/ingests", "hop", "#rules-2"),
        ("example", "bags/anonymous", "route", "#examples-1"),
    ],
)
def test_a_part_leads_to_its_row_on_its_owners_form(
    maintainer: Desk, kind: str, name: str, model: str, anchor: str
) -> None:
    answer = maintainer.client.get(AT.edit(kind, name))
    address = maintainer.address(model, name.partition("/")[0])

    assert answer.headers["Location"] == address + anchor
    assert f'id="{anchor[1:]}"' in maintainer.client.get(address).content.decode()


@pytest.mark.parametrize(
    ("kind", "name"), [("hop", "nib"), ("rule", "nlb/nothing"), ("rule", "nlb"), ("table", "x")]
)
def test_a_name_of_nothing_leads_nowhere(maintainer: Desk, kind: str, name: str) -> None:
    assert maintainer.client.get(AT.edit(kind, name)).status_code == 404


def test_who_may_only_look_is_led_there_too(people: People) -> None:
    reader = people("Reader")

    page = reader.client.get(AT.edit("hop", "nlb"), follow=True)

    assert page.status_code == 200


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("architecture", "storage", "/storage/"),
        ("zone", "vpc", "/storage/zones/#zone--vpc"),
        ("hop", "nlb", "/storage/hops/nlb/"),
        ("entrypoint", "domain", "/storage/entry-points/#entry--domain"),
        ("route", "bags", "/storage/routes/bags/"),
        ("page", "overview", "/storage/docs/overview/"),
    ],
)
def test_a_form_leads_to_the_page_on_the_site(
    maintainer: Desk, kind: str, name: str, address: str
) -> None:
    page = maintainer.client.get(maintainer.address(kind, name)).content.decode()

    assert f'<a href="{address}" class="viewsitelink">' in page
