"""What can be searched for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Page
from docs_app.core.documents import KINDS_IN_ORDER, Document, documents, named
from tests.core.builders import storage
from tests.core.strategies import architectures


def by_path(architecture: Architecture) -> dict[str, Document]:
    return {document.path: document for document in documents(architecture)}


def test_every_thing_with_an_address_is_a_document() -> None:
    counts = dict.fromkeys(KINDS_IN_ORDER, 0)
    for document in documents(storage()):
        counts[document.kind] += 1
    assert counts == {
        "port": 8,
        "hop": 11,
        "route": 2,
        "rule": 10,
        "page": 1,
        "section": 0,
        "entry_point": 2,
        "zone": 6,
        "example": 4,
    }


def test_a_port_is_found_by_its_number_and_by_its_name_on_its_hop() -> None:
    assert by_path(storage())["hops/nlb/#port--ingests"] == Document(
        "port",
        "65535 ingests",
        "hops/nlb/#port--ingests",
        "api-nlb",
        "TCP, open from Private VPC",
        ("65535", "nlb/ingests", "ingests"),
    )


def test_a_rule_is_its_sentence() -> None:
    assert by_path(storage())["hops/nlb/#rule--ingests"] == Document(
        "rule",
        "On 65535 (TCP), any connection: forward to the items target group.",
        "hops/nlb/#rule--ingests",
        "api-nlb",
        "",
        ("nlb/ingests", ""),
    )


def test_a_page_and_its_headings_are_documents_with_their_facts_in_place() -> None:
    body = "All of it.\n\n## On [[port:nlb/ingests]]\n\nSee [[hop:nlb]].\n"
    pages = (Page("a", "Top"), Page("a/b", "Below", body))
    found = by_path(replace(storage(), pages=pages))
    assert found["docs/a/b/"] == Document(
        "page",
        "Below",
        "docs/a/b/",
        "Top",
        "All of it.\nOn 65535\nSee api-nlb.",
        ("a/b", "Below"),
    )
    assert found["docs/a/b/#section--on-nlb-ingests"] == Document(
        "section",
        "On 65535",
        "docs/a/b/#section--on-nlb-ingests",
        "Below",
        "See api-nlb.",
        ("On 65535",),
    )


def test_an_entry_point_is_found_by_its_host_and_its_whole_address() -> None:
    keys = by_path(storage())["entry-points/#entry--domain"].keys
    assert keys == (
        "domain",
        "Custom domain",
        "api.example.org",
        "https://api.example.org/storage/v1",
    )


@settings(max_examples=25)
@given(architectures())
def test_documents_have_addresses_of_their_own_within_the_architecture(
    architecture: Architecture,
) -> None:
    paths = [document.path for document in documents(architecture)]
    assert len(paths) == len(set(paths))
    assert not any(path.startswith("/") for path in paths)


def test_an_address_behind_the_home_of_a_version_is_that_versions() -> None:
    document = by_path(storage())["hops/nlb/"]
    addresses = Addresses("storage", 3)
    assert addresses.home + document.path == addresses.hop("nlb")


def test_what_can_be_suggested_are_the_things_with_pages() -> None:
    counts = dict.fromkeys(KINDS_IN_ORDER, 0)
    for document in named(storage()):
        counts[document.kind] += 1
    assert {kind: count for kind, count in counts.items() if count} == {
        "hop": 11,
        "route": 2,
        "page": 1,
        "entry_point": 2,
        "zone": 6,
    }
