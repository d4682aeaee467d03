"""10,000 hops with 50,000 rules: how long loading, publishing and each first page take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.test import Client

from docs_app import store, versions
from docs_app.core.codec import snapshot
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
    found = [
        Figure("10,000 hops, 50,000 rules: load", ms(loading)),
        Figure("the same: publish a change", ms(publishing), note=f"of it reading {ms(reading)}"),
    ]
    client = Client()
    client.get("/huge/ports/")  # the value into memory, as any earlier page would have
    return found + [_page(client, f"/huge/{page}") for page in PAGES]


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
