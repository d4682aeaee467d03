"""10,000 hops with 50,000 rules: what loading, publishing, comparing and each first page take."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.test import Client

from docs_app import store, versions
from docs_app.core.architecture import Architecture
from docs_app.core.codec import snapshot
from docs_app.core.comparison import compare
from docs_app.core.lint import lint
from docs_app.models import Port
from tests.bench.large import huge
from tests.bench.measure import Figure, ms, seconds

LIMIT = 0.3
PAGES = (
    "",
    "routes/first/",
    "routes/first/steps/2/",
    "hops/",
    "hops/gateway-0/",
    "hops/service-5000/",
    "ports/",
    "rules/",
    "zones/",
    "entry-points/",
    "docs/start/",
    "lint/",
    "versions/",
)
WHOLE_PICTURE = ""


def figures(var: Path) -> list[Figure]:
    """Return what 10,000 hops cost, in this process; ``var`` is where a file may be written."""
    architecture = huge()
    (var / "huge.json").write_text(snapshot(architecture))
    loading = seconds(lambda: versions.create(architecture, None, "Load"))
    Port.objects.filter(hop__slug="service-5000").update(number=8001)
    publishing = seconds(lambda: versions.publish("huge", None, "Another number"))
    reading = seconds(lambda: store.load_draft("huge"))
    linting = seconds(lambda: lint(replace(architecture)))
    found = [
        Figure("10,000 hops, 50,000 rules: load", ms(loading)),
        Figure(
            "the same: publish a change",
            ms(publishing),
            "2 s at most",
            publishing <= 2,
            f"of it reading {ms(reading)}",
        ),
        Figure("the same: lint", ms(linting), "2 s at most", linting <= 2),
        _compared(),
    ]
    client = Client()
    client.get("/huge/ports/")  # the value into memory, as any earlier page would have
    return found + [_page(client, f"/huge/{page}") for page in PAGES]


def _compared() -> Figure:
    """Return the time of a whole comparison of versions 1 and 2, as pages would find them."""
    first, second = (store.load_version("huge", number) for number in (1, 2))
    assert first is not None
    assert second is not None
    before, after = first.architecture, second.architecture
    lint(before), lint(after)  # every page tells how many findings there are
    known = seconds(lambda: _compare(before, after))
    unknown = seconds(lambda: _compare(replace(before), replace(after)))
    return Figure(
        "the same: compare the two versions, all of it",
        ms(known),
        "1 s at most",
        known <= 1,
        f"with the lint of both {ms(unknown)}",
    )


def _compare(before: Architecture, after: Architecture) -> None:
    """Work out all that a comparison tells."""
    found = compare(before, after, date(2026, 1, 1))
    assert (len(found.changes), len(found.facts)) == (1, 1)
    assert (found.prose, found.examples, found.findings) == ((), (), ())
    assert found.reach is not None


def _page(client: Any, address: str) -> Figure:
    """Return the time of a page nobody asked for before, and of the same page asked for again."""
    cache.clear()
    answers: list[Any] = []
    first = seconds(lambda: answers.append(client.get(address)))
    again = seconds(lambda: answers.append(client.get(address)))
    codes = {answer.status_code for answer in answers}
    if codes != {200}:
        sys.exit(f"bench: {address} answered {codes}")
    goal = "" if address == "/huge/" else "300 ms at most"
    return Figure(
        f"first time {address}",
        ms(first),
        goal,
        first <= LIMIT if goal else None,
        f"again {ms(again)}" + ("" if goal else "; it holds the whole picture"),
    )
