"""Whatever people type is shown as they typed it, and runs nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from docs_app.core.architecture import Architecture, Example, Hop, Page, Rule
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import Sheet

pytestmark = pytest.mark.django_db

PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></style><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% now 'Y' %}javascript:alert(1)",
)

ADDRESSES = (
    "",
    "routes/",
    "routes/bags/",
    "routes/bags/steps/2/?example=anonymous",
    "routes/bags/steps/5/",
    "hops/",
    "hops/nlb/",
    "hops/gateway/",
    "ports/",
    "rules/",
    "zones/",
    "entry-points/",
    "docs/",
    "docs/overview/",
    "lint/",
    "versions/",
    "versions/2/",
    "versions/2/changes/",
    "compare/",
    "compare/1...2/",
    "compare/2...1/",
    "diagram.svg",
)


def soiled(payload: str) -> Architecture:
    """The small storage service with a payload in every text that people type."""
    book = storage()
    text = {"name": payload, "prose": payload}
    return replace(
        book,
        name=payload,
        environment=payload,
        summary=payload,
        zones=tuple(replace(each, **text, summary=payload) for each in book.zones),
        hops=tuple(_hop(each, payload) for each in book.hops),
        entry_points=tuple(replace(each, **text, summary=payload) for each in book.entry_points),
        routes=tuple(
            replace(
                each,
                **text,
                summary=payload,
                examples=tuple(_example(example, payload) for example in each.examples),
            )
            for each in book.routes
        ),
        pages=(
            Page("overview", payload, f"# {payload}\n\n{payload}\n\n[x]({payload})\n\n[[picture]]"),
        ),
    )


def _hop(hop: Hop, payload: str) -> Hop:
    return replace(
        hop,
        name=payload,
        summary=payload,
        prose=payload,
        ports=tuple(replace(port, summary=payload) for port in hop.ports),
        rules=tuple(_rule(rule, payload) for rule in hop.rules),
    )


def _rule(rule: Rule, payload: str) -> Rule:
    return replace(rule, name=payload, prose=payload)


def _example(example: Example, payload: str) -> Example:
    return replace(example, name=payload, prose=payload)


def faults(sheet: Sheet) -> list[str]:
    """What a browser would run, or follow to something that runs."""
    scripts = [each for each in sheet.all("script") if "src" not in each.attributes]
    return [
        *("a script of its own" for _ in scripts),
        *(
            f"{each.tag} {name}"
            for each in sheet.elements
            for name, value in each.attributes.items()
            if name.startswith("on")
            or name == "style"
            or (
                name in {"href", "src", "action"}
                and value.strip().lower().startswith("javascript:")
            )
        ),
        *("an image of its own" for each in sheet.all("img") if each.attributes.get("src") == "x"),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_type_runs_nowhere(client: Client, payload: str) -> None:
    publish(storage())
    publish(soiled(payload), payload)

    found = {}
    for address in ADDRESSES:
        response = client.get(f"/storage/{address}")
        assert response.status_code == 200, address
        text = response.content.decode()
        assert "&amp;lt;" not in text, f"escaped twice: {address}"
        found[address] = faults(Sheet(text))

    assert found == {address: [] for address in ADDRESSES}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_typed_into_an_address_runs_nowhere(client: Client, payload: str) -> None:
    publish(storage())

    for address in ("/search/", "/storage/ports/", "/storage/hops/", "/storage/rules/"):
        response = client.get(address, {"q": payload, "hop": payload, "name": payload})
        assert response.status_code == 200
        assert faults(Sheet(response.content.decode())) == []
    chosen = client.get("/storage/compare/", {"from": payload, "to": payload})
    assert (chosen.status_code, faults(Sheet(chosen.content.decode()))) == (200, [])
    for address in (f"/storage/hops/{payload}/", f"/storage/compare/{payload}...now/"):
        lost = client.get(address)
        assert (lost.status_code, faults(Sheet(lost.content.decode()))) == (404, [])
