"""The storage service's review pack, from nothing and from the cache, and the seal on a picture."""

from __future__ import annotations

import threading
from functools import partial

from django.core.cache import cache, caches
from django.test import Client

from docs_app.core.diagram import View
from docs_app.pictures import Stamp, export
from docs_app.seals import judge
from docs_app.store import load_published
from tests.bench.measure import Figure, ms, seconds

LIMIT = 3.0
PACK = "/storage-service/review-pack."


def figures() -> list[Figure]:
    """Return what a pack takes in this process, warm but for its pictures and its file."""
    client = Client()
    asked(client, "pdf")
    found = []
    for kind in ("pdf", "html"):
        took = min(fresh(client, kind) for _ in range(3))
        size = len(asked(client, kind))
        again = ms(seconds(partial(asked, client, kind)))
        found.append(
            Figure(
                f"the storage service's review pack as {kind.upper()}",
                ms(took),
                "3 s at most",
                took <= LIMIT,
                f"{size / 1e6:.1f} MB; from the cache {again}",
            )
        )
    return [*found, *sealing(), during(client)]


def asked(client: Client, format: str) -> bytes:
    response = client.get(f"{PACK}{format}")
    if response.status_code != 200:
        raise RuntimeError(f"{PACK}{format}: {response.status_code}")
    return bytes(response.content)


def fresh(client: Client, format: str) -> float:
    """Return the seconds of a pack for which nothing was drawn or made before."""
    cache.clear()
    caches["renders"].clear()
    return seconds(partial(asked, client, format))


def sealing() -> list[Figure]:
    published = load_published("storage-service")
    if published is None:
        raise RuntimeError("The storage service is not loaded.")
    version = published.version
    stamp = Stamp("storage-service", version.number, version.at.date(), version.content_hash)
    file = export(published.architecture, View(), "png", stamp, 4).bytes
    took = min(seconds(partial(judge, file)) for _ in range(10))
    return [Figure(f"checking the seal of a PNG of {len(file) / 1e6:.1f} MB", ms(took))]


def during(client: Client) -> Figure:
    """Return how long a page takes at worst while a pack is made in another thread."""
    client.get("/storage-service/hops/nlb/")
    made = threading.Thread(target=partial(fresh, Client(), "pdf"))
    made.start()
    waits = []
    while made.is_alive():
        waits.append(seconds(partial(client.get, "/storage-service/hops/nlb/")))
    made.join()
    return Figure("a page while a pack is made beside it, at worst", ms(max(waits)))
